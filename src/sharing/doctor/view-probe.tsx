import { type ReactNode, useCallback, useEffect, useMemo } from 'react'
import { useAreaPage, useAreaView } from '#state/use-area-page.ts'
import { useComparison } from '#state/use-comparison.ts'
import { useCoverage } from '#state/use-coverage.ts'
import { type LoadedPlate, usePlate, usePlateOf } from '#state/use-plate.ts'
import { useView, ViewContext } from '#state/view-context.ts'
import { createViewStore } from '#state/view-store.ts'
import { type Exported, exportedOf } from '../shared.ts'
import type { Subject } from '../subject.ts'

/** What has come of a view: everything that can be drawn of it today, or why it cannot be read. */
export type ProbedView = { readonly exported: Exported } | { readonly fault: string }

type ProbeProps = { readonly onDone: (probed: ProbedView) => void }

function useDone(subject: Subject | null, faults: readonly Error[], onDone: ProbeProps['onDone']) {
  const fault = faults[0]?.message ?? null
  useEffect(() => {
    if (fault !== null) onDone({ fault })
    else if (subject) onDone({ exported: exportedOf(subject) })
  }, [subject, fault, onDone])
}

function ComparedPlate({ shown, onDone }: ProbeProps & { readonly shown: LoadedPlate }) {
  const { comparison, loading, faults } = useComparison(shown)
  const subject = useMemo(
    (): Subject | null => (loading ? null : { kind: 'plate', shown, comparison }),
    [shown, comparison, loading],
  )
  useDone(subject, faults, onDone)
  return null
}

function PlateProbe({ onDone }: ProbeProps) {
  const view = useView()
  const { shown, loading, faults } = usePlate()
  const ready = shown && !loading ? shown : null
  const plain = useMemo(
    (): Subject | null =>
      ready && view.screen !== 'compare' ? { kind: 'plate', shown: ready, comparison: null } : null,
    [ready, view.screen],
  )
  useDone(plain, faults, onDone)
  return ready && view.screen === 'compare' ? <ComparedPlate shown={ready} onDone={onDone} /> : null
}

function AreaOf({ shown, onDone }: ProbeProps & { readonly shown: LoadedPlate }) {
  const { panels, loading, held, faults } = useAreaPage(shown)
  const subject = useMemo(
    (): Subject | null => (loading || held === null ? null : { kind: 'area', shown, panels }),
    [shown, panels, loading, held],
  )
  useDone(subject, faults, onDone)
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
  useDone(subject, faults, onDone)
  return null
}

function AnyProbe(props: ProbeProps) {
  const { screen } = useView()
  if (screen === 'coverage') return <CoverageProbe {...props} />
  return screen === 'area' ? <AreaProbe {...props} /> : <PlateProbe {...props} />
}

/** A view that stays what it is, whatever the address bar says. */
function StillView({ query, children }: { readonly query: string; readonly children: ReactNode }) {
  const store = useMemo(
    () =>
      createViewStore({
        read: () => query,
        push: () => undefined,
        replace: () => undefined,
        onMove: () => () => undefined,
      }),
    [query],
  )
  return <ViewContext value={store}>{children}</ViewContext>
}

/** Reads the files of a view that is not the one on the screen, and says what can be drawn of it today. Shows nothing. */
export function ViewProbe({
  query,
  onProbed,
}: {
  readonly query: string
  readonly onProbed: (query: string, probed: ProbedView) => void
}) {
  const done = useCallback((probed: ProbedView) => onProbed(query, probed), [query, onProbed])
  return (
    <StillView query={query}>
      <AnyProbe onDone={done} />
    </StillView>
  )
}
