import { strToU8, zipSync } from 'fflate'
import { cellName, columnLetters } from '#core/imports/sheet.ts'
import { escapeXml } from './escape.ts'
import { sheetNames, workbookTime } from './workbook.ts'

/** How a cell is marked. */
export type CellStyle = 'plain' | 'heading' | 'error' | 'warning'

export type SheetToWrite = {
  readonly name: string
  readonly rows: readonly (readonly (string | number)[])[]
  /** Rows at the top that are set in bold and stay in view. */
  readonly headings?: number
  /** "row,column" → mark. */
  readonly marks?: ReadonlyMap<string, CellStyle>
  /** Widths of the columns, in letters. */
  readonly widths?: readonly number[]
  /** Drop-down lists: for the column, below the headings, the range that holds its words. */
  readonly lists?: readonly { readonly column: number; readonly range: string; readonly hint: string }[]
  /** Text that is written as a number becomes one, as it does where it is typed. */
  readonly typed?: boolean
}

const styles: Readonly<Record<CellStyle, number>> = { plain: 0, heading: 1, error: 2, warning: 3 }

const stylesXml = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7ECEE"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF4C7BC"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF7E7BD"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/><xf numFmtId="0" fontId="0" fillId="3" borderId="0" xfId="0" applyFill="1"/><xf numFmtId="0" fontId="0" fillId="4" borderId="0" xfId="0" applyFill="1"/></cellXfs></styleSheet>`

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'

const isNumber = (text: string): boolean => /^-?(0|[1-9]\d{0,14})(\.\d{1,12})?$/.test(text)

/** Always a number or a text, never a formula: what begins with "=" stays text. */
function cellXml(cell: string | number, isNumeric: boolean, place: string, mark: CellStyle): string {
  const at = `r="${place}" s="${styles[mark]}"`
  if (cell === '') return mark === 'plain' ? '' : `<c ${at}/>`
  if (isNumeric) return `<c ${at}><v>${cell}</v></c>`
  return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escapeXml(String(cell))}</t></is></c>`
}

function sheetXml({ rows, headings = 0, marks, widths = [], lists = [], typed = false }: SheetToWrite): string {
  const markAt = (row: number, column: number): CellStyle =>
    marks?.get(`${row},${column}`) ?? (row < headings ? 'heading' : 'plain')
  const body = rows.map((cells, row) => {
    const written = cells.map((cell, column) => {
      const isNumeric = typeof cell === 'number' || (typed && isNumber(cell))
      return cellXml(cell, isNumeric, cellName(row, column), markAt(row, column))
    })
    return `<row r="${row + 1}">${written.join('')}</row>`
  })
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
  const validations = lists.map(
    ({ column, range, hint }) =>
      `<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="0" prompt="${escapeXml(hint).slice(0, 250)}" sqref="${columnLetters(column)}2:${columnLetters(column)}5000"><formula1>${escapeXml(range)}</formula1></dataValidation>`,
  )
  return [
    `${head}<worksheet xmlns="${spreadsheet}">`,
    headings > 0
      ? `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${headings}" topLeftCell="A${headings + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`
      : '',
    columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '',
    `<sheetData>${body.join('')}</sheetData>`,
    validations.length > 0
      ? `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>`
      : '',
    '</worksheet>',
  ].join('')
}

/** Writes a workbook that Excel and LibreOffice open. Plain cells, marks and drop-down lists; no formulas, macros or links. */
export function writeXlsx(sheets: readonly SheetToWrite[]): Uint8Array<ArrayBuffer> {
  const names = sheetNames(sheets.map(({ name }) => name))
  const parts: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(
      `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${names.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
    ),
    '_rels/.rels': strToU8(
      `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `${head}<workbook xmlns="${spreadsheet}" xmlns:r="${relationships}"><sheets>${names.map((name, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `${head}<Relationships xmlns="${packaged}/relationships">${names.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${relationships}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}<Relationship Id="rId${names.length + 1}" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/styles.xml': strToU8(head + stylesXml),
  }
  sheets.forEach((sheet, at) => {
    parts[`xl/worksheets/sheet${at + 1}.xml`] = strToU8(sheetXml(sheet))
  })
  return zipSync(parts, { level: 6, mtime: workbookTime })
}
