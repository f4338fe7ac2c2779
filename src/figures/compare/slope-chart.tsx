import type { Slope, Slopes } from '#core/compare/two-periods.ts'
import { periodText } from '#core/domain/period.ts'
import { numberText } from '#core/plate/measure.ts'
import { lineLook } from '../line-inks.ts'
import { type Drawing, type DrawingProps, drawnInOrder, opacityOf } from '../panel/drawing.ts'
import { linearScale, type Scale } from '../scale.ts'
import { fitText, textWidth } from '../text-width.ts'
import { fontFamily, markInk } from '../theme.ts'
import { spreadOut } from './end-labels.ts'

const size = 12
const step = 15
const margin = { top: 30, bottom: 10 }
/** Room between a mark and its text, for the line that leads from one to the other. */
const lead = 20

/** More lines than these are named only where they are selected. */
const mostNamed = 24

type Props = DrawingProps<Slopes>
type Layout = {
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly y: Scale
  readonly named: readonly Slope[]
}

const namedOf = ({ body, selected = [] }: Props): readonly Slope[] => {
  const drawn = body.slopes.filter(({ before, after }) => before !== null || after !== null)
  return drawn.length <= mostNamed ? drawn : drawn.filter(({ code }) => selected.includes(code))
}

const heightOf = (props: Props, least: number): number =>
  margin.top + margin.bottom + Math.max(least, (namedOf(props).length + 1) * step)

const text = (value: number, { body }: Props): string => numberText(value, body.measure)

function lay(props: Props, height: number): Layout {
  const { body, width } = props
  const named = namedOf(props)
  const values = body.slopes.flatMap(({ before, after }) => [before, after].filter((value) => value !== null))
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const numbers = Math.max(20, ...values.map((value) => textWidth(text(value, props), size, 600)))
  const names = Math.max(0, ...named.map(({ short }) => textWidth(short, size, 600)))
  const bottom = height - margin.bottom
  return {
    left: numbers + lead + 5,
    right: width - Math.min(numbers + names + lead + 13, width * 0.55),
    bottom,
    y: linearScale([low, high > low ? high : low + 1], [bottom - 6, margin.top + 8], 5),
    named,
  }
}

/** One area: a line between its figures where they may be compared; else two open marks without a line. */
function SlopeLine({ one, props, layout }: { one: Slope; props: Props; layout: Layout }) {
  const { theme, selected = [] } = props
  const { left, right, y, named } = layout
  const look = lineLook(theme, selected, one.code, props.plate.mine)
  const quiet = selected.length > 0 || !named.includes(one)
  const ink = look?.ink ?? (quiet ? theme.muted : markInk(theme))
  const marks = [
    { key: 'before', x: left, value: one.before },
    { key: 'after', x: right, value: one.after },
  ]
  return (
    <g data-area={one.code} opacity={opacityOf(props, one.code)}>
      {one.joined && one.before !== null && one.after !== null ? (
        <>
          <line
            x1={left}
            y1={y(one.before)}
            x2={right}
            y2={y(one.after)}
            stroke="none"
            strokeWidth={9}
            pointerEvents="stroke"
          />
          <line
            data-line="change"
            x1={left}
            y1={y(one.before)}
            x2={right}
            y2={y(one.after)}
            stroke={ink}
            strokeWidth={look ? 2.4 : 1.2}
            strokeOpacity={look || !quiet ? 1 : 0.45}
            strokeDasharray={look?.dash}
          />
        </>
      ) : null}
      {marks.map(({ key, x, value }) =>
        value === null ? null : (
          <circle
            key={key}
            cx={x}
            cy={y(value)}
            r={look ? 4 : 3}
            fill={one.joined ? ink : theme.paper}
            stroke={ink}
            strokeWidth={1.2}
          />
        ),
      )}
    </g>
  )
}

/** Values at both ends and names at the right one, each on a line of text of its own and led to from its mark. */
function EndTexts({ props, layout, side }: { props: Props; layout: Layout; side: 'before' | 'after' }) {
  const { theme, width, selected = [] } = props
  const { left, right, bottom, y, named } = layout
  const ends = named.flatMap((one) => {
    const value = one[side]
    return value === null ? [] : [{ key: one.code, one, value, y: y(value) }]
  })
  const places = spreadOut(ends, step, margin.top + 4, bottom)
  return (
    <g fontSize={size} pointerEvents="none" data-layer={`ends-${side}`}>
      {ends.map(({ key, one, value }) => {
        const look = lineLook(theme, selected, key, props.plate.mine)
        const number = text(value, props)
        const at = (places.get(key) ?? 0) + 4
        const mark = side === 'before' ? left : right
        const out = side === 'before' ? -1 : 1
        const shared = {
          y: at,
          fill: look?.ink ?? theme.ink,
          fontWeight: look ? 600 : 400,
        }
        return (
          <g key={key} opacity={opacityOf(props, key)}>
            <line
              data-lead={key}
              x1={mark + out * 5}
              y1={y(value)}
              x2={mark + out * (lead - 3)}
              y2={at - 4}
              stroke={look?.ink ?? theme.muted}
              strokeWidth={0.8}
            />
            <text x={mark + out * lead} textAnchor={side === 'before' ? 'end' : undefined} {...shared}>
              {side === 'before' ? number : fitText(`${number}  ${one.short}`, size, width - right - lead - 1, 600)}
            </text>
          </g>
        )
      })}
    </g>
  )
}

function Draw({ height, ...props }: Props & { readonly height: number }) {
  const { body, theme, selected = [] } = props
  const layout = lay(props, height)
  const { left, right, bottom } = layout
  return (
    <g fontFamily={fontFamily}>
      {[
        { period: body.earlier, x: left, anchor: left < 60 ? 'start' : 'middle', at: left < 60 ? 2 : left },
        { period: body.later, x: right, anchor: 'middle', at: right },
      ].map(({ period, x, anchor, at }) => (
        <g key={period}>
          <line x1={x} x2={x} y1={margin.top - 6} y2={bottom} stroke={theme.hairline} />
          <text
            x={at}
            y={margin.top - 13}
            fontSize={size}
            fontWeight={600}
            fill={theme.ink}
            textAnchor={anchor as 'start' | 'middle'}
          >
            {periodText(period)}
          </text>
        </g>
      ))}
      {drawnInOrder(body.slopes, selected).map((one) => (
        <SlopeLine key={one.code} one={one} props={props} layout={layout} />
      ))}
      <EndTexts props={props} layout={layout} side="before" />
      <EndTexts props={props} layout={layout} side="after" />
    </g>
  )
}

export const slopeDrawing: Drawing<Slopes> = {
  height: (props) => heightOf(props, 260),
  least: (props) => heightOf(props, 160),
  draw: (props, height) => <Draw {...props} height={height} />,
}
