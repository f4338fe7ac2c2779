import { strToU8, zipSync } from 'fflate'

/** A cell by hand: a text, a number, a number in one of the built-in formats (9: 0%, 20: h:mm), or an ISO date. */
export type HandCell = string | number | readonly [number, 9 | 20] | { readonly date: string }

/** How other programs write a workbook. */
type Ways = {
  readonly prefix?: 'x:'
  readonly strict?: true
  readonly backslashes?: true
}

const formats = [0, 9, 20]
const letters = 'ABCDEFGH'

function cellXml(cell: HandCell, ref: string): string {
  if (typeof cell === 'string') return `<c r="${ref}" t="inlineStr"><is><t>${cell}</t></is></c>`
  if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`
  if ('date' in cell) return `<c r="${ref}" t="d"><v>${cell.date}</v></c>`
  return `<c r="${ref}" s="${formats.indexOf(cell[1])}"><v>${cell[0]}</v></c>`
}

const transitional = 'http://schemas.openxmlformats.org'
const main = `${transitional}/spreadsheetml/2006/main`

/** A workbook of one or more sheets, written as spreadsheet programs do that are not the atlas. */
export function handWorkbook(
  sheets: Readonly<Record<string, readonly (readonly HandCell[])[]>>,
  { prefix, strict, backslashes }: Ways = {},
): Uint8Array {
  const names = Object.keys(sheets)
  const entries = names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')
  const own = `${transitional}/officeDocument/2006/relationships`
  const bodies = Object.values(sheets).map((rows) => {
    const lines = rows.map((row, y) => {
      const cells = row.map((cell, x) => cellXml(cell, `${letters[x]}${y + 1}`)).join('')
      return `<row r="${y + 1}">${cells}</row>`
    })
    return `<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData></worksheet>`
  })
  const links = names.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${own}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  )
  const styles = `<Relationship Id="rIdS" Type="${own}/styles" Target="styles.xml"/>`
  const packaged = `${transitional}/package/2006`
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${own}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${own}"><sheets>${entries}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}/relationships">${links.join('')}${styles}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs>${formats.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`,
  }
  for (const [at, body] of bodies.entries()) parts[`xl/worksheets/sheet${at + 1}.xml`] = body
  const written = Object.entries(parts).map(([path, xml]) => {
    const prefixed =
      prefix && path.startsWith('xl/') && !path.includes('_rels')
        ? xml.replace(/<(\/?)(\w)/g, `<$1${prefix}$2`).replace(/ xmlns="/g, ` xmlns:${prefix.slice(0, 1)}="`)
        : xml
    const text = strict
      ? prefixed
          .replaceAll(main, 'http://purl.oclc.org/ooxml/spreadsheetml/main')
          .replaceAll(own, 'http://purl.oclc.org/ooxml/officeDocument/relationships')
      : prefixed
    return [backslashes ? path.replaceAll('/', '\\') : path, strToU8(text)] as const
  })
  return zipSync(Object.fromEntries(written))
}
