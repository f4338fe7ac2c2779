import { useMemo } from 'react'
import { type ScenarioFiles, useScenarioPage, useScenarioQuestion } from './use-scenario-page.ts'
import type { ViewPanelsProps } from './view-panels.tsx'

function Loaded({ files, children, waiting }: ViewPanelsProps & { readonly files: ScenarioFiles }) {
  const { now, settled } = useScenarioPage(files)
  const shown = settled ?? now
  const panels = useMemo(() => Object.values(shown?.page.panels ?? {}), [shown])
  if (!shown) return waiting([], () => undefined)
  const { page, topology, areas } = shown
  const { plate } = page
  const busy = now !== settled
  return children({ panels, plate, topology, geography: plate.geography, areas, busy })
}

/** The panels of the scenario that a view asks about. */
export function ScenarioPanels(props: ViewPanelsProps) {
  const { files, fault, retry } = useScenarioQuestion()
  if (!files) return props.waiting(fault ? [fault] : [], retry)
  return <Loaded {...props} files={files} />
}
