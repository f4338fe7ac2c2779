import { counted } from '#core/domain/counted.ts'
import '../sharing.css'
import { useState } from 'react'
import type { ReportFile } from '#core/doctor/report-file.ts'
import { rewriteReport } from '#io/reports/reports.ts'
import { keptHere, saveFile } from '#io/save.ts'
import { Dialog } from '#ui/dialog.tsx'
import { Notice } from '#ui/notice.tsx'
import { Progress } from '../progress.tsx'
import { useWork } from '../use-work.ts'
import { WorkButton } from '../work-button.tsx'
import { freshPicture } from './fresh-picture.ts'
import { ReportFigure } from './report-figure.tsx'
import { ReportNumbers } from './report-numbers.tsx'
import { type DoctoredFigure, type ReadReport, useDoctor, useReading } from './use-report.ts'
import { ViewProbe } from './view-probe.tsx'

const types: Readonly<Record<ReportFile['kind'], string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  pdf: 'application/pdf',
}

/** A name that tells the fresh report from the one that was read. */
const freshName = (name: string): string => name.replace(/(\.[^.]*)?$/, (ending) => `-fresh${ending}`)

/** Pictures that are drawn anew where nothing is chosen: those whose data changed, and those of which that is not known. */
const isWorth = ({ check }: DoctoredFigure): boolean => check?.kind === 'changed' || check?.kind === 'unknown'

function useSaving(report: ReadReport, replaced: readonly DoctoredFigure[]) {
  const runner = useWork()
  const save = () =>
    runner.run('Drawing the figures anew', async (work) => {
      const made = new Date()
      const fresh = []
      for (const [at, { found, exported }] of replaced.entries()) {
        const old = report.media[found.picture.media ?? '']
        if (!exported || !old) continue
        const share = (part: number) => work.onProgress((at + part) / (replaced.length + 1))
        fresh.push(await freshPicture(exported, found, old, made, { signal: work.signal, onProgress: share }))
      }
      const bytes = await rewriteReport(report.bytes, fresh, work.signal)
      const name = freshName(report.name)
      const blob = new Blob([bytes], { type: types[report.file.kind] })
      return (await saveFile({ name, blob })) ? `${name} saved` : keptHere
    })
  return { runner, save }
}

/** What was not looked at, in sentences. */
function NotRead({ report }: { readonly report: ReadReport }) {
  const { unknown } = report.found
  const { unread } = report.file
  return (
    <>
      {unknown.length > 0 ? (
        <details>
          <summary>{`${counted(unknown.length, 'picture does', 'pictures do')} not say that ${unknown.length === 1 ? 'it is' : 'they are'} from the atlas`}</summary>
          <p>
            Such a picture is from elsewhere, or another program has taken out of it what it carried. A link to the view
            on the picture, or in the caption beside it, lets it be found.
          </p>
          <ul>
            {unknown.map(({ at, place, alt }) => (
              <li key={at}>{alt ? `${place}: ${alt.slice(0, 160)}` : place}</li>
            ))}
          </ul>
        </details>
      ) : null}
      {unread.length > 0 ? <p className="hint">{`Not read: ${unread.join(', ')}.`}</p> : null}
    </>
  )
}

function Report({ report }: { readonly report: ReadReport }) {
  const { figures, queries, onProbed, numbers, choose } = useDoctor(report)
  const [wanted, setWanted] = useState<ReadonlyMap<number, boolean>>(new Map())
  const replaced = figures.filter(
    (one) => one.check && one.fixed === null && (wanted.get(one.found.at) ?? isWorth(one)),
  )
  const { runner, save } = useSaving(report, replaced)
  const changed = figures.filter(({ check }) => check?.kind === 'changed').length
  const unnamed = new Set(report.found.figures.flatMap(({ at, identity }) => (identity.figure === null ? [at] : [])))
  const isCompared = (query: string) =>
    report.found.figures.some(({ identity }) => identity.query === query && identity.figure?.startsWith('compare-'))
  if (figures.length === 0)
    return (
      <>
        <Notice>{`No figure of the atlas was found in “${report.name}”.`}</Notice>
        <NotRead report={report} />
      </>
    )
  return (
    <>
      {queries.map((query) => (
        <ViewProbe key={query} query={query} compared={isCompared(query)} onProbed={onProbed} />
      ))}
      <p role="status">
        {numbers === null
          ? `${counted(figures.length, 'figure', 'figures')} found. Comparing…`
          : `${counted(figures.length, 'figure', 'figures')} found; the data of ${changed} changed.`}
      </p>
      {figures.map((figure) => (
        <ReportFigure
          key={figure.found.at}
          figure={figure}
          isUnnamed={unnamed.has(figure.found.at)}
          isReplaced={replaced.includes(figure)}
          onChoose={choose}
          onReplace={(at, on) => setWanted((known) => new Map(known).set(at, on))}
        />
      ))}
      {numbers === null ? null : <ReportNumbers numbers={numbers} />}
      <NotRead report={report} />
      <footer className="share-actions">
        <WorkButton isPrimary busy={runner.state.busy !== null} disabled={replaced.length === 0} act={save}>
          {replaced.length === 0
            ? 'No picture to draw anew'
            : `Save the report with ${counted(replaced.length, 'fresh picture', 'fresh pictures')}`}
        </WorkButton>
        <Progress runner={runner} />
      </footer>
    </>
  )
}

/** Checks a finished report against today's data. Nothing of it leaves the browser. */
export function DoctorDialog({ file, onClose }: { readonly file: File; readonly onClose: () => void }) {
  const reading = useReading(file)
  return (
    <Dialog title={`Checking ${file.name}`} wide onClose={onClose}>
      <div className="sharing doctor">
        <p className="hint">The report is read and written here, in the browser; nothing of it is sent anywhere.</p>
        {reading.kind === 'reading' ? <p role="status">Reading…</p> : null}
        {reading.kind === 'refused' ? <Notice>{reading.text}</Notice> : null}
        {reading.kind === 'read' ? <Report report={reading.report} /> : null}
      </div>
    </Dialog>
  )
}
