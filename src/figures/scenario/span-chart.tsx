import type { Spans } from '#core/scenario-page/spans.ts'
import type { Drawing, DrawingProps } from '../panel/drawing.ts'
import { linearScale } from '../scale.ts'
import { wrapText } from '../text-width.ts'
import { fontFamily } from '../theme.ts'

const size = 12
const line = 16
const side = 8
const foot = 42
/** Height of the bar with the room above it and below it. */
const track = 26
/** With few rows there is more room, so that the words across the drawing have some too. */
const leastOfAll = 150

type SpanProps = Pick<DrawingProps<Spans>, 'body' | 'width'>

/** The words of each row on as many lines as they need, and where the row begins. */
function layRows({ body, width }: SpanProps) {
  let y = 0
  const rows = body.rows.map((row) => {
    const lines = wrapText(row.words, size, Math.max(120, width - 2 * side))
    const top = y
    y += lines.length * line + track
    return { row, lines, top }
  })
  const more = Math.max(0, leastOfAll - y) / Math.max(1, rows.length)
  return {
    rows: rows.map((one, at) => ({ ...one, top: one.top + at * more, more })),
    height: Math.round(Math.max(y, leastOfAll)),
  }
}

function SpanChart({ body, theme, width }: DrawingProps<Spans>) {
  const { rows, height } = layRows({ body, width })
  const all = body.rows.flatMap(({ from, to, dot }) => [from, to, dot])
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const margin = Math.max(0.5, (high - low) * 0.05)
  const x = linearScale([low - margin, high + margin], [side + 6, width - side - 6])
  const ticks = x.ticks(Math.max(3, Math.round(width / 150)))
  return (
    <g fontFamily={fontFamily} fontSize={size} fill={theme.ink}>
      {ticks.map((tick) => (
        <text key={tick} x={x(tick)} y={height + 16} textAnchor="middle">
          {String(tick).replace('-', '−')}
        </text>
      ))}
      <text x={width / 2} y={height + 35} textAnchor="middle">
        {body.axis}
      </text>
      {rows.map(({ row: { key, from, to, dot }, lines, top }) => {
        const bar = top + lines.length * line + 4
        return (
          <g key={key}>
            {lines.map((words, at) => (
              <text key={`${at}-${words}`} x={side} y={top + 13 + at * line}>
                {words}
              </text>
            ))}
            {ticks.map((tick) => (
              <line key={tick} x1={x(tick)} x2={x(tick)} y1={bar - 2} y2={bar + 14} stroke={theme.hairline} />
            ))}
            <rect
              x={Math.min(x(from), x(to))}
              y={bar}
              width={Math.max(1, Math.abs(x(to) - x(from)))}
              height={12}
              fill={theme.sequential[3]?.[1]}
            />
            <circle cx={x(dot)} cy={bar + 6} r={6} fill={theme.ink} />
          </g>
        )
      })}
    </g>
  )
}

/** Bars on one axis, each below its words, with a dot. */
export const spanDrawing: Drawing<Spans> = {
  alone: true,
  height: (props) => layRows(props).height + foot,
  draw: (props) => <SpanChart {...props} />,
}
