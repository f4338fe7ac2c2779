import { useMemo, useState } from 'react'
import { composeBrief } from '#core/brief/brief.ts'
import { composeCoverageBrief } from '#core/brief/coverage-brief.ts'
import { composePlate } from '#core/plate/compose.ts'
import { chosenOf } from '#core/plate/mine.ts'
import type { PlateArea } from '#core/plate/plate.ts'
import { withSelected } from '#core/plate/with-selected.ts'
import type { BriefInput } from '#exports/brief/brief-pictures.ts'
import { fileName } from '#exports/file-name.ts'
import type { Work } from '#exports/picture/encode-png.ts'
import { keptHere, printPage, saveFile } from '#io/save.ts'
import { useComparison } from '#state/use-comparison.ts'
import type { CoverageShown } from '#state/use-coverage.ts'
import type { LoadedPlate } from '#state/use-plate.ts'
import { Choice } from '#ui/choice.tsx'
import { BriefPage } from './brief-page.tsx'
import { Progress } from './progress.tsx'
import type { Shared } from './shared.ts'
import { useWork } from './use-work.ts'
import { WorkButton } from './work-button.tsx'

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

type BriefProps = {
  readonly shared: Shared
  readonly code: string
  readonly everyone: readonly PlateArea[]
  readonly onChoose: (code: string) => void
}

/** The brief as it will be, and the ways to take it away. */
function BriefDesk({
  input,
  loading,
  code,
  everyone,
  onChoose,
}: Omit<BriefProps, 'shared'> & { readonly input: BriefInput; readonly loading: boolean }) {
  const runner = useWork()
  const busy = runner.state.busy !== null || loading
  const save = (ending: keyof typeof types, make: (work: Work) => Promise<Uint8Array>) =>
    runner.run(`Writing the ${ending.toUpperCase()}`, async (work) => {
      const bytes = (await make(work)) as Uint8Array<ArrayBuffer>
      const name = fileName(input.plate, `brief-${input.brief.name}`, ending)
      const isSaved = await saveFile({ name, blob: new Blob([bytes], { type: types[ending] }) })
      return isSaved ? `${name} saved` : keptHere
    })
  return (
    <div className="brief-tab">
      <Choice
        label="Brief on"
        value={code}
        list={everyone.map(({ area }) => ({ id: area.code, name: area.name }))}
        onChange={onChoose}
      />
      <div className="share-actions">
        <WorkButton
          isPrimary
          busy={busy}
          act={() => save('pdf', async (work) => (await import('#exports/brief/pdf-brief.ts')).pdfBrief(input, work))}
        >
          Save PDF
        </WorkButton>
        <WorkButton
          busy={busy}
          act={() =>
            save('docx', async (work) => (await import('#exports/brief/docx-brief.ts')).docxBrief(input, work))
          }
        >
          Save DOCX
        </WorkButton>
        <WorkButton busy={busy} act={printPage}>
          Print
        </WorkButton>
        <Progress runner={runner} />
      </div>
      {loading ? <p role="status">Reading what the brief needs…</p> : <BriefPage input={input} />}
    </div>
  )
}

/** A brief as it is drawn, from the words and from what the subject's pictures are made of. */
function useBriefInput(
  { shapes, permalink, holdsPrivate }: Shared,
  { brief, plate }: Pick<BriefInput, 'brief' | 'plate'>,
): BriefInput {
  const made = useMemo(() => new Date(), [])
  return useMemo(
    () => ({ brief, plate, shapes, permalink, made, holdsPrivate }),
    [brief, plate, shapes, permalink, made, holdsPrivate],
  )
}

function PlateBrief({ shown, ...props }: BriefProps & { readonly shown: LoadedPlate }) {
  const { shared, code } = props
  // The figures mark the area that the brief is about, whatever else is selected.
  const about = useMemo(() => {
    // A brief is on one period: its ledger and its words are of levels, not of changes.
    const composed = shown.plate.change ? composePlate(shown.resolved, shown.atlas) : shown.plate
    const members = composed.groups.find(({ area }) => area.code === code)?.area.members
    const plate = withSelected(composed, members ?? [code])
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
  const plate = useMemo(() => withSelected(page.plate, [code]), [page, code])
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
  const props = { shared, code, everyone, onChoose: setCode }
  if (subject.kind === 'scenario') return null
  return subject.kind === 'coverage' ? (
    <CoverageBrief {...props} shown={subject.shown} />
  ) : (
    <PlateBrief {...props} shown={subject.shown} />
  )
}
