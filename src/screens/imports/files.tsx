import { counted } from '#core/domain/counted.ts'
import type { FindingGroup, Severity } from '#core/imports/finding.ts'
import { tableSpecOf } from '#core/imports/tables/registry.ts'
import type { ImportChoices, Importing } from './use-import.ts'

/** One of the files that were brought: what it was read as, and what was found in it. */
export type FileReport = {
  readonly file: string
  /** Positions of its sheets. */
  readonly sheets: readonly number[]
  /** Why nothing of it can be read; null where it was. */
  readonly refused: string | null
  readonly counts: Readonly<Record<Severity, number>>
}

/** The files that were brought, in their order, each with what was found in it. */
export function fileReports({ opened }: ImportChoices, groups: readonly FindingGroup[]): readonly FileReport[] {
  const all = [...opened.groups, ...groups]
  const names = new Set([
    ...opened.sheets.map(({ file }) => file),
    ...opened.layers.map(({ file }) => file),
    ...all.flatMap(({ files = {} }) => Object.keys(files)),
  ])
  names.delete('')
  return [...names].map((file) => {
    const sheets = opened.sheets.filter((sheet) => sheet.file === file).map(({ id }) => id)
    const isRead = sheets.length > 0 || opened.layers.some((layer) => layer.file === file)
    const count = (severity: Severity) =>
      all.reduce((sum, group) => sum + (group.severity === severity ? (group.files?.[file] ?? 0) : 0), 0)
    const fault = opened.groups
      .flatMap(({ listed }) => listed)
      .find((finding) => finding.file === file && finding.severity === 'error')
    const words = fault ? `${fault.found}. ${fault.mend}` : 'nothing that can be read'
    const counts = { error: count('error'), warning: count('warning'), note: count('note') }
    return { file, sheets, refused: isRead ? null : words, counts }
  })
}

/** Whether a file that cannot be read stands in the way: one that the reader has not left out, or an error of no file. */
export function isRefused({ opened, ticked, without = [] }: ImportChoices): boolean {
  const errors = opened.groups.filter(({ severity }) => severity === 'error')
  return errors
    .flatMap(({ files = {} }) => Object.keys(files))
    .some((file) => {
      const sheets = opened.sheets.filter((sheet) => sheet.file === file)
      return sheets.length > 0 ? sheets.some(({ id }) => ticked.includes(id)) : !without.includes(file)
    })
}

const toggled = <T,>(list: readonly T[], some: readonly T[], on: boolean): readonly T[] =>
  on ? [...new Set([...list, ...some])] : list.filter((one) => !some.includes(one))

/** Why a file that can be read is not taken with the others; empty where it is. */
function leftWords(one: FileReport, desk: ImportChoices): string {
  const { ticked, mappings, layer } = desk
  if (isTaken(one, desk) || (ticked.length === 0 && layer === null)) return ''
  const tables = new Set(one.sheets.flatMap((id) => mappings[id]?.table ?? []))
  const isSame = ticked.some((id) => tables.has(mappings[id]?.table ?? 'indicator'))
  if (one.sheets.length > 0 && tables.size === 0) return 'Not taken: say below what it is'
  return isSame && layer === null
    ? 'Other figures: offered after this import'
    : 'Of another kind: offered after this import'
}

/** In words: what a file was read as and what was found in it, or why it cannot be read. */
function reportWords(one: FileReport, { mappings, opened }: ImportChoices): string {
  if (one.refused !== null) return `Cannot be read: ${one.refused}`
  const layers = opened.layers.filter(({ file }) => file === one.file)
  if (layers.length > 0)
    return `Boundaries, ${counted(
      layers.reduce((sum, { areas }) => sum + areas, 0),
      'shape',
    )}`
  const known = mappings[one.sheets[0] ?? -1]?.table
  const rows = opened.sheets.filter(({ id }) => one.sheets.includes(id)).reduce((sum, sheet) => sum + sheet.rows, 0)
  const { error, warning, note } = one.counts
  const found = [
    error && counted(error, 'error'),
    warning && counted(warning, 'warning'),
    note && counted(note, 'note'),
  ]
  return [tableSpecOf(known ?? '')?.name ?? 'Not recognised', counted(rows, 'row'), ...found].filter(Boolean).join(', ')
}

/** The sheets of a file that can be taken: those of the table that is being imported. */
function usableOf({ sheets }: FileReport, { ticked, mappings }: ImportChoices): readonly number[] {
  const table = mappings[ticked[0] ?? -1]?.table
  return sheets.filter((id) => mappings[id] && (!table || mappings[id]?.table === table))
}

const isTaken = (one: FileReport, desk: ImportChoices): boolean =>
  usableOf(one, desk).some((id) => desk.ticked.includes(id)) ||
  desk.opened.layers.some(({ id, file }) => id === desk.layer && file === one.file)

type FileProps = { readonly one: FileReport; readonly desk: ImportChoices; readonly importing: Importing }

function FileRow({ one, desk, importing }: FileProps) {
  const { ticked, without = [] } = desk
  const isRead = one.refused === null
  const isLeft = !isRead && without.includes(one.file)
  const usable = usableOf(one, desk)
  const left = leftWords(one, desk)
  const set = (on: boolean) =>
    isRead
      ? importing.update({ ticked: toggled(ticked, usable, on), layer: null })
      : importing.update({ without: toggled(without, [one.file], !on) })
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          aria-label={isRead ? `Import ${one.file}` : `Keep ${one.file} among the files`}
          checked={isRead ? isTaken(one, desk) : !isLeft}
          disabled={isRead && usable.length === 0}
          onChange={({ target }) => void set(target.checked)}
        />
      </td>
      <th scope="row">{one.file}</th>
      <td>
        {isLeft ? `Left out. ${reportWords(one, desk)}` : reportWords(one, desk)}
        {isRead && left ? <small>{left}</small> : null}
      </td>
    </tr>
  )
}

/** Every file that was brought with its own report, to be taken or left out one by one. */
export function Files({
  reports,
  desk,
  importing,
}: {
  readonly reports: readonly FileReport[]
  readonly desk: ImportChoices
  readonly importing: Importing
}) {
  if (reports.length < 2) return null
  const { without = [] } = desk
  const open = reports
    .filter(({ file, refused }) => refused !== null && !without.includes(file))
    .map(({ file }) => file)
  const taken = reports.filter((one) => isTaken(one, desk)).length
  return (
    <section aria-labelledby="files-heading">
      <h2 id="files-heading">{`${counted(reports.length, 'file')}, ${taken.toLocaleString('en-GB')} to be imported`}</h2>
      {open.length > 0 ? (
        <div className="actions">
          <button
            type="button"
            className="button"
            onClick={() => void importing.update({ without: [...without, ...open] })}
          >
            {`Leave out what cannot be read: ${counted(open.length, 'file')}`}
          </button>
        </div>
      ) : null}
      <section className="table-scroll" tabIndex={0} aria-label="Files that were brought">
        <table className="data-table">
          <thead>
            <tr>
              {['Import', 'File', 'What was found'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {reports.map((one) => (
              <FileRow key={one.file} one={one} desk={desk} importing={importing} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
