import { absenceWords, type Cell } from '#core/domain/cell.ts'
import { periodText } from '#core/domain/period.ts'
import { Findings } from '../finding.ts'
import { type FirstRows, shownRows } from '../first-rows.ts'
import { markOf } from '../period-text.ts'
import { textOf } from '../rows.ts'
import { cellText } from '../sheet.ts'
import type { IndicatorContext } from './indicator.ts'
import { readCell, type TableFigure, UnknownMarks } from './indicator-cells.ts'
import type { TableReading } from './reading.ts'

const notKnown = (text: string): string => (text === '' ? 'not stated' : `“${text}” is not known`)

function figureText(cell: Cell | null, text: string): string {
  if (cell === null) return `“${text}” is not read`
  return cell.kind === 'value'
    ? cell.value.toLocaleString('en-GB', { maximumFractionDigits: 10 })
    : absenceWords[cell.reason]
}

/** The first figures of an indicator table as they will be read: area, period, group, figure and unit. */
export function firstFigures(
  figures: readonly TableFigure[],
  { areas, periods }: IndicatorContext,
  unit: string,
  reading: TableReading,
): FirstRows {
  const hasGroups = figures.some(({ group }) => group !== '')
  const marks = new UnknownMarks(reading.context.answers)
  const rows = figures.slice(0, shownRows).map((figure) => {
    const { row, column } = figure
    const { sheet } = row.part
    const [text, code] = [textOf(row, 'area'), areas.codes.get(textOf(row, 'area'))]
    const period = periods.of(figure.periodText)
    // Said once already, where the table is read as a whole.
    const cell = readCell(figure, markOf(figure.periodText).mark, marks, new Findings())?.cell ?? null
    return {
      row: row.row + 1,
      cells: [
        code === undefined ? notKnown(text) : reading.nameOf(code),
        period === null ? notKnown(figure.periodText) : periodText(period),
        ...(hasGroups ? [figure.group] : []),
        figureText(cell, cellText(sheet, row.row, column)),
        cell?.kind === 'value' ? unit : '',
      ],
    }
  })
  const names = ['Area', 'Period', ...(hasGroups ? ['Group'] : []), 'Figure', 'Unit']
  return { headings: names.map((name) => ({ name, isNumeric: name === 'Figure' })), rows }
}
