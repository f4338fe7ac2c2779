import { csvFormatRows } from 'd3'
import { inert } from '#core/domain/inert.ts'

/** A header row and the rows below it. */
export type Rows = readonly (readonly (string | number)[])[]

/** Rows as CSV: UTF-8 with a byte order mark, so that Excel reads £ and Ynys Môn; lines end in CRLF, as RFC 4180 has it. */
export function csvText(rows: Rows): string {
  return `\uFEFF${csvFormatRows(rows.map((row) => row.map(inert))).replaceAll('\n', '\r\n')}\r\n`
}
