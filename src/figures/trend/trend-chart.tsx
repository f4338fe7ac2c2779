import { absenceWords } from '#core/domain/cell.ts'
import { periodText } from '#core/domain/period.ts'
import { periodMiddle } from '#core/domain/period-place.ts'
import { type Measure, numberText } from '#core/plate/measure.ts'
import type { AreaSeries } from '#core/plate/series.ts'
import { linearScale, type Scale } from '../scale.ts'
import { textWidth } from '../text-width.ts'
import type { Theme } from '../theme.ts'
import { breakPlaces, RunLines, runsOf } from './runs.tsx'

type ChartProps = {
  readonly series: AreaSeries
  readonly measure: Measure
  readonly theme: Theme
  readonly width: number
  readonly height: number
}

const size = 12
const margin = { top: 24, bottom: 22 }
/** Round values of the axis with as many decimals as the finest needs. */
function ticksOf(y: Scale, measure: Measure): readonly { readonly at: number; readonly text: string }[] {
  const ticks = y.ticks(4)
  const decimals = Math.max(0, ...ticks.map((tick) => (String(tick).split('.')[1] ?? '').length))
  return ticks.map((tick) => ({ at: y(tick), text: numberText(tick, { ...measure, decimals }) }))
}

/** Axes of the values and of the periods; the unit stands above the axis. */
function Axes({ props, y, left, right }: { props: ChartProps; y: Scale; left: number; right: number }) {
  const { series, measure, theme, width, height } = props
  const [first, last] = [series.points[0], series.points[series.points.length - 1]]
  const base = height - margin.bottom
  return (
    <g fill={theme.muted}>
      <text y={11}>{measure.unit}</text>
      {ticksOf(y, measure).map(({ at, text }) => (
        <g key={text}>
          <line x1={left} x2={width - right} y1={at} y2={at} stroke={theme.hairline} strokeWidth={0.6} />
          <text x={left - 6} y={at + 4} textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      <line x1={left} x2={width - right} y1={base} y2={base} stroke={theme.muted} strokeWidth={0.8} />
      {first ? (
        <text x={left} y={height - 5}>
          {periodText(first.period)}
        </text>
      ) : null}
      {last && last !== first ? (
        <text x={width - right} y={height - 5} textAnchor="end">
          {periodText(last.period)}
        </text>
      ) : null}
    </g>
  )
}

/** Where a series is not comparable with what comes after, and where it has no figure. */
function Gaps({ series, x, theme, height }: Pick<ChartProps, 'series' | 'theme' | 'height'> & { x: Scale }) {
  const base = height - margin.bottom
  return (
    <g fill={theme.muted}>
      {breakPlaces(series, x).map(({ after, x: middle }) => (
        <g key={after}>
          <line x1={middle} x2={middle} y1={margin.top} y2={base} stroke={theme.muted} strokeDasharray="2 3" />
          <text x={middle} y={11} textAnchor="middle">
            break
          </text>
        </g>
      ))}
      {series.points.map(({ period, cell }) =>
        cell.kind === 'absent' ? (
          <text key={period} x={x(periodMiddle(period))} y={base - 4} textAnchor="middle">
            <title>{`${periodText(period)}: ${absenceWords[cell.reason]}`}</title>×
          </text>
        ) : null,
      )}
    </g>
  )
}

/** One area over the years with an axis, its unit, a mark at every figure, and the last figure beside its mark. */
export function TrendChart(props: ChartProps) {
  const { series, measure, theme, width, height } = props
  const runs = runsOf(series)
  const points = runs.flat()
  const last = points[points.length - 1]
  if (!last) return null
  const limits = points.flatMap(({ cell }) => [
    cell.value,
    ...(cell.interval ? [cell.interval.lower, cell.interval.upper] : []),
  ])
  const y = linearScale([Math.min(...limits), Math.max(...limits)], [height - margin.bottom, margin.top], 4)
  const left = Math.max(...ticksOf(y, measure).map(({ text }) => textWidth(text, size))) + 10
  const words = numberText(last.cell.value, measure)
  const right = 12 + textWidth(words, size, 600)
  const all = series.points.map(({ period }) => periodMiddle(period))
  const x = linearScale([Math.min(...all), Math.max(...all)], [left + 4, width - right])
  return (
    <g fontSize={size}>
      <Axes props={props} y={y} left={left} right={right} />
      <RunLines runs={runs} x={x} y={y} theme={theme} dotOf={({ length }) => (length > 12 ? 1.6 : 2.6)} />
      <Gaps series={series} x={x} theme={theme} height={height} />
      <text x={x(periodMiddle(last.period)) + 7} y={y(last.cell.value) + 4} fill={theme.ink} fontWeight={600}>
        {words}
      </text>
    </g>
  )
}
