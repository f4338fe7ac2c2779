import { citationText } from '#core/cite/cite.ts'
import type { Panel } from '#core/panel/panel.ts'
import { panelRows } from '#exports/export-panel.ts'
import { formatIds, formatProblem, formats, makePicture } from '#exports/picture/make-picture.ts'
import { drawPicture, type PictureInput } from '#exports/picture/picture.tsx'
import { seenTable } from '#exports/seen-table.ts'
import { tableForms } from '#exports/table-forms.ts'
import { copyForms, copyText } from '#io/clipboard.ts'
import type { NamedBlob } from '#io/hand-over.ts'
import { keptHere, saveFile } from '#io/save.ts'
import { Progress } from './progress.tsx'
import type { Shared } from './shared.ts'
import { makeShownPack } from './shown-pack.ts'
import { tableFormats } from './table-formats.ts'
import type { Runner } from './use-work.ts'
import { WorkButton } from './work-button.tsx'

type Props = {
  readonly shared: Shared
  readonly panel: Panel
  readonly input: PictureInput
  /** Why no picture can be made, or null. */
  readonly problem: string | null
  /** Whether the size was written by the reader, who may then have smaller type than a size with a name promises. */
  readonly isOwnSize: boolean
  readonly runner: Runner
  /** A file was made, so that the choices were what the reader wanted. */
  readonly onTaken: () => void
}

const saved = async (file: NamedBlob): Promise<string> => ((await saveFile(file)) ? `${file.name} saved` : keptHere)

/** The citation of what a panel shows. */
const citationOf = (panel: Panel, permalink: string): string => {
  const { trust, title } = panel.titled()
  return citationText({
    sources: trust.sources,
    title,
    dataVersion: trust.dataVersion,
    permalink,
    accessed: new Date(),
  })
}

type Action = {
  readonly name: string
  readonly needsPicture?: true
  readonly primary?: true
  readonly hint?: string
  /** Why it cannot be done with this figure, or null. */
  readonly lacks?: string | null
  readonly act: () => Promise<void>
}

/** The figure as it is drawn. Whether it has room is told once it has been drawn, and a click before that is told here. */
function pictureActions({ input, isOwnSize, runner, onTaken }: Props): readonly Action[] {
  const expectRoom = () => {
    if (!isOwnSize && !drawPicture(input).fits) throw new RangeError('The figure does not fit this size')
  }
  const save = formatIds.map((format): Action => {
    const { label, hint } = formats[format]
    const act = () =>
      runner.run(`Making the ${label}`, async (work) => {
        expectRoom()
        onTaken()
        return saved(await makePicture(format, input, work))
      })
    const lacks = formatProblem(format, input)
    return {
      name: `Save ${label}`,
      needsPicture: true,
      hint,
      lacks,
      act,
      ...(format === 'png' ? { primary: true } : {}),
    }
  })
  const copy = () =>
    runner.run('Copying the picture', async (work) => {
      expectRoom()
      await copyForms({ 'image/png': makePicture('png', input, work).then(({ blob }) => blob) })
      return 'Picture copied'
    })
  return [...save, { name: 'Copy picture', needsPicture: true, act: copy }]
}

/** Its numbers: as a file by itself, with all that is shown, and for pasting. */
function tableActions({ shared, panel, runner }: Props) {
  const { permalink } = shared
  const files = tableFormats.map(
    ({ name, file }): Action => ({
      name: `Save ${name}`,
      primary: true,
      act: () => runner.run(`Writing ${name}`, async () => saved(await file(panel, shared))),
    }),
  )
  const seen = () =>
    runner.run('Copying the table', async () => {
      const table = seenTable(panel, permalink)
      await copyForms(tableForms(table.rows, table))
      return 'Table copied'
    })
  const full = () =>
    runner.run('Copying the full table', async () => {
      await copyForms(tableForms(panelRows(panel, permalink)))
      return 'Full table copied'
    })
  const zip = () => runner.run('Preparing the pack', async (work) => saved((await makeShownPack(shared, work)).file))
  const pack: Action = { name: 'All as ZIP', hint: 'Every table, boundaries and a README in one file', act: zip }
  const copies: readonly Action[] = [
    { name: 'Copy table', hint: 'The columns that are seen, rounded as they are seen', act: seen },
    { name: 'Copy full table', hint: 'Every column, with its source in every row', act: full },
  ]
  return { files, pack, copies }
}

/** Everything that a figure is taken away as: what is asked for most stands first. */
function actionsOf(props: Props): readonly Action[] {
  const { shared, panel, runner } = props
  const [png, ...pictures] = pictureActions(props)
  const { files, pack, copies } = tableActions(props)
  const cite = () =>
    runner.run('Copying the citation', async () => {
      await copyText(citationOf(panel, shared.permalink))
      return 'Citation copied'
    })
  const all = [png, ...files, pack, { name: 'Copy citation', act: cite }, ...pictures, ...copies]
  return all.flatMap((one) => one ?? [])
}

/** The buttons, all of one size. */
export function PictureActions(props: Props) {
  const { problem, runner } = props
  const busy = runner.state.busy !== null
  const tooMany = formatProblem('svg', props.input)
  return (
    <footer className="share-actions">
      <div className="action-grid">
        {actionsOf(props).map(({ name, needsPicture, primary, hint, lacks, act }) => (
          <WorkButton
            key={name}
            busy={busy}
            act={act}
            isPrimary={primary === true}
            disabled={(needsPicture === true && problem !== null) || !!lacks}
            title={(needsPicture && problem) || lacks || hint}
          >
            {name}
          </WorkButton>
        ))}
      </div>
      {tooMany ? <p className="hint">{tooMany}</p> : null}
      <Progress runner={runner} />
    </footer>
  )
}
