import { sheetNames } from '#formats/workbook.ts'
import { type DataPack, type PackCell, roundingText, shorthands } from './pack.ts'

/** One sheet of a workbook: a heading row where it is a table, then rows. */
export type PackSheet = {
  readonly name: string
  readonly rows: readonly (readonly PackCell[])[]
  /** Rows at the top that are set in bold. */
  readonly headings: number
  /** Characters a column. */
  readonly widths: readonly number[]
}

const widthOf = (cells: readonly (PackCell | undefined)[]): number =>
  Math.min(48, Math.max(8, ...cells.map((cell) => String(cell ?? '').length + 1)))

/** Cover, notes, sources, then a table a sheet; the same for every kind of workbook. */
export function sheetsOf(pack: DataPack): readonly PackSheet[] {
  const cover: PackCell[][] = [
    [pack.title],
    [pack.subtitle],
    ...pack.marks.map((mark) => [mark]),
    ['Contents', pack.scope],
    ['Made', pack.made],
    ['Made with', `MPCE Atlas ${pack.appVersion}, data version ${pack.dataVersion}`],
    ['View', pack.permalink],
    ['Licences', pack.licences.join('; ')],
    ['Cite as', pack.citation.text],
    ...pack.tables.map(({ id, title, rows }) => [`Table ${id}`, `${title}: ${rows.length} rows`]),
  ]
  const notes: PackCell[][] = [
    ['Item', 'Text'],
    ...shorthands.map(({ mark, meaning }) => [mark, meaning]),
    ['Rounding', roundingText],
    ...pack.definitions.map(({ term, text }) => [term, text]),
    ...pack.gaps.map((text) => ['Gap', text]),
    ...pack.notes.map((text) => ['Note', text]),
  ]
  const sources: PackCell[][] = [
    ['Id', 'Publisher', 'Title', 'Year', 'Licence', 'Address'],
    ...pack.sources.map(({ id, publisher, title, year, licence, url }) => [id, publisher, title, year, licence, url]),
  ]
  const names = sheetNames(['Cover', 'Notes', 'Sources', ...pack.tables.map(({ id }) => id)])
  const plain = [
    { rows: cover, headings: 1, widths: [28, 90] },
    { rows: notes, headings: 1, widths: [28, 110] },
    { rows: sources, headings: 1, widths: [24, 40, 60, 10, 40, 60] },
  ]
  const tables = pack.tables.map(({ columns, rows }) => ({
    rows: [columns.map(({ name }) => name), ...rows],
    headings: 1,
    widths: columns.map(({ name }, at) => widthOf([name, ...rows.slice(0, 200).map((row) => row[at])])),
  }))
  return [...plain, ...tables].map((sheet, at) => ({ ...sheet, name: names[at] ?? `Sheet ${at + 1}` }))
}
