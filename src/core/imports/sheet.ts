import type { RowReason } from './decisions/rows-left.ts'

/** Cells that a file has merged into one, from 0, the last row and column included. */
export type MergedCells = {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** How the text of a file was taken apart, and what speaks for it. */
export type TextForm = {
  readonly separator: string
  /** "“sep=;” in the first line", "every line has 3 of them" */
  readonly from: string
  /** Who has named the separator, if anybody has. */
  readonly saidBy: 'file' | 'reader' | null
  /** Other marks that stand in the lines as regularly. */
  readonly rivals: readonly string[]
  readonly encoding: string
  readonly encodingFrom: string
  /** Whether a mark at its start names its encoding. */
  readonly isMarked: boolean
}

/** A table's place among the tables of one sheet: its number from 1, how many there are, and its cells, as in "A3:C12". */
export type AmongTables = { readonly number: number; readonly of: number; readonly range: string }

/** One table of a file as it was read: every cell as text, whatever it was before. */
export type Worksheet = {
  readonly file: string
  /** Empty where the file holds one table without a name. */
  readonly name: string
  readonly hidden: boolean
  /** Blank rows are kept, so that a position is the row number that a spreadsheet shows, less one. */
  readonly rows: readonly (readonly string[])[]
  /** How it was read, in words: "UTF-8, columns apart by semicolons". */
  readonly reading: string
  /** As the file merges them; the text stands in the first cell of each. */
  readonly merged?: readonly MergedCells[]
  /** Positions of rows that the file hides, by a filter or by hand. */
  readonly hiddenRows?: readonly number[]
  /** Positions of columns that the file hides. */
  readonly hiddenColumns?: readonly number[]
  /** For a file of text. */
  readonly text?: TextForm
  /** Whether it is a table of the version before, to which what is brought is added. */
  readonly isKept?: true
  /** The kind of published file that it is, where its form tells and not its headings; with the row of those. */
  readonly published?: { readonly kind: string; readonly headerRow: number }
  /** Which of the tables on one sheet of the file it is. */
  readonly among?: AmongTables
  /** Rows that were taken out before the table is read, blank in `rows`, by the reason. */
  readonly leftOut?: Readonly<Partial<Record<RowReason, readonly number[]>>>
}

/** "A", "Z", "AA": the letters that a spreadsheet shows over a column. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}

/** "C14": a cell as a spreadsheet names it. */
export const cellName = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`

/** The text of a cell without blanks around it; empty beyond the end of its row. */
export const cellText = (sheet: Worksheet, row: number, column: number | null): string =>
  column === null ? '' : (sheet.rows[row]?.[column] ?? '').trim()

/** The first rows of a sheet, counted from the first that is not blank. */
export function topRows(rows: Worksheet['rows'], count: number): Worksheet['rows'] {
  const first = rows.findIndex((row) => !isBlankRow(row))
  return rows.slice(0, Math.max(0, first) + count)
}

export const isBlankRow = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '')

/** Sheets that the atlas itself puts beside the data, in templates and annotated workbooks. */
export const notesSheet = 'Notes'
export const listsSheet = 'Lists'
export const reportSheet = 'Report'
export const asideSheets: ReadonlySet<string> = new Set([notesSheet, listsSheet, reportSheet])
