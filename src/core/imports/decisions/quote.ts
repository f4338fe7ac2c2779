import { counted } from '#core/domain/counted.ts'
import { cellName, cellText, columnLetters, type Worksheet } from '../sheet.ts'

const longestQuote = 60

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > longestQuote ? `${line.slice(0, longestQuote - 1).trimEnd()}…` : line
}

/** "“Area code, Area name, 2024”": what cells say, as far as a line has room. */
export const quoted = (texts: readonly string[]): string => `“${shorten(texts.join(', '))}”`

/** "Row 1", "Rows 1 to 3", "Rows 1, 3 and 7", as the spreadsheet program numbers them. */
export function rowsText(rows: readonly number[]): string {
  const [first = 0] = rows
  const last = rows.at(-1) ?? first
  if (rows.length === 1) return `Row ${first + 1}`
  if (last - first === rows.length - 1) return `Rows ${first + 1} to ${last + 1}`
  if (rows.length > 4) return `${counted(rows.length, 'row')}, ${first + 1} to ${last + 1}`
  return `Rows ${rows
    .slice(0, -1)
    .map((row) => row + 1)
    .join(', ')} and ${last + 1}`
}

/** "Area code (column A)"; the letter alone where there is no heading. */
export function columnText(sheet: Worksheet, headerRow: number, column: number): string {
  const heading = cellText(sheet, headerRow, column)
  return heading === '' ? `column ${columnLetters(column)}` : `${shorten(heading)} (column ${columnLetters(column)})`
}

/** "heading “WTE” in D3" */
export const headingText = (sheet: Worksheet, headerRow: number, column: number): string =>
  `heading ${quoted([cellText(sheet, headerRow, column)])} in ${cellName(headerRow, column)}`
