import { useQuery } from '@tanstack/react-query'
import { type ComponentType, type ReactNode, Suspense, useMemo } from 'react'
import type { Topology } from 'topojson-specification'
import type { Area, Geography } from '#core/domain/area.ts'
import type { Protected } from '#core/domain/protected.ts'
import { panelsOf } from '#core/explore/panels.ts'
import type { Panel } from '#core/panel/panel.ts'
import type { Plate } from '#core/plate/plate.ts'
import { selectedSeries } from '#core/plate/series.ts'
import { hasPanels, type PanelScreen } from '#core/view/screens.ts'
import { lazyPart } from './lazy-part.ts'
import { catalogueQuery } from './queries.ts'
import { useAreaPage, useAreaView } from './use-area-page.ts'
import { useComparison } from './use-comparison.ts'
import { useCoverage } from './use-coverage.ts'
import { type LoadedPlate, usePlate, usePlateOf } from './use-plate.ts'
import { useView } from './view-context.ts'

/** Every panel of the screen that a view shows, with what draws them. */
export type ViewPanels = {
  /** The same list for the same figures: who is told of another one draws anew. */
  readonly panels: readonly Panel[]
  /** The plate on which they stand. */
  readonly plate: Protected<Plate>
  readonly topology: Topology
  readonly geography: Geography
  readonly areas: readonly Area[]
  /** Whether files are on their way, of which the panels then say so. */
  readonly busy: boolean
}

export type ViewPanelsProps = {
  readonly children: (loaded: ViewPanels) => ReactNode
  /** What stands there before anything has come, or after a failure. */
  readonly waiting: (faults: readonly Error[], retry: () => void) => ReactNode
}

type Loaded = { readonly shown: LoadedPlate; readonly busy: boolean; readonly children: ViewPanelsProps['children'] }

/** The panels of Explore and Compare that stand on one plate. */
export function ComparedPanels({ shown, busy, children }: Loaded) {
  const { comparison, loading } = useComparison(shown)
  const { plate, resolved, atlas, topology } = shown
  const panels = useMemo(
    () => [...Object.values(panelsOf(plate, selectedSeries(plate, resolved, atlas))), ...Object.values(comparison)],
    [plate, resolved, atlas, comparison],
  )
  const { geography } = plate
  return children({ panels, plate, topology, geography, areas: atlas.areas, busy: busy || loading })
}

function PlatePanels({ children, waiting }: ViewPanelsProps) {
  const { shown, faults, loading, retry } = usePlate()
  if (!shown) return waiting(faults, retry)
  return (
    <ComparedPanels shown={shown} busy={loading}>
      {children}
    </ComparedPanels>
  )
}

function LoadedArea({ shown, busy, children }: Loaded) {
  const { panels: byName, loading, held } = useAreaPage(shown)
  const panels = useMemo(() => Object.values(byName), [byName])
  const { plate, atlas, topology } = shown
  const waits = busy || loading || held === null
  const { geography } = plate
  return children({ panels, plate, topology, geography, areas: atlas.areas, busy: waits })
}

function AreaPanelsOfView({ children, waiting }: ViewPanelsProps) {
  const catalogue = useQuery(catalogueQuery).data ?? null
  const { shown, faults, loading, retry } = usePlateOf(useAreaView(useView(), catalogue))
  if (!shown || !catalogue) return waiting(faults, retry)
  return (
    <LoadedArea shown={shown} busy={loading}>
      {children}
    </LoadedArea>
  )
}

function CoveragePanelsOfView({ children, waiting }: ViewPanelsProps) {
  const { shown, progress, faults, retry } = useCoverage()
  const panels = useMemo(() => (shown ? [shown.page.map, ...Object.values(shown.page.panels)] : []), [shown])
  if (!shown) return waiting(faults, retry)
  const { page, data, topology } = shown
  const { geography, areas } = data
  return children({ panels, plate: page.plate, topology, geography, areas, busy: progress !== null })
}

/** What runs a scenario is loaded where one is shown. */
const ScenarioPanels = lazyPart('The scenario', async () => (await import('./scenario-panels.tsx')).ScenarioPanels)

const panelsOfScreen: Readonly<Record<PanelScreen, ComponentType<ViewPanelsProps>>> = {
  explore: PlatePanels,
  compare: PlatePanels,
  area: AreaPanelsOfView,
  coverage: CoveragePanelsOfView,
  scenario: ScenarioPanels,
}

/** Loads the view around it and hands on the panels of its screen; those of the map where it has none. */
export function PanelsOfView(props: ViewPanelsProps) {
  const { screen } = useView()
  const Panels = panelsOfScreen[hasPanels(screen) ? screen : 'explore']
  return (
    <Suspense fallback={props.waiting([], () => undefined)}>
      <Panels {...props} />
    </Suspense>
  )
}
