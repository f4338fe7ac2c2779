import type { BarRow, Bars } from '#core/panel/bars.ts'
import { chosenInk } from '../mine.ts'
import { linearScale } from '../scale.ts'
import { fitText, textWidth, wrapText } from '../text-width.ts'
import { fontFamily, markInk, type Theme } from '../theme.ts'
import type { Drawing, DrawingProps } from './drawing.ts'

/** Height of a row, and of one whose name stands above its bar. */
const flatRow = 24
const stackedRow = 40
const size = 12.5
const small = 12

type BarsProps = Pick<DrawingProps<Bars>, 'body' | 'plate' | 'theme' | 'width' | 'selected'>

const keysOf = ({ rangeName, beforeName, tickName }: Bars) =>
  [
    { kind: 'range', name: rangeName },
    { kind: 'before', name: beforeName },
    { kind: 'tick', name: tickName },
  ].flatMap(({ kind, name }) => (name === null ? [] : [{ kind, name }]))

const head = (body: Bars, width: number) => wrapText(body.axis, small, width).length * 15 + keysOf(body).length * 17 + 8

type Layout = {
  /** Names stand above their bars, where beside them either would be cut. */
  readonly stacked: boolean
  readonly row: number
  /** From where to where bars may reach. */
  readonly left: number
  readonly right: number
}

/** Least length of the longest bar. */
const leastBar = 90

function lay({ body: { rows }, width }: BarsProps): Layout {
  const names = Math.max(60, ...rows.map(({ name }) => textWidth(name, size, 600))) + 10
  const texts = Math.max(40, ...rows.map(({ text }) => textWidth(text, size))) + 14
  if (names + leastBar + texts > width) return { stacked: true, row: stackedRow, left: 2, right: width - 14 }
  return { stacked: false, row: flatRow, left: names, right: width - texts }
}

const barsHeight = (props: BarsProps): number =>
  head(props.body, props.width) + props.body.rows.length * lay(props).row + 6

/** What a row's marks mean, drawn as they are drawn. */
function Key({ kind, theme }: { kind: string; theme: Theme }) {
  if (kind === 'before') return <path d="M9,-5V5" stroke={theme.ink} strokeWidth={1.6} strokeDasharray="2 2" />
  if (kind === 'tick') return <path d="M9,-6L13,0L9,6L5,0Z" fill={theme.accent} />
  return <path d="M0,0H18M0,-3V3M18,-3V3" stroke={theme.ink} fill="none" />
}

/** The bar of a row, its range, what was before, and its second value. */
function RowMarks({ one, x, theme }: { one: BarRow; x: (value: number) => number; theme: Theme }) {
  const { value, least, most, before, tick } = one
  const middle = flatRow / 2
  return (
    <>
      {value === null ? null : (
        <rect
          x={x(0)}
          y={6}
          width={Math.max(0, x(value) - x(0))}
          height={flatRow - 12}
          fill={markInk(theme)}
          fillOpacity={0.85}
        />
      )}
      {least !== null && most !== null && value === null ? (
        <rect
          x={x(least)}
          y={8}
          width={Math.max(1, x(most) - x(least))}
          height={flatRow - 16}
          fill={markInk(theme, 2)}
        />
      ) : null}
      {least !== null && most !== null ? (
        <path
          d={`M${x(least)},${middle}H${x(most)}M${x(least)},${middle - 3}V${middle + 3}M${x(most)},${middle - 3}V${middle + 3}`}
          stroke={theme.ink}
          fill="none"
        />
      ) : null}
      {before === null ? null : (
        <path d={`M${x(before)},2V${flatRow - 2}`} stroke={theme.ink} strokeWidth={1.6} strokeDasharray="2 2" />
      )}
      {tick === null ? null : (
        <path
          transform={`translate(${x(tick) - 9},${middle})`}
          d="M9,-6L13,0L9,6L5,0Z"
          fill={theme.accent}
          stroke={theme.paper}
        />
      )}
    </>
  )
}

type RowProps = {
  readonly one: BarRow
  readonly top: number
  readonly x: (value: number) => number
  readonly theme: Theme
  readonly layout: Layout
  readonly width: number
  readonly selected: boolean
  /** Colour of the bar before a selected row, and whether the row is the reader's own area. */
  readonly ink: string
  readonly own: boolean
}

function Row({ one, top, x, theme, layout, width, selected, ink, own }: RowProps) {
  const { value, most, before, tick } = one
  const { stacked, row, left } = layout
  const weight = selected ? 600 : 400
  const end = Math.max(...[value, most, tick, before].flatMap((end) => (end === null ? [] : [x(end)])), x(0))
  const baseline = stacked ? 14 : flatRow / 2 + 4.5
  const room = width - textWidth(one.text, size) - 12
  return (
    <g data-area={one.area ?? undefined} data-site={one.site ?? undefined} transform={`translate(0,${top})`}>
      {selected ? <rect width={own ? 5 : 3} height={row} fill={ink} /> : null}
      <text
        x={stacked ? (selected ? 6 : 0) : left - 8}
        y={baseline}
        textAnchor={stacked ? 'start' : 'end'}
        fill={theme.ink}
        fontWeight={weight}
      >
        {stacked ? fitText(one.name, size, room, weight) : one.name}
      </text>
      <text x={stacked ? width : end + 7} y={baseline} textAnchor={stacked ? 'end' : 'start'} fill={theme.ink}>
        {one.text}
      </text>
      <g transform={`translate(0,${stacked ? row - flatRow + 2 : 0})`}>
        <RowMarks one={one} x={x} theme={theme} />
      </g>
    </g>
  )
}

function BarsChart({ body, plate, theme, width, selected = [] }: BarsProps) {
  const { rows } = body
  const layout = lay({ body, plate, theme, width, selected })
  const { row, left, right } = layout
  const values = rows.flatMap(({ value, most, before, tick }) =>
    [value, most, before, tick].flatMap((one) => one ?? []),
  )
  const x = linearScale([0, body.most ?? (Math.max(0, ...values) || 1)], [left, right])
  const axis = wrapText(body.axis, small, width)
  const keyTop = axis.length * 15
  const top = head(body, width)
  return (
    <g fontFamily={fontFamily} fontSize={size}>
      {axis.map((words, at) => (
        <text key={`${at}-${words}`} y={12 + at * 15} fontSize={small} fill={theme.muted}>
          {words}
        </text>
      ))}
      {keysOf(body).map(({ kind, name }, at) => (
        <g key={kind} transform={`translate(0,${keyTop + 10 + at * 17})`}>
          <Key kind={kind} theme={theme} />
          <text x={26} y={4} fontSize={small} fill={theme.muted}>
            {fitText(name, small, width - 26)}
          </text>
        </g>
      ))}
      <line x1={x(0)} x2={x(0)} y1={top - 4} y2={top + rows.length * row} stroke={theme.hairline} />
      {rows.map((one, at) => (
        <Row
          key={one.key}
          one={one}
          top={top + at * row}
          x={x}
          theme={theme}
          layout={layout}
          width={width}
          selected={one.area !== null && selected.includes(one.area)}
          ink={chosenInk(theme, plate.mine, one.area ?? '')}
          own={one.area !== null && one.area === plate.mine}
        />
      ))}
    </g>
  )
}

/** Rows with a bar, a range, what was before, and a second value. */
export const barsDrawing: Drawing<Bars> = {
  alone: true,
  rows: ({ rows }) => rows.length,
  height: barsHeight,
  draw: (props) => <BarsChart {...props} />,
}
