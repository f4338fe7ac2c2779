import type { Ranking } from '#core/compare/ranking.ts'
import type { Scatter } from '#core/compare/scatter.ts'
import type { Trends } from '#core/compare/trends.ts'
import { periodText } from '#core/domain/period.ts'
import type { Bars } from '#core/panel/bars.ts'
import { type Panel, panelIdText } from '#core/panel/panel.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { rankedAreas } from '#core/plate/rows.ts'

/** One row of values of a chart, by its categories. */
type Series = { readonly name: string; readonly labels: readonly string[]; readonly values: readonly (number | null)[] }

/** A chart that office programs draw themselves, with its data. */
export type SlideChart = {
  readonly kind: 'bar' | 'line' | 'scatter'
  /** Of a scatter the first has the values across, named by their areas. */
  readonly series: readonly Series[]
  readonly valueAxis: string
  readonly categoryAxis: string
  /** Codes of the areas that the bars are of, whose colours are those of the map; null where they are of something else. */
  readonly areas: readonly string[] | null
  /** Rows that have no number, with the reason. */
  readonly without: readonly string[]
}

const isValue = ({ cell }: PlateArea): boolean => cell.kind === 'value'
const valueIn = ({ cell }: PlateArea): number => (cell.kind === 'value' ? cell.value : 0)
const absentText = ({ area, text }: PlateArea): string => `${area.name}: ${text}`

/** Office programs draw the first bar at the bottom. */
function barsOfAreas(areas: readonly PlateArea[], { measure }: Plate): SlideChart {
  const valued = areas.filter(isValue).toReversed()
  return {
    kind: 'bar',
    series: [{ name: measure.name, labels: valued.map(({ area }) => area.name), values: valued.map(valueIn) }],
    valueAxis: measure.unit,
    categoryAxis: '',
    areas: valued.map(({ area }) => area.code),
    without: areas.filter((one) => !isValue(one)).map(absentText),
  }
}

function barsOfRows({ rows, axis, beforeName, tickName }: Bars): SlideChart {
  const valued = rows.filter(({ value }) => value !== null).toReversed()
  const labels = valued.map(({ name }) => name)
  const also = (name: string | null, values: readonly (number | null)[]): readonly Series[] =>
    name === null || values.every((value) => value === null) ? [] : [{ name, labels, values }]
  return {
    kind: 'bar',
    series: [
      { name: axis, labels, values: valued.map(({ value }) => value) },
      ...also(
        beforeName,
        valued.map(({ before }) => before),
      ),
      ...also(
        tickName,
        valued.map(({ tick }) => tick),
      ),
    ],
    valueAxis: axis,
    categoryAxis: '',
    areas: null,
    without: rows.filter(({ value }) => value === null).map(({ name, text }) => `${name}: ${text}`),
  }
}

/** Office programs join all points of a line, so that a series with a break in it has none. */
function linesOf({ periods, series, breaks }: Trends, { measure }: Plate): SlideChart | null {
  if (breaks.length > 0) return null
  const labels = periods.map(periodText)
  return {
    kind: 'line',
    series: series.map(({ name, points }) => ({
      name,
      labels,
      values: periods.map((period) => {
        const cell = points.find((one) => one.period === period)?.cell
        return cell?.kind === 'value' ? cell.value : null
      }),
    })),
    valueAxis: measure.unit,
    categoryAxis: '',
    areas: null,
    without: [],
  }
}

function pointsOf({ x, y, points }: Scatter): SlideChart {
  const labels = points.map(({ name }) => name)
  return {
    kind: 'scatter',
    series: [
      { name: x.name, labels, values: points.map((point) => point.x) },
      { name: y.name, labels, values: points.map((point) => point.y) },
    ],
    valueAxis: y.name,
    categoryAxis: x.name,
    areas: null,
    without: [],
  }
}

const isBars = (body: unknown): body is Bars =>
  typeof body === 'object' && body !== null && 'kind' in body && body.kind === 'bars'

/** The chart of a panel in a kind that office programs have themselves; null where they have none that says the same. */
export function slideChart({ id, body, titled }: Panel): SlideChart | null {
  const plate = titled()
  // What is drawn for an id is composed as its registry says.
  switch (panelIdText(id)) {
    case 'map':
    case 'ranked':
      return plate.areas.filter(isValue).length > 1 ? barsOfAreas(rankedAreas(plate.areas), plate) : null
    case 'compare-ranking':
      return barsOfAreas((body as Ranking).areas, plate)
    case 'compare-trends':
      return linesOf(body as Trends, plate)
    case 'compare-scatter':
      return pointsOf(body as Scatter)
    default:
      return isBars(body) ? barsOfRows(body) : null
  }
}
