import { strToU8, zipSync } from 'fflate'
import { columnLetters } from '#core/imports/sheet.ts'

/** How a cell is marked. */
export type Mark = 'plain' | 'heading' | 'error' | 'warning' | 'wrapped'

export type SheetToWrite = {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
  /** "row,column" → mark. */
  readonly marks?: ReadonlyMap<string, Mark>
  /** Widths of the columns, in letters. */
  readonly widths?: readonly number[]
  /** Drop-down lists: for the column, below the headings, the range that holds its words. */
  readonly lists?: readonly { readonly column: number; readonly range: string; readonly hint: string }[]
  /** The first row stays in view. */
  readonly frozen?: boolean
}

const styles: Readonly<Record<Mark, number>> = { plain: 0, heading: 1, error: 2, warning: 3, wrapped: 4 }

const stylesXml = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7ECEE"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF4C7BC"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF7E7BD"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/><xf numFmtId="0" fontId="0" fillId="3" borderId="0" xfId="0" applyFill="1"/><xf numFmtId="0" fontId="0" fillId="4" borderId="0" xfId="0" applyFill="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'

/** Text for XML: marks escaped, and what XML cannot hold at all left out. */
const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')

const isNumber = (text: string): boolean => /^-?(0|[1-9]\d{0,14})(\.\d{1,12})?$/.test(text)

/** Always a number or a text, never a formula: what begins with "=" stays text. */
function cellXml(text: string, row: number, column: number, mark: Mark): string {
  const at = `r="${columnLetters(column)}${row + 1}" s="${styles[mark]}"`
  if (text === '') return mark === 'plain' ? '' : `<c ${at}/>`
  if (isNumber(text)) return `<c ${at}><v>${text}</v></c>`
  return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

function sheetXml({ rows, marks, widths = [], lists = [], frozen = false }: SheetToWrite): string {
  const body = rows.map((cells, row) => {
    const written = cells.map((text, column) => cellXml(text, row, column, marks?.get(`${row},${column}`) ?? 'plain'))
    return `<row r="${row + 1}">${written.join('')}</row>`
  })
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
  const validations = lists.map(
    ({ column, range, hint }) =>
      `<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="0" prompt="${escaped(hint).slice(0, 250)}" sqref="${columnLetters(column)}2:${columnLetters(column)}5000"><formula1>${escaped(range)}</formula1></dataValidation>`,
  )
  return [
    `${head}<worksheet xmlns="${spreadsheet}">`,
    frozen
      ? '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
      : '',
    columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '',
    `<sheetData>${body.join('')}</sheetData>`,
    validations.length > 0
      ? `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>`
      : '',
    '</worksheet>',
  ].join('')
}

/** Names of sheets as spreadsheets allow them: at most 31 letters, some marks barred, none twice. */
function sheetNames(sheets: readonly SheetToWrite[]): readonly string[] {
  const taken = new Set<string>()
  return sheets.map(({ name }, at) => {
    const base =
      name
        .replace(/[[\]:*?/\\]/g, ' ')
        .trim()
        .slice(0, 28) || `Sheet ${at + 1}`
    let own = base
    for (let n = 2; taken.has(own.toLowerCase()); n++) own = `${base.slice(0, 25)} ${n}`
    taken.add(own.toLowerCase())
    return own
  })
}

/** Writes a workbook that Excel and LibreOffice open. Plain cells, marks and drop-down lists; no formulas, macros or links. */
export function writeXlsx(sheets: readonly SheetToWrite[]): Uint8Array<ArrayBuffer> {
  const names = sheetNames(sheets)
  const parts: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(
      `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${names.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
    ),
    '_rels/.rels': strToU8(
      `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `${head}<workbook xmlns="${spreadsheet}" xmlns:r="${relationships}"><sheets>${names.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `${head}<Relationships xmlns="${packaged}/relationships">${names.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${relationships}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}<Relationship Id="rId${names.length + 1}" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/styles.xml': strToU8(head + stylesXml),
  }
  sheets.forEach((sheet, at) => {
    parts[`xl/worksheets/sheet${at + 1}.xml`] = strToU8(sheetXml(sheet))
  })
  // A fixed day, so that the same tables make the same bytes.
  return zipSync(parts, { level: 6, mtime: '2020-01-01' })
}
