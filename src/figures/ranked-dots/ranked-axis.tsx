import { numberText } from '#core/plate/measure.ts'
import { rankedAreas } from '#core/plate/rows.ts'
import { textWidth, withoutOverlap } from '../text-width.ts'
import { type RankedDotsProps, type RankedLayout, rowHeight, small, tickTextsOf } from './ranked-layout.ts'

/** The lines and numbers of the axis, which every row shares. */
export function Axis({ plate, theme, width, layout }: RankedDotsProps & { readonly layout: RankedLayout }) {
  const { top, end, x, ticks } = layout
  const texts = tickTextsOf(plate, layout)
  const places = ticks.map((tick) => Math.min(width - 14, x(tick)))
  const written = withoutOverlap(places, texts, small)
  return (
    <g fontSize={small} fill={theme.muted} textAnchor="middle">
      {ticks.map((tick, at) => (
        <g key={tick}>
          <line
            x1={x(tick)}
            x2={x(tick)}
            y1={top - 4}
            y2={end}
            stroke={theme.hairline}
            strokeWidth={tick === 0 ? 1.2 : 0.6}
          />
          {written[at] ? (
            <text x={places[at]} y={top - 9}>
              {texts[at]}
            </text>
          ) : null}
        </g>
      ))}
    </g>
  )
}

/** The stretches of a vertical line that cross no words: past the numbers of the axis, and past rows that say why they have no figure. */
function clearStretches(
  at: number,
  layout: RankedLayout,
  { plate, rows }: Pick<RankedDotsProps, 'plate' | 'rows'>,
  texts: readonly string[],
) {
  const { top, end, x, ticks } = layout
  const crossed = ticks.some((tick, index) => Math.abs(x(tick) - at) < textWidth(texts[index] ?? '', small) / 2 + 3)
  const list = rows ?? rankedAreas(plate.areas)
  const blank = list.flatMap(({ cell }, index) => (cell.kind === 'absent' ? [index] : []))
  const holes = [
    ...(crossed ? [[top - 21, top - 5] as const] : []),
    ...blank.map((index) => [top + index * rowHeight, top + (index + 1) * rowHeight] as const),
  ]
  const ends = [top - 26, ...holes.flat(), end]
  return ends.flatMap((from, index) => {
    const to = ends[index + 1]
    return index % 2 === 0 && to !== undefined && to - from > 1 ? [{ from, to }] : []
  })
}

/** The benchmark across all rows. */
export function BenchmarkLine({
  plate,
  theme,
  width,
  layout,
  rows,
}: RankedDotsProps & { readonly layout: RankedLayout }) {
  const { benchmark, measure } = plate
  if (benchmark?.cell.kind !== 'value') return null
  const at = layout.x(benchmark.cell.value)
  const words = `${benchmark.name.replace(/^the /, '')} ${numberText(benchmark.cell.value, measure)}`
  const half = textWidth(words, small, 600) / 2
  const stretches = clearStretches(at, layout, { plate, ...(rows ? { rows } : {}) }, tickTextsOf(plate, layout))
  return (
    <g>
      {stretches.map(({ from, to }) => (
        <line key={from} x1={at} x2={at} y1={from} y2={to} stroke={theme.ink} strokeWidth={1} strokeDasharray="4 3" />
      ))}
      <text
        x={Math.min(width - half - 2, Math.max(half, at))}
        y={layout.top - 29}
        textAnchor="middle"
        fontSize={small}
        fontWeight={600}
        fill={theme.ink}
      >
        {words}
      </text>
    </g>
  )
}
