import { line as lineShape } from 'd3'
import type { EquityBody } from '#core/coverage/equity-panel.ts'
import type { Drawing, DrawingProps } from '../panel/drawing.ts'
import { linearScale } from '../scale.ts'
import { wrapText } from '../text-width.ts'
import { fontFamily } from '../theme.ts'

const size = 12
const line = 16
const edge = { left: 48, right: 14, top: 12, bottom: 44 }

type LorenzProps = Pick<DrawingProps<EquityBody>, 'body' | 'theme' | 'width'>

const sideOf = (width: number): number => Math.min(460, width - edge.left - edge.right)

/** What the lines mean, above the drawing. */
const keyOf = ({ body, width }: LorenzProps): readonly string[] =>
  wrapText(
    body.before ? 'solid: what if; dotted: as things are; dashed: all alike' : 'dashed: everybody has the same',
    size,
    width - edge.left,
  )

const lorenzHeight = (props: LorenzProps): number =>
  keyOf(props).length * line + sideOf(props.width) + edge.top + edge.bottom

const ticks = [0, 0.25, 0.5, 0.75, 1]
const percent = (part: number): string => `${Math.round(part * 100)}%`

function LorenzChart(props: LorenzProps) {
  const { body, theme, width } = props
  const key = keyOf(props)
  const top = edge.top + key.length * line
  const side = sideOf(width)
  const x = linearScale([0, 1], [edge.left, edge.left + side])
  const y = linearScale([0, 1], [top + side, top])
  const path = lineShape<readonly [number, number]>(
    ([need]) => x(need),
    ([, service]) => y(service),
  ).digits(1)
  return (
    <g fontFamily={fontFamily} fontSize={size} fill={theme.muted}>
      {ticks.map((at) => (
        <g key={at}>
          <line x1={x(at)} x2={x(at)} y1={y(0)} y2={y(1)} stroke={theme.hairline} />
          <line x1={x(0)} x2={x(1)} y1={y(at)} y2={y(at)} stroke={theme.hairline} />
          <text x={x(at)} y={y(0) + 15} textAnchor="middle">
            {percent(at)}
          </text>
          <text x={x(0) - 6} y={y(at) + 4} textAnchor="end">
            {percent(at)}
          </text>
        </g>
      ))}
      <path
        d={
          path([
            [0, 0],
            [1, 1],
          ]) ?? ''
        }
        stroke={theme.muted}
        strokeDasharray="4 3"
        fill="none"
      />
      {body.before ? (
        <path
          d={path(body.before.points) ?? ''}
          stroke={theme.ink}
          strokeDasharray="2 2"
          strokeWidth={1.6}
          fill="none"
        />
      ) : null}
      <path d={path(body.now.points) ?? ''} stroke={theme.accent} strokeWidth={2.2} fill="none" />
      <text x={x(0.5)} y={y(0) + 34} textAnchor="middle" fill={theme.ink}>
        {`cumulative ${body.needName}, least served first`}
      </text>
      <text transform={`translate(12,${y(0.5)}) rotate(-90)`} textAnchor="middle" fill={theme.ink}>
        {`cumulative ${body.serviceName}`}
      </text>
      {key.map((words, at) => (
        <text key={words} x={edge.left} y={12 + at * line} fill={theme.ink}>
          {words}
        </text>
      ))}
    </g>
  )
}

/** Cumulative need against cumulative service, beside the line on which everybody has the same. */
export const lorenzDrawing: Drawing<EquityBody> = {
  alone: true,
  height: lorenzHeight,
  draw: (props) => <LorenzChart {...props} />,
}
