import { csvFormatRows } from 'd3'

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe in front, which spreadsheets hide and do not run. A number stays a number,
 * also a negative one. See OWASP, "CSV Injection".
 */
function inert(cell: string | number): string {
  if (typeof cell === 'number') return String(cell)
  return /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell
}

/** Rows as CSV: UTF-8 with a byte order mark, so that Excel reads £ and Ynys Môn; lines end in CRLF, as RFC 4180 has it. */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${csvFormatRows(rows.map((row) => row.map(inert))).replaceAll('\n', '\r\n')}\r\n`
}
