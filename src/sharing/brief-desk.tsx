import { useMemo } from 'react'
import type { BriefInput } from '#exports/brief/brief-pictures.ts'
import { fileName } from '#exports/file-name.ts'
import type { Work } from '#exports/picture/encode-png.ts'
import { keptHere, printPage, saveFile } from '#io/save.ts'
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

type BriefDeskProps = {
  readonly input: BriefInput
  readonly loading: boolean
  /** What the brief may be about. */
  readonly code: string
  readonly everyone: readonly { readonly id: string; readonly name: string }[]
  readonly onChoose: (code: string) => void
}

/** The brief as it will be, and the ways to take it away. */
export function BriefDesk({ input, loading, code, everyone, onChoose }: BriefDeskProps) {
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
      <Choice label="Brief on" value={code} list={everyone} onChange={onChoose} />
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
export function useBriefInput(
  { shapes, permalink, holdsPrivate }: Shared,
  { brief, plate }: Pick<BriefInput, 'brief' | 'plate'>,
): BriefInput {
  const made = useMemo(() => new Date(), [])
  return useMemo(
    () => ({ brief, plate, shapes, permalink, made, holdsPrivate }),
    [brief, plate, shapes, permalink, made, holdsPrivate],
  )
}
