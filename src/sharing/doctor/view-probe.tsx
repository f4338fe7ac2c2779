import { type ComponentType, Suspense, useCallback, useMemo } from 'react'
import { panelIdText } from '#core/panel/panel.ts'
import { hasPanels, type PanelScreen } from '#core/view/screens.ts'
import { FixedView } from '#state/fixed-view.tsx'
import { lazyPart } from '#state/lazy-part.ts'
import { useAreaPage, useAreaView } from '#state/use-area-page.ts'
import { useComparison } from '#state/use-comparison.ts'
import { useCoverage } from '#state/use-coverage.ts'
import { type LoadedPlate, usePlate, usePlateOf } from '#state/use-plate.ts'
import { useView } from '#state/view-context.ts'
import { type Exported, exportedOf } from '../shared.ts'
import type { Subject } from '../subject.ts'
import { type ProbedView, type ProbeProps, useDone } from './probe.ts'

const useExported = (subject: Subject | null): Exported | null =>
  useMemo(() => (subject ? exportedOf(subject) : null), [subject])

/** The panels of the map, and those of the comparison that it does not have: a brief that was made from the map shows both. */
function ComparedPlate({ shown, onDone }: ProbeProps & { readonly shown: LoadedPlate }) {
  const { comparison, loading, faults } = useComparison(shown)
  const exported = useMemo((): Exported | null => {
    if (loading) return null
    const [own, compared] = [null, comparison].map((one) => exportedOf({ kind: 'plate', shown, comparison: one }))
    if (!own || !compared) return null
    const known = new Set(own.panels.map(({ id }) => panelIdText(id)))
    return { ...own, panels: [...own.panels, ...compared.panels.filter(({ id }) => !known.has(panelIdText(id)))] }
  }, [shown, comparison, loading])
  useDone(exported, faults, onDone)
  return null
}

function PlateProbe({ onDone, compared }: ProbeProps & { readonly compared: boolean }) {
  const { screen } = useView()
  const { shown, loading, faults } = usePlate()
  const ready = shown && !loading ? shown : null
  const isCompared = compared || screen === 'compare'
  const plain = useMemo(
    (): Subject | null => (ready && !isCompared ? { kind: 'plate', shown: ready, comparison: null } : null),
    [ready, isCompared],
  )
  useDone(useExported(plain), faults, onDone)
  return ready && isCompared ? <ComparedPlate shown={ready} onDone={onDone} /> : null
}

function AreaOf({ shown, onDone }: ProbeProps & { readonly shown: LoadedPlate }) {
  const { panels, loading, held, faults } = useAreaPage(shown)
  const subject = useMemo(
    (): Subject | null => (loading || held === null ? null : { kind: 'area', shown, panels }),
    [shown, panels, loading, held],
  )
  useDone(useExported(subject), faults, onDone)
  return null
}

function AreaProbe({ onDone }: ProbeProps) {
  const view = useView()
  const first = usePlateOf(view)
  const { shown, loading, faults } = usePlateOf(useAreaView(view, first.catalogue))
  useDone(null, faults, onDone)
  return shown && !loading && first.catalogue ? <AreaOf shown={shown} onDone={onDone} /> : null
}

function CoverageProbe({ onDone }: ProbeProps) {
  const { shown, faults } = useCoverage()
  const subject = useMemo((): Subject | null => (shown ? { kind: 'coverage', shown } : null), [shown])
  useDone(useExported(subject), faults, onDone)
  return null
}

/** What runs a scenario is loaded for a figure of one. */
const ScenarioProbe = lazyPart('The scenario', async () => (await import('./scenario-probe.tsx')).ScenarioProbe)

/** @param compared whether the panels of the comparison are read beside those of the map */
type AnyProbeProps = ProbeProps & { readonly compared: boolean }

const probes: Readonly<Record<PanelScreen, ComponentType<AnyProbeProps>>> = {
  explore: PlateProbe,
  compare: PlateProbe,
  area: AreaProbe,
  coverage: CoverageProbe,
  scenario: ScenarioProbe,
}

function AnyProbe(props: AnyProbeProps) {
  const { screen } = useView()
  const Probe = probes[hasPanels(screen) ? screen : 'explore']
  return (
    <Suspense fallback={null}>
      <Probe {...props} />
    </Suspense>
  )
}

/** Reads the files of a view that is not the one on the screen, and says what can be drawn of it today. Shows nothing. */
export function ViewProbe({
  query,
  compared,
  onProbed,
}: {
  readonly query: string
  /** Whether figures of the comparison are wanted beside those of its screen. */
  readonly compared: boolean
  readonly onProbed: (query: string, probed: ProbedView) => void
}) {
  const done = useCallback((probed: ProbedView) => onProbed(query, probed), [query, onProbed])
  return (
    <FixedView query={query}>
      <AnyProbe onDone={done} compared={compared} />
    </FixedView>
  )
}
