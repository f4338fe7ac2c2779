import { area as areaShape, extent, line as lineShape } from 'd3'
import type { Scatter, ScatterPoint } from '#core/compare/scatter.ts'
import { quadrantText } from '#core/compare/scatter.ts'
import { type Drawing, type DrawingProps, drawnInOrder, opacityOf } from '../panel/drawing.ts'
import { linearScale, type Scale } from '../scale.ts'
import { fitText, textWidth } from '../text-width.ts'
import { fontFamily, markInk } from '../theme.ts'
import { XAxis, YAxis, yAxisRoom } from './axes.tsx'
import { ChartKey, keyHeight } from './chart-key.tsx'
import { type PlacedLabel, placeLabels } from './place-labels.ts'
import { PointNames } from './point-names.tsx'
import { isShort, scatterKey } from './scatter-key.tsx'

const margin = { top: 34, right: 14, bottom: 42 }
const labelSize = 12

/** Marks grow by area with the number of people. */
function radiusOf({ points }: Scatter): (point: ScatterPoint) => number {
  const most = Math.max(...points.map(({ people }) => people ?? 0))
  return ({ people }) => (people === null || most === 0 ? 4.5 : 3 + 9 * Math.sqrt(people / most))
}

const heightAt = (width: number) => Math.round(Math.min(460, Math.max(300, width * 0.68)))
/** Below this its names have no room. */
const leastHeight = 235

/** "New cancers per 100,000 people, 2019": when only where the other axis is of another time. */
const ofWhen = (name: string, period: string | undefined): string => (period ? `${name}, ${period}` : name)

type Props = DrawingProps<Scatter>
type Layout = {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly x: Scale
  readonly y: Scale
}

/** A range with 8% of room at both ends. */
function padded([low = 0, high = 1]: readonly (number | undefined)[]): readonly [number, number] {
  const room = (high - low) * 0.08 || Math.abs(high) * 0.1 || 1
  return [low - room, high + room]
}

function lay({ points, y: service }: Scatter, width: number, height: number): Layout {
  const yDomain = padded(extent(points, (point) => point.y))
  const left = yAxisRoom(yDomain, service)
  const [right, top, bottom] = [width - margin.right, margin.top, height - margin.bottom]
  const x = linearScale(padded(extent(points, (point) => point.x)), [left, right], 6)
  return { left, right, top, bottom, x, y: linearScale(yDomain, [bottom, top], 5) }
}

type Corner = {
  readonly lines: readonly string[]
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'end'
}

const cornerStep = 14

/** The name of a quadrant on one line where it fits, else on one for each measure, else on as many as its words need. */
function cornerLines(text: string, room: number): readonly string[] {
  if (textWidth(text, labelSize) <= room) return [text]
  const halves = text.split(/(?<=,) /)
  if (halves.every((half) => textWidth(half, labelSize) <= room)) return halves
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim()
    if (lines.length > 0 && textWidth(longer, labelSize) <= room) lines[lines.length - 1] = longer
    else lines.push(fitText(word, labelSize, room))
  }
  return lines
}

/** The name of each quadrant in its outer corner. */
function cornersOf(body: Scatter, { left, right, top, bottom, x }: Layout): readonly Corner[] {
  const middle = x(body.middle.x)
  const corner = (need: 'high' | 'low', service: 'high' | 'low'): Corner => {
    const room = need === 'low' ? middle - left : right - middle
    const lines = cornerLines(quadrantText({ need, service }, body), Math.max(0, room - 8))
    return {
      lines,
      x: need === 'low' ? left + 5 : right - 5,
      y: service === 'high' ? top + 13 : bottom - 6 - (lines.length - 1) * cornerStep,
      anchor: need === 'low' ? 'start' : 'end',
    }
  }
  return [corner('low', 'high'), corner('high', 'high'), corner('low', 'low'), corner('high', 'low')]
}

/** As many areas as have their names wherever there is room for lines to them. */
const fewPoints = 16

function labelsOf({ body, plate, selected = [], width, parts }: Props, layout: Layout, corners: readonly Corner[]) {
  const { left, top, bottom, x, y } = layout
  const radius = radiusOf(body)
  const weight = (point: ScatterPoint) =>
    (selected.includes(point.code) ? 4 : 0) + (point.code === plate.mine ? 8 : 0) + (isShort(point) ? 2 : 0)
  return placeLabels(
    [...body.points]
      .sort((a, b) => weight(b) - weight(a) || (b.people ?? 0) - (a.people ?? 0))
      .map((point) => ({
        key: point.code,
        text: point.short,
        x: x(point.x),
        y: y(point.y),
        radius: radius(point),
        always: selected.includes(point.code),
      })),
    { left, right: width, top, bottom },
    labelSize,
    corners.map(cornerBox),
    // Among few, and in a picture, which has no tips, every one has its name.
    parts !== undefined || body.points.length <= fewPoints,
  )
}

function cornerBox({ lines, x, y, anchor }: Corner) {
  const wide = Math.max(...lines.map((line) => textWidth(line, labelSize)))
  const from = anchor === 'end' ? x - wide : x
  return { left: from, right: from + wide, top: y - labelSize, bottom: y + 4 + (lines.length - 1) * cornerStep }
}

