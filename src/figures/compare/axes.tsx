import { numberText } from '#core/plate/measure.ts'
import { linearScale, type Scale } from '../scale.ts'
import { fitText, textWidth, withoutOverlap } from '../text-width.ts'
import type { Theme } from '../theme.ts'

const size = 12

type Affixes = { readonly prefix: string; readonly suffix: string }

/** Ticks with as many decimals as the finest of them needs. */
function tickTexts(ticks: readonly number[], affixes: Affixes): readonly string[] {
  const decimals = Math.max(0, ...ticks.map((tick) => (String(tick).split('.')[1] ?? '').length))
  return ticks.map((tick) => numberText(tick, { ...affixes, decimals }))
}

/** Room that the numbers of a vertical axis take. */
export function yAxisRoom(domain: readonly [number, number], affixes: Affixes, count = 5): number {
  const ticks = linearScale(domain, [0, 1], count).ticks(count)
  return Math.max(28, ...tickTexts(ticks, affixes).map((text) => textWidth(text, size) + 10))
}

/** Grid, ticks and name of a horizontal axis below the chart. */
export function XAxis({
  scale,
  theme,
  top,
  bottom,
  name,
  affixes,
  count = 6,
}: {
  readonly scale: Scale
  readonly theme: Theme
  readonly top: number
  readonly bottom: number
  readonly name: string
  readonly affixes: Affixes
  readonly count?: number
}) {
  const ticks = scale.ticks(count)
  const texts = tickTexts(ticks, affixes)
  const written = withoutOverlap(
    ticks.map((tick) => scale(tick)),
    texts,
    size,
  )
  const [from, to] = scale.range
  return (
    <g fontSize={size} fill={theme.muted} textAnchor="middle">
      {ticks.map((tick, at) => (
        <g key={tick}>
          <line x1={scale(tick)} x2={scale(tick)} y1={top} y2={bottom} stroke={theme.hairline} strokeWidth={0.6} />
          {written[at] ? (
            <text x={scale(tick)} y={bottom + 15}>
              {texts[at]}
            </text>
          ) : null}
        </g>
      ))}
      <text x={to} y={bottom + 32} textAnchor="end" fill={theme.ink}>
        {fitText(`${name} →`, size, Math.abs(to - from))}
      </text>
    </g>
  )
}

/** Grid, ticks and name of a vertical axis; the name stands above it, upright. */
export function YAxis({
  scale,
  theme,
  left,
  right,
  room = right,
  name,
  affixes,
  count = 5,
}: {
  readonly scale: Scale
  readonly theme: Theme
  readonly left: number
  readonly right: number
  /** Where the name has to end. */
  readonly room?: number
  readonly name: string
  readonly affixes: Affixes
  readonly count?: number
}) {
  const ticks = scale.ticks(count)
  const texts = tickTexts(ticks, affixes)
  const [, top] = scale.range
  return (
    <g fontSize={size} fill={theme.muted} textAnchor="end">
      {ticks.map((tick, at) => (
        <g key={tick}>
          <line x1={left} x2={right} y1={scale(tick)} y2={scale(tick)} stroke={theme.hairline} strokeWidth={0.6} />
          <text x={left - 6} y={scale(tick) + 4}>
            {texts[at]}
          </text>
        </g>
      ))}
      <text x={0} y={top - 12} textAnchor="start" fill={theme.ink}>
        {fitText(`↑ ${name}`, size, room)}
      </text>
    </g>
  )
}
