import { csvFormatRows, tsvFormatRows } from 'd3'
import type { Protected } from '#core/domain/protected.ts'
import { escapeMarkup } from '#formats/escape.ts'

/** A header row and the rows below it. */
export type Rows = readonly (readonly (string | number)[])[]

/** Letters that make a spreadsheet run what follows, plain or full width, also behind blanks and line breaks. */
const runs = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/
const isNumber = /^[+-]?\d+(?:\.\d+)?$/

/** A word that a spreadsheet would run, with an apostrophe in front; numbers stay numbers. See OWASP, "CSV Injection". */
export function inert(cell: string | number): string {
  if (typeof cell === 'number') return String(cell)
  return runs.test(cell) && !isNumber.test(cell) ? `'${cell}` : cell
}

const tsvText = (rows: Rows): string => tsvFormatRows(rows.map((row) => row.map(inert)))

/** Rows as CSV: UTF-8 with a byte order mark, so that Excel reads £ and Ynys Môn; lines end in CRLF, as RFC 4180 has it. */
export function csvText(rows: Rows): string {
  return `\uFEFF${csvFormatRows(rows.map((row) => row.map(inert))).replaceAll('\n', '\r\n')}\r\n`
}

function htmlText([head = [], ...rows]: Rows): string {
  const cells = (tag: 'th' | 'td', row: Rows[number]) =>
    row.map((cell) => `<${tag}>${escapeMarkup(inert(cell))}</${tag}>`).join('')
  const body = rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('')
  return `<table><thead><tr>${cells('th', head)}</tr></thead><tbody>${body}</tbody></table>`
}

type Around = { readonly before: string; readonly after: string }

const paragraph = (text: string): string => (text ? `<p>${escapeMarkup(inert(text))}</p>` : '')
const lineOf = (text: string): string => (text ? `${tsvText([[text]])}\n` : '')

/** A table for the clipboard: for documents and spreadsheets, and as plain text, with a line above and one below it where there are such. */
export const tableForms = (
  rows: Protected<Rows>,
  { before, after }: Around = { before: '', after: '' },
): Readonly<Record<string, Promise<Blob>>> => ({
  'text/html': Promise.resolve(
    new Blob([`${paragraph(before)}${htmlText(rows)}${paragraph(after)}`], { type: 'text/html' }),
  ),
  'text/plain': Promise.resolve(
    new Blob([`${lineOf(before)}${tsvText(rows)}${after ? `\n${tsvText([[after]])}` : ''}`], { type: 'text/plain' }),
  ),
})
