import { area as areaShape, line as lineShape } from 'd3'
import { periodMiddle } from '#core/domain/period-place.ts'
import type { AreaSeries, SeriesPoint } from '#core/plate/series.ts'
import type { Scale } from '../scale.ts'
import type { Theme } from '../theme.ts'

export type Valued = SeriesPoint & { readonly cell: Extract<SeriesPoint['cell'], { kind: 'value' }> }
export type Run = readonly Valued[]
const isValued = (point: SeriesPoint): point is Valued => point.cell.kind === 'value'

/** Where a break of the series stands between two of its figures; `after` is the last period before it. */
export const breakPlaces = ({ points, breaks }: AreaSeries, x: Scale) =>
  breaks.flatMap(({ after }) => {
    const at = points.findIndex(({ period }) => period === after)
    const [before, next] = [points[at], points[at + 1]]
    return before && next ? [{ after, x: (x(periodMiddle(before.period)) + x(periodMiddle(next.period))) / 2 }] : []
  })

/** Splits a series into runs that a line may join: a run ends at an absence and at a break of the series. */
export function runsOf({ points, breaks }: AreaSeries): readonly Run[] {
  const runs: Valued[][] = [[]]
  for (const point of points) {
    if (isValued(point)) runs.at(-1)?.push(point)
    const broken = breaks.some(({ after }) => after === point.period)
    if (!isValued(point) || broken) runs.push([])
  }
  return runs.filter((run) => run.length > 0)
}

/** Stretches of a run in which every figure has an interval: a band does not taper where one has none. */
function bandsOf(run: Run): readonly Run[] {
  const bands: Valued[][] = [[]]
  for (const point of run) {
    if (point.cell.interval) bands[bands.length - 1]?.push(point)
    else bands.push([])
  }
  return bands.filter(({ length }) => length > 1)
}

type RunsProps = {
  readonly runs: readonly Run[]
  readonly x: Scale
  readonly y: Scale
  readonly theme: Theme
  /** The radius of the dots of a run, or null for a line without dots. A run of one figure always has its dot. */
  readonly dotOf: (run: Run) => number | null
}

/** The figures of an area over time: a line a run with a dot a figure, and the intervals as bands. */
export function RunLines({ runs, x, y, theme, dotOf }: RunsProps) {
  const path = lineShape<Valued>(
    (point) => x(periodMiddle(point.period)),
    ({ cell }) => y(cell.value),
  ).digits(1)
  const band = areaShape<Valued>(
    (point) => x(periodMiddle(point.period)),
    ({ cell }) => y(cell.interval?.lower ?? cell.value),
    ({ cell }) => y(cell.interval?.upper ?? cell.value),
  ).digits(1)
  return runs.map((run) => {
    const radius = dotOf(run) ?? (run.length === 1 ? 1.6 : null)
    return (
      <g key={run[0]?.period}>
        {bandsOf(run).map((own) => (
          <path key={own[0]?.period} d={band(own) ?? ''} fill={theme.muted} fillOpacity={0.18} data-band="" />
        ))}
        {run.length > 1 ? (
          <path d={path(run) ?? ''} fill="none" stroke={theme.accent} strokeWidth={1.8} strokeLinejoin="round" />
        ) : null}
        {radius === null
          ? null
          : run.map((point) => (
              <circle
                key={point.period}
                cx={x(periodMiddle(point.period))}
                cy={y(point.cell.value)}
                r={radius}
                fill={theme.accent}
                data-period={point.period}
              />
            ))}
      </g>
    )
  })
}
