import { absenceWords, type Cell, type Observation } from '#core/domain/cell.ts'
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

/** Area, period and group of a figure. */
const placeKey = (area: string, period: string, group = ''): string => `${area}|${period}|${group}`

/** The figures as they will be in the atlas, by their places: parts are added up, and small numbers suppressed. */
function cellsByPlace(drafted: readonly Observation[]): ReadonlyMap<string, Cell> {
  return new Map(drafted.map(({ area, period, dims, cell }) => [placeKey(area, period, dims.group), cell]))
}

/**
 * The first figures of an indicator table as they will be read: area, period, group, figure and unit.
 * @param drafted the figures as they will be in the atlas, where nothing stands in the way of it
 */
export function firstFigures(
  figures: readonly TableFigure[],
  { areas, periods, ids }: IndicatorContext,
  unit: string,
  reading: TableReading,
  drafted: readonly Observation[] = [],
): FirstRows {
  const hasGroups = figures.some(({ group }) => group !== '')
  const marks = new UnknownMarks(reading.context.answers)
  const known = cellsByPlace(drafted)
  const seen = new Set<string>()
  const isFirst = (figure: TableFigure): boolean => {
    const [code = '', period = ''] = [areas.codes.get(textOf(figure.row, 'area')), periods.of(figure.periodText) ?? '']
    const key = placeKey(code, period, figure.group)
    const isNew = !known.has(placeKey(code, period, ids.get(figure.group))) || !seen.has(key)
    seen.add(key)
    return isNew
  }
  const shown: TableFigure[] = []
  for (const figure of figures) if (shown.length < shownRows && isFirst(figure)) shown.push(figure)
  const rows = shown.map((figure) => {
    const { row, column } = figure
    const { sheet } = row.part
    const [text, code] = [textOf(row, 'area'), areas.codes.get(textOf(row, 'area'))]
    const period = periods.of(figure.periodText)
    // Said once already, where the table is read as a whole.
    const read = readCell(figure, markOf(figure.periodText).mark, marks, new Findings())?.cell ?? null
    const cell = known.get(placeKey(code ?? '', period ?? '', ids.get(figure.group))) ?? read
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
