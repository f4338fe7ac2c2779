import { line as lineShape } from 'd3'
import type { NamedSeries, Trends } from '#core/compare/trends.ts'
import { periodText } from '#core/domain/period.ts'
import { periodMiddle } from '#core/domain/period-place.ts'
import type { SeriesPoint } from '#core/plate/series.ts'
import { type Drawing, type DrawingProps, opacityOf } from '../panel/drawing.ts'
import { linearScale } from '../scale.ts'
import { fitText, textWidth } from '../text-width.ts'
import { fontFamily } from '../theme.ts'
import { runsOf } from '../trend/sparkline.tsx'
import { YAxis, yAxisRoom } from './axes.tsx'

const margin = { top: 34, bottom: 26 }
const size = 12
const heightAt = (width: number) => Math.round(Math.min(420, Math.max(280, width * 0.56)))

const middleOf = ({ period }: Pick<SeriesPoint, 'period'>) => periodMiddle(period)

type Valued = ReturnType<typeof runsOf>[number][number]

/** Labels at the ends of lines, pushed apart so that each has its own line of text. */
function spreadOut(
  wanted: readonly { key: string; y: number }[],
  step: number,
  top: number,
  bottom: number,
): Map<string, number> {
  const sorted = [...wanted].sort((a, b) => a.y - b.y)
  const placed: number[] = []
  for (const { y } of sorted) placed.push(Math.max(y, (placed.at(-1) ?? top - step) + step))
  const over = Math.max(0, (placed.at(-1) ?? 0) - bottom)
  return new Map(sorted.map(({ key }, at) => [key, (placed[at] ?? 0) - over]))
}

function Draw(props: DrawingProps<Trends>) {
  const { body, plate, theme, width, selected = [] } = props
  const { series, whole, periods } = body
  const height = heightAt(width)
  const lines: readonly NamedSeries[] = whole ? [...series, whole] : series
  const points = lines.flatMap((one) => runsOf(one).flat())
  const values = points.map(({ cell }) => cell.value)
  const labelled = (code: string) =>
    code === 'all' || selected.includes(code) || (selected.length === 0 && series.length <= 12)
  const named = lines.filter(({ code }) => labelled(code))
  const room = Math.max(20, ...named.map(({ short }) => textWidth(short, size, 600))) + 12
  const [left, right, top, bottom] = [
    yAxisRoom([Math.min(...values), Math.max(...values)], plate.measure),
    width - Math.min(room, width * 0.3),
    margin.top,
    height - margin.bottom,
  ]
  const years = periods.map((period) => middleOf({ period }))
  const x = linearScale([Math.min(...years), Math.max(...years)], [left, right])
  const y = linearScale([Math.min(...values), Math.max(...values)], [bottom, top], 5)
  const path = lineShape<Valued>(
    (point) => x(middleOf(point)),
    ({ cell }) => y(cell.value),
  ).digits(1)
  const ends = named.flatMap((one) => {
    const last = runsOf(one).flat().at(-1)
    return last ? [{ key: one.code, y: y(last.cell.value) + 4, at: x(middleOf(last)) }] : []
  })
  const baselines = spreadOut(ends, 13, top, bottom)
  const every = Math.max(1, Math.ceil(periods.length / Math.max(2, Math.floor((right - left) / 64))))
  const breaks = series[0]?.breaks ?? []
  return (
    <g fontFamily={fontFamily}>
      <YAxis scale={y} theme={theme} left={left} right={right} name={plate.measure.name} affixes={plate.measure} />
      <g fontSize={size} fill={theme.muted} textAnchor="middle">
        {periods.map((period, at) =>
          at % every === 0 ? (
            <text key={period} x={x(middleOf({ period }))} y={bottom + 17}>
              {periodText(period)}
            </text>
          ) : null,
        )}
      </g>
      {breaks.map(({ after }) => {
        const at = periods.indexOf(after)
        const next = periods[at + 1]
        if (at < 0 || !next) return null
        const where = (x(middleOf({ period: after })) + x(middleOf({ period: next }))) / 2
        return (
          <g key={after}>
            <line x1={where} x2={where} y1={top} y2={bottom} stroke={theme.muted} strokeDasharray="2 3" />
            <text x={where} y={top - 1} fontSize={size} textAnchor="middle" fill={theme.muted}>
              break
            </text>
          </g>
        )
      })}
      {[...lines]
        .sort((a, b) => Number(labelled(a.code)) - Number(labelled(b.code)))
        .map((one) => {
          const bright = selected.includes(one.code)
          const isWhole = one.code === 'all'
          const stroke = isWhole
            ? theme.ink
            : bright
              ? theme.accent
              : labelled(one.code)
                ? theme.sequential[3]
                : theme.muted
          return (
            <g key={one.code} data-area={isWhole ? undefined : one.code} opacity={opacityOf(props, one.code)}>
              {runsOf(one).map((run) => (
                <g key={run[0]?.period}>
                  <path d={path(run) ?? ''} fill="none" stroke="none" strokeWidth={9} pointerEvents="stroke" />
                  <path
                    d={path(run) ?? ''}
                    fill="none"
                    stroke={stroke}
                    strokeWidth={bright || isWhole ? 2.2 : 1.1}
                    strokeOpacity={bright || isWhole || labelled(one.code) ? 1 : 0.35}
                    strokeDasharray={isWhole ? '5 3' : undefined}
                    strokeLinejoin="round"
                  />
                  {run.length === 1 && run[0] ? (
                    <circle cx={x(middleOf(run[0]))} cy={y(run[0].cell.value)} r={2.5} fill={stroke} />
                  ) : null}
                </g>
              ))}
            </g>
          )
        })}
      <g stroke={theme.muted} strokeDasharray="1 3" pointerEvents="none" data-layer="leaders">
        {ends.map(({ key, y: end, at }) =>
          right - at > 6 ? (
            <line key={key} x1={at + 4} x2={right + 3} y1={end - 4} y2={(baselines.get(key) ?? end) - 4} />
          ) : null,
        )}
      </g>
      <g fontSize={size} fill={theme.ink} pointerEvents="none">
        {ends.map(({ key }) => {
          const one = named.find(({ code }) => code === key)
          return (
            <text
              key={key}
              x={right + 6}
              y={baselines.get(key)}
              fontWeight={key === 'all' || selected.includes(key) ? 600 : 400}
              opacity={opacityOf(props, key)}
            >
              {fitText(one?.short ?? '', size, width - right - 8, 600)}
            </text>
          )
        })}
      </g>
    </g>
  )
}

export const trendsDrawing: Drawing<Trends> = {
  height: ({ width }) => heightAt(width),
  draw: (props) => <Draw {...props} />,
}
