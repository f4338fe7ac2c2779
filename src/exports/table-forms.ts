import { tsvFormatRows } from 'd3'
import { inert } from '#core/domain/inert.ts'
import type { Protected } from '#core/domain/protected.ts'
import type { Rows } from '#formats/csv-text.ts'
import { escapeMarkup } from '#formats/escape.ts'

const tsvText = (rows: Rows): string => tsvFormatRows(rows.map((row) => row.map(inert)))

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
