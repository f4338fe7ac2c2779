import type { Finding } from '#core/imports/finding.ts'
import type { MergedCells, Worksheet } from '#core/imports/sheet.ts'
import { Grid } from './grid.ts'
import { limits, RemainingLimits } from './limits.ts'
import { spreadsheetText } from './number-formats.ts'
import { formulaFindings, hiddenFinding } from './read-xlsx.ts'
import { readXml } from './read-xml.ts'
import { Refusal } from './refusal.ts'
import { unzip } from './unpack.ts'

type Attributes = Readonly<Record<string, string>>

/** An attribute by its name without prefix. */
const own = (attributes: Attributes, name: string): string | undefined =>
  attributes[`office:${name}`] ??
  attributes[`table:${name}`] ??
  attributes[`calcext:${name}`] ??
  attributes[`style:${name}`]

const timesOf = (attributes: Attributes, name: string): number => {
  const times = Number(own(attributes, name) ?? 1)
  return Number.isInteger(times) && times > 0 ? times : 1
}

/** Whether a row or a column is hidden, by hand or by a filter. */
const isOutOfSight = (attributes: Attributes): boolean =>
  /^(?:collapse|filter)$/.test(own(attributes, 'visibility') ?? '')

/** The value of a cell as text; null where the text in it is the value. */
function valueText(attributes: Attributes): string | null {
  const value = own(attributes, 'value') ?? ''
  switch (own(attributes, 'value-type')) {
    case 'float':
    case 'currency':
      return spreadsheetText(value, 'plain', false)
    case 'percentage':
      return spreadsheetText(value, 'percent', false)
    case 'date':
      return (own(attributes, 'date-value') ?? '').slice(0, 10)
    case 'boolean':
      return own(attributes, 'boolean-value') === 'true' ? 'TRUE' : 'FALSE'
    default:
      return null
  }
}

/**
 * Reads the tables of an ODS workbook: data only. A formula counts as the value that was last saved with it.
 * @param report called with the part that is done, 0 to 1
 * @throws Refusal
 */
export function readOds(
  file: string,
  bytes: Uint8Array,
  report: (done: number) => void,
): { readonly sheets: readonly Worksheet[]; readonly findings: readonly Finding[] } {
  const content = unzip(bytes, (name) => name === 'content.xml').get('content.xml')
  if (!content)
    throw new Refusal(
      'no-workbook',
      'an archive without a table',
      'an XLSX or ODS workbook',
      'Open it in a spreadsheet and save it as XLSX.',
    )
  const room = new RemainingLimits()
  const hiddenStyles = new Set<string>()
  const sheets: Worksheet[] = []
  const findings: Finding[] = []
  let style = ''
  let name = ''
  let hidden = false
  let grid = new Grid(room)
  let formulas = { count: 0, first: '', empty: 0, firstEmpty: '' }
  let [row, column, rowTimes, cellTimes] = [0, 0, 1, 1]
  let cells: [column: number, times: number, text: string][] = []
  let value: string | null = null
  let text = ''
  let [inCell, inText, inNote] = [false, 0, 0]
  let [merged, hiddenRows, hiddenColumns]: [MergedCells[], number[], number[]] = [[], [], []]
  let [isHiddenRow, tableColumn] = [false, 0]
  const endRow = () => {
    // Blank rows may be repeated a million times to the end of the sheet; rows with something in them may not.
    const times = cells.length === 0 ? 0 : rowTimes
    for (let again = 0; again < times; again++) {
      if (isHiddenRow) hiddenRows.push(row + again)
      for (const [at, wide, each] of cells)
        for (let step = 0; step < wide; step++) grid.put(row + again, at + step, each)
    }
    row += rowTimes
    cells = []
  }
  const endCell = () => {
    const shown = value ?? text
    if (shown.trim() !== '') {
      if (cellTimes > limits.columns)
        throw new Refusal(
          'too-many-columns',
          `a cell repeated ${cellTimes} times`,
          `at most ${limits.columns}`,
          'Leave out the columns to the right.',
        )
      cells.push([column, cellTimes, shown])
    }
    column += cellTimes
    inCell = false
  }
  readXml(
    'content.xml',
    content,
    {
      open: (tag, attributes) => {
        if (tag === 'style') style = attributes['style:name'] ?? ''
        else if (tag === 'table-properties' && own(attributes, 'display') === 'false') hiddenStyles.add(style)
        else if (tag === 'table') {
          name = own(attributes, 'name') ?? ''
          hidden = hiddenStyles.has(own(attributes, 'style-name') ?? '')
          grid = new Grid(room)
          formulas = { count: 0, first: '', empty: 0, firstEmpty: '' }
          row = 0
          tableColumn = 0
          ;[merged, hiddenRows, hiddenColumns] = [[], [], []]
          if (sheets.length >= limits.sheets)
            throw new Refusal(
              'too-many-sheets',
              `more than ${limits.sheets} sheets`,
              'a workbook with its data on a few sheets',
              'Leave out the others.',
            )
        } else if (tag === 'table-column') {
          const times = Math.min(timesOf(attributes, 'number-columns-repeated'), limits.columns)
          if (isOutOfSight(attributes)) for (let at = 0; at < times; at++) hiddenColumns.push(tableColumn + at)
          tableColumn += times
        } else if (tag === 'table-row') {
          isHiddenRow = isOutOfSight(attributes)
          rowTimes = timesOf(attributes, 'number-rows-repeated')
          column = 0
        } else if (tag === 'table-cell' || tag === 'covered-table-cell') {
          cellTimes = timesOf(attributes, 'number-columns-repeated')
          value = valueText(attributes)
          text = ''
          inCell = true
          const [down, across] = [
            timesOf(attributes, 'number-rows-spanned'),
            timesOf(attributes, 'number-columns-spanned'),
          ]
          if (down > 1 || across > 1)
            merged.push({ top: row, left: column, bottom: row + down - 1, right: column + across - 1 })
          if (own(attributes, 'formula') !== undefined) {
            formulas.count += 1
            formulas.first ||= `row ${row + 1}`
          }
        } else if (tag === 'annotation') inNote += 1
        else if (tag === 'p' && inCell && inNote === 0) {
          if (text !== '') text += '\n'
          inText += 1
        }
      },
      text: (piece) => {
        if (inText > 0 && inNote === 0) text += piece
      },
      close: (tag) => {
        if (tag === 'p' && inNote === 0 && inText > 0) inText -= 1
        else if (tag === 'annotation') inNote -= 1
        else if (tag === 'table-cell' || tag === 'covered-table-cell') endCell()
        else if (tag === 'table-row') endRow()
        else if (tag === 'table') {
          const rows = grid.rows()
          if (rows.length === 0) return
          const layout = { merged, hiddenRows, hiddenColumns }
          const sheet: Worksheet = { file, name, hidden, rows, reading: 'ODS workbook', ...layout }
          sheets.push(sheet)
          findings.push(...formulaFindings(sheet, formulas))
          if (hidden) findings.push(hiddenFinding(sheet))
        }
      },
    },
    report,
  )
  return { sheets, findings }
}
