import type { Worksheet } from '#core/imports/sheet.ts'

/** A cell that is mended in place. Row and column count from 0. */
export type CellEdit = { readonly sheet: number; readonly row: number; readonly column: number; readonly text: string }

/** A row that is struck out: it is no data. It counts from 0. */
export type StruckRow = { readonly sheet: number; readonly row: number }

function withEdits(sheet: Worksheet, edits: readonly CellEdit[]): Worksheet {
  if (edits.length === 0) return sheet
  const rows = [...sheet.rows]
  for (const { row, column, text } of edits) {
    const cells = [...(rows[row] ?? [])]
    while (cells.length < column) cells.push('')
    cells[column] = text
    rows[row] = cells
  }
  return { ...sheet, rows }
}

/**
 * A sheet as the reader has put it right: cells that were changed, and without the rows that were struck out.
 * @returns null for a sheet that is not open
 */
export function withChanges(
  sheets: readonly Worksheet[],
  id: number,
  edits: readonly CellEdit[],
  struck: readonly StruckRow[] = [],
): Worksheet | null {
  const own = sheets[id]
  if (!own) return null
  const sheet = withEdits(
    own,
    edits.filter((edit) => edit.sheet === id),
  )
  const rows = struck.flatMap((one) => (one.sheet === id ? [one.row] : []))
  if (rows.length === 0) return sheet
  const out = new Set(rows)
  return {
    ...sheet,
    rows: sheet.rows.map((row, at) => (out.has(at) ? [] : row)),
    leftOut: { ...sheet.leftOut, struck: rows },
  }
}
