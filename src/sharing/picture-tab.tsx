import { useMemo, useState } from 'react'
import { findPanel } from '#core/panel/panel.ts'
import { panelRows } from '#exports/export-panel.ts'
import { type FormatId, formatIds, formats, makePicture } from '#exports/picture/make-picture.ts'
import { paperProblem } from '#exports/picture/paper.ts'
import { tableForms } from '#exports/table-forms.ts'
import { copyForms } from '#io/clipboard.ts'
import { keptHere, saveFile } from '#io/save.ts'
import { firstChoices, type PictureChoices, paperOf } from './picture-choices.ts'
import { PictureOptions } from './picture-options.tsx'
import { Preview } from './preview.tsx'
import { Progress } from './progress.tsx'
import type { Shared } from './shared.ts'
import { useWork } from './use-work.ts'

/** A figure as a picture: what it shows, at what size, in which format. */
export function PictureTab({ shared }: { readonly shared: Shared }) {
  const { plate, panels, shapes, permalink, holdsPrivate } = shared
  const [choices, setChoices] = useState<PictureChoices>(() => firstChoices(shared.panel.id, shared.look))
  const runner = useWork()
  const made = useMemo(() => new Date(), [])
  const panel = findPanel(panels, choices.panel)
  const input = useMemo(
    () => ({
      panel,
      plate,
      shapes,
      permalink,
      made,
      holdsPrivate,
      paper: paperOf(choices),
      look: choices.look,
      opaque: !choices.transparent,
      bare: false,
      title: choices.title,
      subtitle: choices.subtitle,
      parts: { ...choices.parts, logo: choices.logo },
    }),
    [choices, panel, plate, shapes, permalink, made, holdsPrivate],
  )
  const problem = paperProblem(input.paper)
  const busy = runner.state.busy !== null
  const save = (format: FormatId) =>
    runner.run(`Making the ${formats[format].label}`, async (work) => {
      const file = await makePicture(format, input, work)
      return (await saveFile(file)) ? `${file.name} saved` : keptHere
    })
  const copyPicture = () =>
    runner.run('Copying the picture', async (work) => {
      await copyForms({ 'image/png': makePicture('png', input, work).then(({ blob }) => blob) })
      return 'Picture copied'
    })
  const copyTable = () =>
    runner.run('Copying the table', async () => {
      await copyForms(tableForms(panelRows(panel, permalink)))
      return 'Table copied'
    })
  return (
    <div className="picture-tab">
      <Preview input={input} problem={problem} />
      <PictureOptions
        choices={choices}
        panels={panels}
        near={plate.view.bounds !== null}
        titles={panel.titled()}
        onChange={(change) => setChoices((known) => ({ ...known, ...change }))}
      />
      <footer className="share-actions">
        {formatIds.map((format) => (
          <button
            key={format}
            type="button"
            className={format === 'png' ? 'button primary' : 'button'}
            disabled={busy || problem !== null}
            title={formats[format].hint}
            onClick={() => void save(format)}
          >
            {`Save ${formats[format].label}`}
          </button>
        ))}
        <button type="button" className="button" disabled={busy || problem !== null} onClick={() => void copyPicture()}>
          Copy picture
        </button>
        <button type="button" className="button" disabled={busy} onClick={() => void copyTable()}>
          Copy table
        </button>
        <Progress runner={runner} />
      </footer>
    </div>
  )
}
