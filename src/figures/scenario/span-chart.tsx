import { linearScale } from '../scale.ts'
import type { Theme } from '../theme.ts'

/** A bar from one figure to another, with its words. */
export type Span = { readonly id: string; readonly words: string; readonly from: number; readonly to: number }

/** A bar with its words; more where there are few, so that the marks across have room. */
const least = { row: 44, all: 180 } as const
const foot = 26
const side = 8

/** Bars on one axis, each below its words: steps of a change, or how far the outcome swings. A dot stands at the end of each. */
export function SpanChart({
  spans,
  theme,
  width,
  label,
}: {
  readonly spans: readonly Span[]
  readonly theme: Theme
  readonly width: number
  readonly label: string
}) {
  const all = spans.flatMap(({ from, to }) => [from, to])
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const row = Math.max(least.row, least.all / spans.length)
  const margin = Math.max(0.5, (high - low) * 0.05)
  const x = linearScale([low - margin, high + margin], [side, width - side])
  const height = spans.length * row + foot
  const ticks = x.ticks(Math.max(4, Math.round(width / 150)))
  const figures = { fontVariantNumeric: 'tabular-nums' } as const
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={0} y2={height - foot} stroke={theme.hairline} />
          <text x={x(tick)} y={height - 8} fontSize={12} fill={theme.ink} textAnchor="middle" style={figures}>
            {String(tick)}
          </text>
        </g>
      ))}
      {spans.map(({ id, words, from, to }, at) => (
        <g key={id}>
          <text
            x={side}
            y={at * row + 16}
            fontSize={12}
            fill={theme.ink}
            stroke={theme.paper}
            strokeWidth={4}
            paintOrder="stroke"
            style={figures}
          >
            {words}
          </text>
          <rect
            x={Math.min(x(from), x(to))}
            y={at * row + 22}
            width={Math.max(1, Math.abs(x(to) - x(from)))}
            height={12}
            fill={theme.sequential[3]?.[1]}
          />
          <circle cx={x(to)} cy={at * row + 28} r={6} fill={theme.ink} />
        </g>
      ))}
    </svg>
  )
}
