import { type Pack, type PackCell, roundingText, shorthands } from './pack.ts'

/** One sheet of a workbook: a heading row where it is a table, then rows. */
export type PackSheet = {
  readonly name: string
  readonly rows: readonly (readonly PackCell[])[]
  /** Rows at the top that are set in bold. */
  readonly headings: number
  /** Characters a column. */
  readonly widths: readonly number[]
}

/** Workbooks allow 31 letters and no brackets or slashes in the name of a sheet, and no name twice. */
function sheetNames(ids: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return ids.map((id) => {
    const stem = id.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31)
    let name = stem
    for (let count = 2; taken.has(name.toLowerCase()); count++)
      name = `${stem.slice(0, 31 - String(count).length - 1)} ${count}`
    taken.add(name.toLowerCase())
    return name
  })
}

const widthOf = (cells: readonly (PackCell | undefined)[]): number =>
  Math.min(48, Math.max(8, ...cells.map((cell) => String(cell ?? '').length + 1)))

/** Cover, notes, sources, then a table a sheet; the same for every kind of workbook. */
export function sheetsOf(pack: Pack): readonly PackSheet[] {
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
