import { strToU8, unzipSync, zipSync } from 'fflate'
import { writeXlsx } from '#formats/write-xlsx.ts'

/** What a workbook of a test hides and merges; rows count from 1, as a spreadsheet shows them. */
export type Layout = {
  readonly merged?: readonly string[]
  readonly hiddenRows?: readonly number[]
  /** `<col>` elements, as they are written. */
  readonly columns?: string
}

/** A workbook of one sheet as the atlas writes it, with merged cells and hidden rows and columns put in. */
export function layoutWorkbook(rows: readonly (readonly (string | number)[])[], layout: Layout = {}): Uint8Array {
  const parts = unzipSync(writeXlsx([{ name: 'Data', rows }]))
  const path = Object.keys(parts).find((name) => /worksheets\/sheet1\.xml$/.test(name)) ?? ''
  let xml = new TextDecoder().decode(parts[path])
  for (const row of layout.hiddenRows ?? []) xml = xml.replace(`<row r="${row}"`, `<row r="${row}" hidden="1"`)
  const merged = (layout.merged ?? []).map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  if (merged) xml = xml.replace('</sheetData>', `</sheetData><mergeCells>${merged}</mergeCells>`)
  if (layout.columns)
    xml = xml.replace(/<cols>.*?<\/cols>/, '').replace('<sheetData>', `<cols>${layout.columns}</cols><sheetData>`)
  return zipSync({ ...parts, [path]: strToU8(xml) })
}

const cell = (text: string | number, attributes: string): string =>
  typeof text === 'number'
    ? `<table:table-cell ${attributes} office:value-type="float" office:value="${text}"/>`
    : `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`

/** An ODS of one sheet. `rows` hold cells, or a cell with the attributes of a span; `hidden` are positions of filtered rows. */
export function layoutOds(
  rows: readonly (readonly (string | number | readonly [string, string])[])[],
  hidden: readonly number[] = [],
): Uint8Array {
  const body = rows
    .map((row, at) => {
      const cells = row.map((one) => (typeof one === 'object' ? cell(one[0], one[1]) : cell(one, ''))).join('')
      return `<table:table-row${hidden.includes(at) ? ' table:visibility="filter"' : ''}>${cells}</table:table-row>`
    })
    .join('')
  const names = ['office', 'table', 'text'].map(
    (one) => `xmlns:${one}="urn:oasis:names:tc:opendocument:xmlns:${one}:1.0"`,
  )
  const xml = `<office:document-content ${names.join(' ')}><office:body><office:spreadsheet><table:table table:name="Data">${body}</table:table></office:spreadsheet></office:body></office:document-content>`
  return zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
    'content.xml': strToU8(xml),
  })
}
