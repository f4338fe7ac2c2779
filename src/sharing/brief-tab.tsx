import { useMemo, useState } from 'react'
import { composeBrief } from '#core/brief/brief.ts'
import { composeCoverageBrief } from '#core/brief/coverage-brief.ts'
import { composePlate } from '#core/plate/compose.ts'
import { inView } from '#core/plate/in-view.ts'
import { chosenOf } from '#core/plate/mine.ts'
import { lazyPart } from '#state/lazy-part.ts'
import { useComparison } from '#state/use-comparison.ts'
import type { CoverageShown } from '#state/use-coverage.ts'
import type { LoadedPlate } from '#state/use-plate.ts'
import { BriefDesk, useBriefInput } from './brief-desk.tsx'
import type { Shared } from './shared.ts'

const ScenarioBrief = lazyPart('The brief', async () => (await import('./scenario-brief.tsx')).ScenarioBrief)

type BriefProps = {
  readonly shared: Shared
  readonly code: string
  readonly everyone: readonly { readonly id: string; readonly name: string }[]
  readonly onChoose: (code: string) => void
}

function PlateBrief({ shown, ...props }: BriefProps & { readonly shown: LoadedPlate }) {
  const { shared, code } = props
  // The figures mark the area that the brief is about, whatever else is selected.
  const about = useMemo(() => {
    // A brief is on one period: its ledger and its words are of levels, not of changes.
    const composed = shown.plate.change ? composePlate(shown.resolved, shown.atlas) : shown.plate
    const members = composed.groups.find(({ area }) => area.code === code)?.area.members
    const plate = inView(composed, { ...composed.view, selected: members ?? [code] })
    return { ...shown, plate, resolved: { ...shown.resolved, view: plate.view } }
  }, [shown, code])
  const { comparison, loading } = useComparison(about)
  const { topics } = shown.atlas.catalogue
  const { plate } = about
  const brief = useMemo(() => composeBrief(plate, comparison, code, topics), [plate, comparison, code, topics])
  return <BriefDesk {...props} loading={loading} input={useBriefInput(shared, { brief, plate })} />
}

function CoverageBrief({ shown: { page }, ...props }: BriefProps & { readonly shown: CoverageShown }) {
  const { shared, code } = props
  const plate = useMemo(() => inView(page.plate, { ...page.plate.view, selected: [code] }), [page, code])
  const brief = useMemo(() => composeCoverageBrief({ ...page, plate }, code), [page, plate, code])
  return <BriefDesk {...props} loading={false} input={useBriefInput(shared, { brief, plate })} />
}

/** Two pages on one area or group: to read, to edit, to print. */
export function BriefTab({ shared }: { readonly shared: Shared }) {
  const { subject, plate } = shared
  const everyone = [...plate.areas, ...plate.groups]
  const [code, setCode] = useState(() => {
    const first = everyone.find(({ cell }) => cell.kind === 'value') ?? everyone[0]
    return shared.about ?? chosenOf(plate)[0] ?? first?.area.code ?? ''
  })
  const list = everyone.map(({ area }) => ({ id: area.code, name: area.name }))
  const props = { shared, code, everyone: list, onChoose: setCode }
  if (subject.kind === 'scenario') return <ScenarioBrief shared={shared} shown={subject.shown} />
  return subject.kind === 'coverage' ? (
    <CoverageBrief {...props} shown={subject.shown} />
  ) : (
    <PlateBrief {...props} shown={subject.shown} />
  )
}
