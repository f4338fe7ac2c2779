import { absenceWords } from '#core/domain/cell.ts'
import { periodText } from '#core/domain/period.ts'
import { periodMiddle } from '#core/domain/period-place.ts'
import { type Measure, numberText } from '#core/plate/measure.ts'
import type { AreaSeries, SeriesPoint } from '#core/plate/series.ts'
import { linearScale } from '../scale.ts'
import { textWidth } from '../text-width.ts'
import { fontFamily, type Theme } from '../theme.ts'
import { breakPlaces, RunLines, runsOf } from './runs.tsx'

type Absent = SeriesPoint & { readonly cell: Extract<SeriesPoint['cell'], { kind: 'absent' }> }
const isAbsent = (point: SeriesPoint): point is Absent => point.cell.kind === 'absent'

export type SparklineProps = {
  readonly series: AreaSeries
  readonly measure: Measure
  readonly theme: Theme
  readonly width: number
  readonly height?: number
  readonly label: string
}

const size = 12
const margin = { top: 18, bottom: 20, left: 8 }

/** Draws one area over the years: a line interrupted by breaks and absences, with the interval as a band and the values at its ends. */
export function Sparkline({ series, measure, theme, width, height = 92, label }: SparklineProps) {
  const runs = runsOf(series)
  const points = runs.flat()
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return null
  const limits = points.flatMap(({ cell }) => [
    cell.value,
    ...(cell.interval ? [cell.interval.lower, cell.interval.upper] : []),
  ])
  const right = 10 + textWidth(numberText(last.cell.value, measure), size, 600)
  const all = series.points.map(({ period }) => periodMiddle(period))
  const x = linearScale([Math.min(...all), Math.max(...all)], [margin.left, width - right])
  const y = linearScale([Math.min(...limits), Math.max(...limits)], [height - margin.bottom, margin.top], 3)
  const summary = `${label}: ${numberText(first.cell.value, measure)} in ${periodText(first.period)}, ${numberText(last.cell.value, measure)} in ${periodText(last.period)}`
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={summary}>
      <g fontFamily={fontFamily} fontSize={size} fill={theme.muted}>
        <line
          x1={margin.left}
          x2={width - right}
          y1={height - margin.bottom}
          y2={height - margin.bottom}
          stroke={theme.hairline}
        />
        <RunLines runs={runs} x={x} y={y} theme={theme} dotOf={() => (points.length > 12 ? null : 2.4)} />
        {breakPlaces(series, x).map(({ after, x: middle }) => (
          <line
            key={after}
            x1={middle}
            x2={middle}
            y1={margin.top - 6}
            y2={height - margin.bottom}
            stroke={theme.muted}
            strokeDasharray="2 3"
          >
            <title>{`Break in the series after ${periodText(after)}`}</title>
          </line>
        ))}
        {series.points.filter(isAbsent).map((point) => (
          <text key={point.period} x={x(periodMiddle(point.period))} y={height - margin.bottom - 4} textAnchor="middle">
            <title>{`${periodText(point.period)}: ${absenceWords[point.cell.reason]}`}</title>×
          </text>
        ))}
        <text x={margin.left} y={height - 5}>
          {periodText(series.points[0]?.period ?? first.period)}
        </text>
        <text x={width - right} y={height - 5} textAnchor="end">
          {series.points.length > 1 ? periodText(series.points.at(-1)?.period ?? last.period) : ''}
        </text>
        <text
          x={Math.max(margin.left, x(periodMiddle(first.period)) - 4)}
          y={Math.max(11, y(first.cell.interval?.upper ?? first.cell.value) - 7)}
          fill={theme.ink}
        >
          {numberText(first.cell.value, measure)}
        </text>
        <text x={x(periodMiddle(last.period)) + 7} y={y(last.cell.value) + 4} fill={theme.ink} fontWeight={600}>
          {last === first ? '' : numberText(last.cell.value, measure)}
        </text>
      </g>
    </svg>
  )
}
