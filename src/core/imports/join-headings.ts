import { counted } from '#core/domain/counted.ts'
import { absenceOf, parseNumber } from './figure-text.ts'
import { cellFinding, type Finding } from './finding.ts'
import { isBlankRow, type MergedCells, topRows, type Worksheet } from './sheet.ts'

/** Headings stand in the first rows of a sheet. */
const rowsToLookAt = 25

type Row = readonly string[]

const isYear = (text: string): boolean => /^(?:19|20)\d{2}(?:\.0)?$/.test(text.trim())

/** Whether a cell is no heading but a figure, or says why there is none; the number of a year may be a heading. */
export const isHeadingFigure = (text: string): boolean => {
  const bare = text.trim()
  if (bare === '' || isYear(bare)) return false
  return (
    !Number.isNaN(parseNumber(bare, '.')) ||
    /^\[[a-z]\]$/i.test(bare) ||
    (absenceOf(bare) !== undefined && bare.length < 4)
  )
}

const filled = (row: Row): readonly number[] => row.flatMap((cell, at) => (cell.trim() === '' ? [] : [at]))

/** The last row of the headings: the one above the first row with figures; -1 where there is none. */
function lastHeading(rows: readonly Row[]): number {
  const first = topRows(rows, rowsToLookAt).findIndex(
    (row, at) => at > 0 && filled(row).length >= 2 && row.some(isHeadingFigure),
  )
  for (let at = first - 1; at >= 0; at--) if (!isBlankRow(rows[at] ?? [])) return at
  return -1
}

/** The merged cells of one row that span several columns. */
const spansIn = (merged: readonly MergedCells[], row: number): readonly MergedCells[] =>
  merged.filter(({ top, bottom, left, right }) => top === row && bottom === row && right > left)

/** A row in which the text over several columns stands in each of them: over those that are merged, or up to the next text where nothing is. */
function carriedAcross(row: Row, at: number, merged: readonly MergedCells[], width: number): Row {
  const spans = spansIn(merged, at)
  let last = ''
  return Array.from({ length: width }, (_, column) => {
    const own = (row[column] ?? '').trim()
    if (own !== '') last = own
    if (spans.length === 0) return last
    const span = spans.find(({ left, right }) => left <= column && column <= right)
    return span ? (row[span.left] ?? '').trim() : own
  })
}

const lower = (text: string) => text.trim().toLowerCase()

/** Whether a row stands over another as the upper part of its headings. */
function isUpperPart(upper: Row, at: number, below: Row, merged: readonly MergedCells[]): boolean {
  const columns = filled(below)
  const spans = spansIn(merged, at).filter(
    ({ left, right }) => columns.filter((one) => one >= left && one <= right).length > 1,
  )
  // A title that is merged over the whole table stands over it, and is no heading.
  const [firstColumn = 0, lastColumn = 0] = [columns[0], columns.at(-1)]
  if (spans.some(({ left, right }) => left > firstColumn || right < lastColumn)) return true
  if (merged.length > 0 && spans.length > 0) return false
  return isSparse(upper) && isRepeated(below)
}

const isSparse = (row: Row): boolean => filled(row).length >= 2 && !row.some(isHeadingFigure)

const isRepeated = (row: Row): boolean => {
  const words = filled(row).map((column) => lower(row[column] ?? ''))
  return new Set(words).size < words.length
}

/** The text of a heading: that of each row, from the top, and what stands in a row of its own beside the others. */
function joinedHeading(uppers: readonly Row[], own: readonly Row[], below: string, column: number): string {
  const above = uppers.map((row) => (row[column] ?? '').trim())
  if (below.trim() === '') return own.flatMap((row) => (row[column] ?? '').trim() || []).join(' ')
  const texts = [...above, below.trim()].filter(Boolean)
  return texts.filter((text, at) => text !== texts[at - 1]).join(' ')
}

/**
 * Puts headings that stand in two or more rows into the last of them: “2024” over “FTE” and “Headcount” becomes “2024 FTE” and “2024 Headcount”.
 * Known by merged cells, or by headings that repeat below others that tell them apart.
 * @returns the sheet as it was where its headings stand in one row
 */
function joinHeadings(sheet: Worksheet): { readonly sheet: Worksheet; readonly findings: readonly Finding[] } {
  const { rows, merged = [] } = sheet
  const bottom = lastHeading(rows)
  const below = rows[bottom] ?? []
  let top = bottom
  while (top > 0 && isUpperPart(rows[top - 1] ?? [], top - 1, rows[top] ?? [], merged)) top -= 1
  if (bottom < 1 || top === bottom) return { sheet, findings: [] }
  const width = Math.max(...rows.slice(top, bottom + 1).map((row) => row.length))
  const own = rows.slice(top, bottom)
  const uppers = own.map((row, at) => carriedAcross(row, top + at, merged, width))
  const headings = Array.from({ length: width }, (_, column) => joinedHeading(uppers, own, below[column] ?? '', column))
  // Rows above that do not tell repeated headings apart are no part of them.
  if (isRepeated(headings) && merged.length === 0) return { sheet, findings: [] }
  const shaped = {
    ...sheet,
    rows: rows.map((row, at) => (at === bottom ? headings : at >= top && at < bottom ? [] : row)),
  }
  const said = cellFinding(shaped, bottom, bottom, null, {
    code: 'headings-joined',
    severity: 'note',
    found: headings.filter(Boolean).join(', ').slice(0, 200),
    expected: '',
    mend: `The headings stand in ${counted(bottom - top + 1, 'row')} and were joined into one.`,
  })
  return { sheet: shaped, findings: [said] }
}

/** Repeats the text of cells that are merged over several rows in each of them. */
function carryDown(sheet: Worksheet): Worksheet {
  const tall = (sheet.merged ?? []).filter(({ top, bottom, left, right }) => bottom > top && left === right)
  if (tall.length === 0) return sheet
  const rows = sheet.rows.map((row) => [...row])
  for (const { top, bottom, left } of tall) {
    const text = rows[top]?.[left] ?? ''
    for (let at = top + 1; at <= Math.min(bottom, rows.length - 1); at++) {
      const row = rows[at]
      // A merged cell does not lengthen the table by rows that are blank.
      if (!row || text === '' || isBlankRow(row)) continue
      while (row.length < left) row.push('')
      row[left] = text
    }
  }
  return { ...sheet, rows }
}

/** A sheet with one row of headings and a text in every cell that the file shows it in. */
export function levelSheet(sheet: Worksheet): { readonly sheet: Worksheet; readonly findings: readonly Finding[] } {
  return joinHeadings(carryDown(sheet))
}
