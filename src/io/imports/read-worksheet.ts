import type { MergedCells, Worksheet } from '#core/imports/sheet.ts'
import { Grid } from './grid.ts'
import { limits, type RemainingLimits } from './limits.ts'
import { type NumberFormat, spreadsheetText } from './number-formats.ts'
import { readXml } from './read-xml.ts'
import { Refusal } from './refusal.ts'

/** "AB12" → column 27; -1 for what is no reference. */
function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & 0xdf
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}

/** "A1:B3" as positions from 0; null for what is no range. */
function rangeOf(reference: string): MergedCells | null {
  const [, from = '', first = '', to = '', last = ''] =
    /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/i.exec(reference) ?? []
  if (from === '') return null
  return { top: Number(first) - 1, left: columnOf(from), bottom: Number(last) - 1, right: columnOf(to) }
}

export type Formulas = { count: number; first: string; empty: number; firstEmpty: string }

export type CellSetting = {
  readonly strings: readonly string[]
  readonly formats: readonly NumberFormat[]
  readonly from1904: boolean
  readonly room: RemainingLimits
}

type Cells = Pick<Worksheet, 'rows' | 'merged' | 'hiddenRows' | 'hiddenColumns'> & { readonly formulas: Formulas }

const isOn = (flag: string | undefined): boolean => flag === '1' || flag === 'true'

/** More merged cells than these are not kept: a table has a few. */
const mostMerged = 20_000

/** What a worksheet hides and merges. */
class Layout {
  readonly merged: MergedCells[] = []
  readonly hiddenRows: number[] = []
  readonly hiddenColumns: number[] = []

  seeMerged(reference: string): void {
    const range = this.merged.length < mostMerged ? rangeOf(reference) : null
    if (range) this.merged.push(range)
  }

  seeColumns(first: number, last: number): void {
    for (let at = first - 1; at < Math.min(last, limits.columns); at++) this.hiddenColumns.push(at)
  }
}

/**
 * The cells of a worksheet. A formula counts as the value that was last saved with it, and is never worked out.
 * @throws Refusal
 */
export function readWorksheet(
  part: string,
  bytes: Uint8Array,
  setting: CellSetting,
  report: (done: number) => void,
): Cells {
  const { strings, formats, from1904 } = setting
  const [grid, layout] = [new Grid(setting.room), new Layout()]
  const formulas: Formulas = { count: 0, first: '', empty: 0, firstEmpty: '' }
  let [row, column, style] = [-1, -1, 0]
  let [type, reference, value] = ['', '', '']
  let [hasFormula, inValue, isHidden] = [false, false, false]
  const openRow = (attributes: Readonly<Record<string, string>>) => {
    row = attributes.r === undefined ? row + 1 : Number(attributes.r) - 1
    column = -1
    isHidden = isOn(attributes.hidden) || (isOn(attributes.customHeight) && Number(attributes.ht) === 0)
    if (!(row >= 0))
      throw new Refusal('xml-damaged', `row ${attributes.r}`, 'rows with numbers', 'Save the file again.')
  }
  const endCell = () => {
    if (hasFormula) {
      formulas.count += 1
      formulas.first ||= reference
      if (value === '') {
        formulas.empty += 1
        formulas.firstEmpty ||= reference
      }
    }
    if (row < 0 || !(column >= 0)) return
    if (isHidden && value !== '' && layout.hiddenRows.at(-1) !== row) layout.hiddenRows.push(row)
    if (type === 's') grid.put(row, column, strings[Number(value)] ?? '')
    else if (type === 'n') grid.put(row, column, spreadsheetText(value, formats[style] ?? 'plain', from1904))
    else if (type === 'b') grid.put(row, column, value === '1' ? 'TRUE' : 'FALSE')
    else grid.put(row, column, value)
  }
  const open = (name: string, attributes: Readonly<Record<string, string>>) => {
    if (name === 'v' || name === 't') inValue = true
    else if (name === 'c') {
      reference = attributes.r ?? ''
      column = reference === '' ? column + 1 : columnOf(reference)
      type = attributes.t ?? 'n'
      style = Number(attributes.s ?? 0)
      value = ''
      hasFormula = false
    } else if (name === 'row') openRow(attributes)
    else if (name === 'f') hasFormula = true
    else if (name === 'mergeCell') layout.seeMerged(attributes.ref ?? '')
    else if (name === 'col' && (isOn(attributes.hidden) || Number(attributes.width ?? 1) === 0))
      layout.seeColumns(Number(attributes.min), Number(attributes.max))
  }
  const text = (piece: string) => {
    if (inValue) value += piece
  }
  const close = (name: string) => {
    if (name === 'v' || name === 't') inValue = false
    if (name === 'c') endCell()
  }
  readXml(part, bytes, { open, text, close }, report)
  return { rows: grid.rows(), formulas, ...layout }
}
