import type { Fan } from '#core/scenario-page/fan-panel.ts'
import type { Drawing, DrawingProps } from '../panel/drawing.ts'
import { linearScale } from '../scale.ts'
import { textWidth } from '../text-width.ts'
import { fontFamily } from '../theme.ts'
import { FanMarks, lineValues, mostOf } from './fan-marks.tsx'

const size = 12
const edge = { left: 44, top: 20, bottom: 28 } as const

/** Words at the ends of the lines, apart from each other. */
function endsOf(fan: Fan, y: (value: number) => number): readonly (readonly [words: string, y: number])[] {
  const middle = fan.bands.length > 0 ? 'middle of the runs' : 'middle line'
  const ends: [string, number][] = [[middle, y(lineValues(fan).at(-1) ?? 0)]]
  const need = fan.required.at(-1) ?? null
  if (need !== null) ends.push(['required', y(need)])
  const [first, second] = ends.toSorted((a, b) => a[1] - b[1])
  if (first && second && second[1] - first[1] < 16) second[1] = first[1] + 16
  return ends
}

function FanChart({ body, theme, width, height }: DrawingProps<Fan> & { readonly height: number }) {
  const { years } = body
  const named = width >= 480
  const right = named ? textWidth('middle of the runs', size) + 14 : 16
  const x = linearScale([years[0] ?? 0, years.at(-1) ?? 1], [edge.left, width - right])
  const y = linearScale([0, mostOf(body) * 1.05], [height - edge.bottom, edge.top])
  return (
    <g fontFamily={fontFamily} fontSize={size} fill={theme.ink}>
      {y.ticks(5).map((tick) => (
        <g key={tick}>
          <line x1={edge.left} x2={width - right} y1={y(tick)} y2={y(tick)} stroke={theme.hairline} />
          <text x={edge.left - 6} y={y(tick) + 4} textAnchor="end">
            {String(tick)}
          </text>
        </g>
      ))}
      <text x={edge.left - 6} y={12} textAnchor="end">
        WTE
      </text>
      {x
        .ticks(Math.max(3, Math.round(width / 150)))
        .filter(Number.isInteger)
        .map((year) => (
          <text key={year} x={x(year)} y={height - 8} textAnchor="middle">
            {String(year)}
          </text>
        ))}
      <FanMarks fan={body} x={x} y={y} theme={theme} />
      {named
        ? endsOf(body, y).map(([words, at]) => (
            <text key={words} x={width - right + 8} y={at + 4}>
              {words}
            </text>
          ))
        : null}
    </g>
  )
}

/** The fan of the runs of one area with its requirement. */
export const fanDrawing: Drawing<Fan> = {
  alone: true,
  height: ({ width }) => Math.round(Math.min(340, 180 + width / 6)),
  least: () => 180,
  draw: (props, height) => <FanChart {...props} height={height} />,
}
