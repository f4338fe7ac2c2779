import type { Worksheet } from '../sheet.ts'

/** A kind of published file that is known and cannot be drawn, with the way to make a table of it. */
type RefusedKind = {
  readonly id: string
  /** What it is: "a time series of the ONS". */
  readonly name: string
  readonly is: (sheet: Worksheet) => boolean
  readonly mend: string
}

const firstCells = ({ rows }: Worksheet): readonly string[] => rows.slice(0, 15).map(([cell = '']) => cell.trim())

const kinds: readonly RefusedKind[] = [
  {
    id: 'ons-series',
    name: 'a time series of the ONS whose title names no area, or several series side by side',
    is: (sheet) => firstCells(sheet).includes('CDID') && firstCells(sheet).includes('Title'),
    mend: 'Write it as a table with the columns Area, Period and Value, with the area that its title names in each row, such as United Kingdom.',
  },
  {
    id: 'shapes-as-text',
    name: 'boundaries written as text (WKT)',
    is: ({ rows }) => rows.slice(0, 15).some((row) => row.some((cell) => /^\s*(?:MULTI)?POLYGON\s*\(\(/i.test(cell))),
    mend: 'Export it as GeoJSON in QGIS, or convert it at mapshaper.org. Areas of a table with codes or names need no boundaries.',
  },
]

/** The kind of published file that a table is, where it is one that cannot be drawn; or null. */
export const refusedKindOf = (sheet: Worksheet): RefusedKind | null => kinds.find((one) => one.is(sheet)) ?? null
