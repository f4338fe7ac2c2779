import { useMemo } from 'react'
import { composeScenarioBrief } from '#core/brief/scenario-brief.ts'
import type { ScenarioShown } from '#state/use-scenario-page.ts'
import { BriefDesk, useBriefInput } from './brief-desk.tsx'
import type { Shared } from './shared.ts'

/** A brief on what the scenario was asked, whose runs are of that area alone. */
export function ScenarioBrief({ shared, shown: { page } }: { readonly shared: Shared; readonly shown: ScenarioShown }) {
  const brief = useMemo(() => composeScenarioBrief(page), [page])
  const input = useBriefInput(shared, { brief, plate: page.plate })
  const everyone = [{ id: brief.code, name: brief.name }]
  return <BriefDesk input={input} loading={false} code={brief.code} everyone={everyone} onChoose={() => {}} />
}
