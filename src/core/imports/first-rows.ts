import { counted } from '#core/domain/counted.ts'
import type { MappedSheet } from './mapping.ts'
import type { ResolvedAreas } from './resolve-areas.ts'
import { type DataRow, textOf } from './rows.ts'
import { tables } from './tables/registry.ts'

/** The first rows of a table as they will be read, so that a correction is seen at once. */
export type FirstRows = {
  readonly headings: readonly { readonly name: string; readonly isNumeric: boolean }[]
  /** Each with the row of the file that it comes from, as a spreadsheet counts. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
}

/** How much of a file is read. */
export type ReadTally = {
  readonly figures: number
  readonly areas: number
  /** Rows and figures that are passed over or cannot be read. */
  readonly notRead: number
}

export const noFirstRows: FirstRows = { headings: [], rows: [] }
export const noTally: ReadTally = { figures: 0, areas: 0, notRead: 0 }

/** "96 figures, 12 areas, 2 not read" */
export const tallyText = ({ figures, areas, notRead }: ReadTally): string =>
  [
    ...(figures > 0 || areas === 0 ? [counted(figures, 'figure')] : []),
    counted(areas, 'area'),
    `${notRead.toLocaleString('en-GB')} not read`,
  ].join(', ')

export const shownRows = 8
/** As many columns as can be looked over beside a map. */
const shownColumns = 7

/**
 * The first rows of a table with the columns that are used, areas by their names.
 * @param areas by the column of the table's description that they stand in
 * @param nameOf name of an area by its code
 */
export function firstRowsOf(
  [part]: readonly MappedSheet[],
  rows: readonly DataRow[],
  areas: Readonly<Record<string, ResolvedAreas>> = {},
  nameOf: (code: string) => string = (code) => code,
): FirstRows {
  if (!part) return noFirstRows
  const used = tables[part.mapping.table].columns
    .filter(({ id }) => (part.mapping.columns[id] ?? null) !== null)
    .slice(0, shownColumns)
  const cellOf = (row: DataRow, id: string) => {
    const text = textOf(row, id)
    const code = areas[id]?.codes.get(text)
    return code === undefined ? text : nameOf(code)
  }
  return {
    headings: used.map(({ id, kind }) => ({
      name: id.replaceAll('_', ' '),
      isNumeric: kind === 'number' || kind === 'whole',
    })),
    rows: rows.slice(0, shownRows).map((row) => ({ row: row.row + 1, cells: used.map(({ id }) => cellOf(row, id)) })),
  }
}
