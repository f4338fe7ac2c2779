import { area as areaShape, extent, line as lineShape } from 'd3'
import type { Scatter, ScatterPoint } from '#core/compare/scatter.ts'
import { quadrantText } from '#core/compare/scatter.ts'
import { HaloText } from '../halo-text.tsx'
import { type Drawing, type DrawingProps, drawnInOrder, opacityOf } from '../panel/drawing.ts'
import { linearScale } from '../scale.ts'
import { fitText, textWidth } from '../text-width.ts'
import { fontFamily } from '../theme.ts'
import { XAxis, YAxis, yAxisRoom } from './axes.tsx'
import { placeLabels } from './place-labels.ts'

const margin = { top: 34, right: 14, bottom: 42 }
const labelSize = 12

/** Marks grow by area with the number of people. */
function radiusOf({ points }: Scatter): (point: ScatterPoint) => number {
  const most = Math.max(...points.map(({ people }) => people ?? 0))
  return ({ people }) => (people === null || most === 0 ? 4.5 : 3 + 9 * Math.sqrt(people / most))
}

const heightAt = (width: number) => Math.round(Math.min(460, Math.max(300, width * 0.68)))

/** "New cancers per 100,000 people, 2019": when only where the other axis is of another time. */
const ofWhen = (name: string, period: string | undefined): string => (period ? `${name}, ${period}` : name)

function Draw(props: DrawingProps<Scatter>) {
  const { body, theme, width, selected = [] } = props
  const { points, middle, line, x: need, y: service, periodsApart } = body
  const height = heightAt(width)
  const padded = ([low = 0, high = 1]: readonly (number | undefined)[]) => {
    const [from, to] = [low, high]
    const room = (to - from) * 0.08 || Math.abs(to) * 0.1 || 1
    return [from - room, to + room] as const
  }
  const yDomain = padded(extent(points, (point) => point.y))
  const left = yAxisRoom(yDomain, service)
  const [right, top, bottom] = [width - margin.right, margin.top, height - margin.bottom]
  const xScale = linearScale(padded(extent(points, (point) => point.x)), [left, right], 6)
  const yScale = linearScale(yDomain, [bottom, top], 5)
  const radius = radiusOf(body)
  const inside = line.filter((at) => at.y >= yScale.domain[0] && at.y <= yScale.domain[1])
  const clampY = (value: number) => Math.min(bottom, Math.max(top, yScale(value)))
  const band = areaShape<(typeof line)[number]>(
    (at) => xScale(at.x),
    (at) => clampY(at.lower),
    (at) => clampY(at.upper),
  ).digits(1)
  const middleLine = lineShape<(typeof line)[number]>(
    (at) => xScale(at.x),
    (at) => yScale(at.y),
  ).digits(1)
  const important = ({ code, quadrant }: ScatterPoint) =>
    (selected.includes(code) ? 4 : 0) + (quadrant.need === 'high' && quadrant.service === 'low' ? 2 : 0)
  const [midX, midY] = [xScale(middle.x), yScale(middle.y)]
  const corner = (need: 'high' | 'low', service: 'high' | 'low') => {
    const room = need === 'low' ? midX - left : right - midX
    return {
      text: fitText(quadrantText({ need, service }, body), labelSize, Math.max(0, room - 8)),
      x: need === 'low' ? left + 5 : right - 5,
      y: service === 'high' ? top + 13 : bottom - 6,
      anchor: need === 'low' ? ('start' as const) : ('end' as const),
    }
  }
  const corners = [corner('low', 'high'), corner('high', 'high'), corner('low', 'low'), corner('high', 'low')]
  const labels = placeLabels(
    [...points]
      .sort((a, b) => important(b) - important(a) || (b.people ?? 0) - (a.people ?? 0))
      .map((point) => ({
        key: point.code,
        text: point.short,
        x: xScale(point.x),
        y: yScale(point.y),
        radius: radius(point),
        always: selected.includes(point.code),
      })),
    { left, right: width, top, bottom },
    labelSize,
    corners.map(({ text, x, y, anchor }) => {
      const wide = textWidth(text, labelSize)
      const from = anchor === 'end' ? x - wide : x
      return { left: from, right: from + wide, top: y - labelSize, bottom: y + 4 }
    }),
  )
  return (
    <g fontFamily={fontFamily}>
      <XAxis
        scale={xScale}
        theme={theme}
        top={top}
        bottom={bottom}
        name={ofWhen(need.name.includes(' per ') ? need.name : `${need.name} (${need.unit})`, periodsApart?.need)}
        affixes={need}
      />
      <YAxis
        scale={yScale}
        theme={theme}
        left={left}
        right={right}
        name={ofWhen(service.name, periodsApart?.measure)}
        affixes={service}
      />
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
        {corners.map(({ text, x, y, anchor }) => (
          <text key={`${anchor}-${y}`} x={x} y={y} textAnchor={anchor === 'end' ? 'end' : undefined}>
            {text}
          </text>
        ))}
      </g>
      {inside.length > 1 ? (
        <g data-layer="line">
          <path d={band(line) ?? ''} fill={theme.muted} fillOpacity={0.14} />
          <path d={middleLine(inside) ?? ''} fill="none" stroke={theme.muted} strokeWidth={1.4} />
        </g>
      ) : null}
      {drawnInOrder(points, selected).map((point) => {
        const bright = selected.includes(point.code)
        const short = point.quadrant.need === 'high' && point.quadrant.service === 'low'
        return (
          <circle
            key={point.code}
            data-area={point.code}
            cx={xScale(point.x)}
            cy={yScale(point.y)}
            r={radius(point)}
            fill={short ? theme.accent : theme.sequential[3]}
            fillOpacity={bright ? 0.95 : 0.7}
            stroke={bright ? theme.ink : theme.paper}
            strokeWidth={bright ? 2 : 1}
            opacity={opacityOf(props, point.code)}
          />
        )
      })}
      <g fontSize={labelSize} fill={theme.ink} pointerEvents="none">
        {labels.map(({ key, text, left: at, baseline }) => (
          <HaloText
            key={key}
            x={at}
            y={baseline}
            fontWeight={selected.includes(key) ? 600 : 400}
            opacity={opacityOf(props, key)}
            halo={theme.paper}
          >
            {text}
          </HaloText>
        ))}
      </g>
    </g>
  )
}

export const scatterDrawing: Drawing<Scatter> = {
  height: ({ width }) => heightAt(width),
  draw: (props) => <Draw {...props} />,
}
