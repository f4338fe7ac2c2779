import { strToU8, zipSync } from 'fflate'
import { escapeXml } from '#formats/escape.ts'
import { workbookTime } from '#formats/workbook.ts'
import type { PackCell } from './pack.ts'
import type { PackSheet } from './sheets.ts'

const mimetype = 'application/vnd.oasis.opendocument.spreadsheet'

function cellXml(cell: PackCell, bold: boolean): string {
  const style = bold ? ' table:style-name="bold"' : ''
  if (typeof cell === 'number')
    return `<table:table-cell${style} office:value-type="float" office:value="${cell}"><text:p>${cell}</text:p></table:table-cell>`
  const lines = cell.split('\n').map((line) => `<text:p>${escapeXml(line)}</text:p>`)
  return `<table:table-cell${style} office:value-type="string">${lines.join('')}</table:table-cell>`
}

const namespaces = [
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
  'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"',
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
].join(' ')

function contentXml(sheets: readonly PackSheet[]): string {
  const widths = [...new Set(sheets.flatMap((sheet) => sheet.widths))]
  const styles = widths.map(
    (width) =>
      `<style:style style:name="w${width}" style:family="table-column"><style:table-column-properties style:column-width="${(width * 0.2).toFixed(2)}cm"/></style:style>`,
  )
  const tables = sheets.map(({ name, rows, headings, widths: own }) => {
    const columns = own.map((width) => `<table:table-column table:style-name="w${width}"/>`).join('')
    const body = rows
      .map(
        (row, at) => `<table:table-row>${row.map((cell) => cellXml(cell, at < headings)).join('')}</table:table-row>`,
      )
      .join('')
    return `<table:table table:name="${escapeXml(name)}">${columns}${body}</table:table>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${namespaces} office:version="1.3"><office:automatic-styles>${styles.join('')}<style:style style:name="bold" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles><office:body><office:spreadsheet>${tables.join('')}</office:spreadsheet></office:body></office:document-content>`
}

const manifestXml = `<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="${mimetype}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`

/** Sheets as an OpenDocument workbook (ISO/IEC 26300): the type comes first and uncompressed, as the standard asks. */
export function odsOf(sheets: readonly PackSheet[]): Uint8Array {
  const parts = {
    mimetype: [strToU8(mimetype), { level: 0 }] as [Uint8Array, { readonly level: 0 }],
    'META-INF/manifest.xml': strToU8(manifestXml),
    'content.xml': strToU8(contentXml(sheets)),
  }
  return zipSync(parts, { mtime: workbookTime })
}
