import { useMemo, useState } from 'react'
import { composeBrief } from '#core/brief/brief.ts'
import { fileName } from '#exports/file-name.ts'
import type { Work } from '#exports/picture/encode-png.ts'
import { saveFile } from '#io/save.ts'
import { useComparison } from '#state/use-comparison.ts'
import { Choice } from '#ui/choice.tsx'
import { BriefPage } from './brief-page.tsx'
import { Progress } from './progress.tsx'
import type { Shared } from './shared.ts'
import { useWork } from './use-work.ts'

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** Two pages on one area or group: to read, to edit, to print. */
export function BriefTab({ shared }: { readonly shared: Shared }) {
  const { shown } = shared
  const everyone = [...shown.plate.areas, ...shown.plate.groups]
  const [code, setCode] = useState(shared.about ?? shared.plate.view.selected[0] ?? everyone[0]?.area.code ?? '')
  const runner = useWork()
  // The figures mark the area that the brief is about, whatever else is selected.
  const about = useMemo(() => {
    const members = shown.plate.groups.find(({ area }) => area.code === code)?.area.members
    const view = { ...shown.plate.view, selected: members ? [...members] : [code] }
    return { ...shown, plate: { ...shown.plate, view }, resolved: { ...shown.resolved, view } }
  }, [shown, code])
  const { comparison, loading } = useComparison(about)
  const made = useMemo(() => new Date(), [])
  const input = useMemo(
    () => ({
      brief: composeBrief(about.plate, comparison, code, shown.atlas.catalogue.topics),
      plate: about.plate,
      shapes: shared.shapes,
      series: [],
      comparison,
      permalink: shared.permalink,
      made,
      holdsPrivate: shared.holdsPrivate,
    }),
    [about, comparison, code, shown, shared, made],
  )
  const busy = runner.state.busy !== null || loading
  const save = (ending: keyof typeof types, make: (work: Work) => Promise<Uint8Array>) =>
    runner.run(`Writing the ${ending.toUpperCase()}`, async (work) => {
      const bytes = (await make(work)) as Uint8Array<ArrayBuffer>
      const name = fileName(about.plate, `brief-${input.brief.name}`, ending)
      saveFile({ name, blob: new Blob([bytes], { type: types[ending] }) })
      return `${name} saved`
    })
  return (
    <div className="brief-tab">
      <Choice
        label="Brief on"
        value={code}
        list={everyone.map(({ area }) => ({ id: area.code, name: area.name }))}
        onChange={setCode}
      />
      <div className="share-actions">
        <button
          type="button"
          className="button primary"
          disabled={busy}
          onClick={() =>
            void save('pdf', async (work) => (await import('#exports/brief/pdf-brief.ts')).pdfBrief(input, work))
          }
        >
          Save PDF
        </button>
        <button
          type="button"
          className="button"
          disabled={busy}
          onClick={() =>
            void save('docx', async (work) => (await import('#exports/brief/docx-brief.ts')).docxBrief(input, work))
          }
        >
          Save DOCX
        </button>
        <button type="button" className="button" disabled={busy} onClick={() => window.print()}>
          Print
        </button>
        <Progress runner={runner} />
      </div>
      {loading ? <p role="status">Reading what the brief needs…</p> : <BriefPage input={input} />}
    </div>
  )
}