/** The corners that no name of an area had to be put over: in a narrow frame a chosen area is named before a quadrant is. */
const freeCorners = (corners: readonly Corner[], labels: readonly PlacedLabel[]): readonly Corner[] =>
  corners.filter((corner) => {
    const box = cornerBox(corner)
    return labels.every(
      ({ left, baseline, text }) =>
        left > box.right ||
        left + textWidth(text, labelSize, 600) < box.left ||
        baseline < box.top ||
        baseline - labelSize > box.bottom,
    )
  })

/** Four fields parted at the middle of both measures, that of high need and low measure shaded. */
function Quadrants({
  body,
  theme,
  layout,
  corners,
}: Pick<Props, 'body' | 'theme'> & { layout: Layout; corners: readonly Corner[] }) {
  const { left, right, top, bottom, x, y } = layout
  const [midX, midY] = [x(body.middle.x), y(body.middle.y)]
  return (
    <>
      <rect
        x={midX}
        y={midY}
        width={Math.max(0, right - midX)}
        height={Math.max(0, bottom - midY)}
        fill={theme.accent}
        fillOpacity={0.06}
      />
      <g stroke={theme.muted} strokeDasharray="3 3">
        <line x1={midX} x2={midX} y1={top} y2={bottom} />
        <line x1={left} x2={right} y1={midY} y2={midY} />
      </g>
      <g fontSize={labelSize} fill={theme.muted} fontStyle="italic">
        {corners.flatMap(({ lines, x: left, y: first, anchor }) =>
          lines.map((line, at) => (
            <text
              key={`${anchor}-${first}-${line}`}
              x={left}
              y={first + at * cornerStep}
              textAnchor={anchor === 'end' ? 'end' : undefined}
            >
              {line}
            </text>
          )),
        )}
      </g>
    </>
  )
}

type LinePoint = Scatter['line'][number]

/** The fitted line with its band, as far as both are within the frame. */
function FittedLine({ body: { line }, theme, layout }: Pick<Props, 'body' | 'theme'> & { layout: Layout }) {
  const { top, bottom, x, y } = layout
  const inside = line.filter((point) => point.y >= y.domain[0] && point.y <= y.domain[1])
  if (inside.length < 2) return null
  const clamp = (value: number) => Math.min(bottom, Math.max(top, y(value)))
  const band = areaShape<LinePoint>(
    (point) => x(point.x),
    (point) => clamp(point.lower),
    (point) => clamp(point.upper),
  ).digits(1)
  const middle = lineShape<LinePoint>(
    (point) => x(point.x),
    (point) => y(point.y),
  ).digits(1)
  return (
    <g data-layer="line">
      <path d={band(line) ?? ''} fill={theme.muted} fillOpacity={0.14} />
      <path d={middle(inside) ?? ''} fill="none" stroke={theme.muted} strokeWidth={1.4} />
    </g>
  )
}

function Points({ props, layout: { x, y } }: { props: Props; layout: Layout }) {
  const { body, plate, theme, selected = [] } = props
  const radius = radiusOf(body)
  return drawnInOrder(body.points, selected).map((point) => {
    const bright = selected.includes(point.code)
    const own = point.code === plate.mine
    return (
      <circle
        key={point.code}
        data-area={point.code}
        cx={x(point.x)}
        cy={y(point.y)}
        r={radius(point)}
        fill={isShort(point) ? theme.accent : markInk(theme)}
        fillOpacity={bright ? 0.95 : 0.7}
        stroke={own ? theme.mine : bright ? theme.ink : theme.paper}
        strokeWidth={own ? 4 : bright ? 2 : 1}
        opacity={opacityOf(props, point.code)}
      />
    )
  })
}

const keyBelow = (props: Props): number => keyHeight(scatterKey(props), props.width)

function Draw({ height, ...props }: Props & { readonly height: number }) {
  const { body, theme, width } = props
  const { x: need, y: service, periodsApart } = body
  const key = scatterKey(props)
  const chart = Math.min(height - (props.aside ? 0 : keyBelow(props)), Math.max(width, heightAt(width)))
  const layout = lay(body, width, chart)
  const { left, right, top, bottom } = layout
  const corners = cornersOf(body, layout)
  const labels = labelsOf(props, layout, corners)
  return (
    <g fontFamily={fontFamily}>
      <XAxis
        scale={layout.x}
        theme={theme}
        top={top}
        bottom={bottom}
        name={ofWhen(need.name.includes(' per ') ? need.name : `${need.name} (${need.unit})`, periodsApart?.need)}
        affixes={need}
      />
      <YAxis
        scale={layout.y}
        theme={theme}
        left={left}
        right={right}
        name={ofWhen(service.name, periodsApart?.measure)}
        affixes={service}
      />
      <Quadrants body={body} theme={theme} layout={layout} corners={freeCorners(corners, labels)} />
      <FittedLine body={body} theme={theme} layout={layout} />
      <Points props={props} layout={layout} />
      <PointNames props={props} labels={labels} size={labelSize} />
      <ChartKey items={key} theme={theme} width={width} y={chart} aside={props.aside} />
    </g>
  )
}

export const scatterDrawing: Drawing<Scatter> = {
  height: (props) => heightAt(props.width) + keyBelow(props),
  least: (props) => leastHeight + (props.aside ? 0 : keyBelow(props)),
  besides: (props) => keyBelow(props),
  draw: (props, height) => <Draw {...props} height={height} />,
}
