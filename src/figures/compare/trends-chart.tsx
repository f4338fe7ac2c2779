import { line as lineShape } from 'd3'
import type { NamedSeries, Trends } from '#core/compare/trends.ts'
import { periodText } from '#core/domain/period.ts'
import { periodMiddle } from '#core/domain/period-place.ts'
import { lineLook } from '../line-inks.ts'
import { type Drawing, type DrawingProps, opacityOf } from '../panel/drawing.ts'
import { linearScale, type Scale } from '../scale.ts'
import { fitText, textWidth, wrapText } from '../text-width.ts'
import { fontFamily, markInk, type Theme } from '../theme.ts'
import { runsOf } from '../trend/runs.tsx'
import { YAxis, yAxisRoom } from './axes.tsx'
import { spreadOut } from './end-labels.ts'

const margin = { top: 34, bottom: 26 }
const size = 12
/** From the baseline of a name at the end of a line to that of the next. */
const labelStep = { page: 15, slide: 13 }
/** In a narrow picture the names, which nothing else says there, take more of the width. */
const narrow = 420
const heightAt = (width: number) => Math.round(Math.min(420, Math.max(280, width * 0.56)))

type Valued = ReturnType<typeof runsOf>[number][number]

type Props = DrawingProps<Trends>
type Layout = {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly x: Scale
  readonly y: Scale
  /** Lines with a label: the whole, the selected, and all where they are few. */
  readonly named: readonly NamedSeries[]
}

const linesOf = ({ series, whole }: Trends): readonly NamedSeries[] => (whole ? [...series, whole] : series)

const namedOf = ({ body, selected = [] }: Props): readonly NamedSeries[] =>
  linesOf(body).filter(
    ({ code }) => code === 'all' || selected.includes(code) || (selected.length === 0 && body.series.length <= 12),
  )

function lay(props: Props, height: number): Layout {
  const { body, plate, width } = props
  const { periods } = body
  const lines = linesOf(body)
  const values = lines.flatMap((one) => runsOf(one).flat()).map(({ cell }) => cell.value)
  const yDomain = [Math.min(...values), Math.max(...values)] as const
  const named = namedOf(props)
  const room = Math.max(20, ...named.map(({ short }) => textWidth(short, size, 600))) + 12
  const left = yAxisRoom(yDomain, plate.measure)
  const right = width - Math.min(room, width * (props.parts && width < narrow ? 0.5 : 0.3))
  const [top, bottom] = [margin.top, height - margin.bottom]
  const years = periods.map((period) => periodMiddle(period))
  return {
    left,
    right,
    top,
    bottom,
    x: linearScale([Math.min(...years), Math.max(...years)], [left, right]),
    y: linearScale(yDomain, [bottom, top], 5),
    named,
  }
}

/** Periods below the chart, as many as there is room for. */
function PeriodAxis({ periods, theme, layout }: { periods: readonly string[]; theme: Theme; layout: Layout }) {
  const { left, right, bottom, x } = layout
  const every = Math.max(1, Math.ceil(periods.length / Math.max(2, Math.floor((right - left) / 64))))
  return (
    <g fontSize={size} fill={theme.muted} textAnchor="middle">
      {periods.map((period, index) =>
        index % every === 0 ? (
          <text key={period} x={x(periodMiddle(period))} y={bottom + 17}>
            {periodText(period)}
          </text>
        ) : null,
      )}
    </g>
  )
}

/** Where the way of counting changed: a dashed line between two periods. */
function Breaks({ body, theme, layout: { top, right, bottom, x } }: { body: Trends; theme: Theme; layout: Layout }) {
  const { series, periods } = body
  return (series[0]?.breaks ?? []).map(({ after }) => {
    const index = periods.indexOf(after)
    const next = periods[index + 1]
    if (index < 0 || !next) return null
    const where = (x(periodMiddle(after)) + x(periodMiddle(next))) / 2
    return (
      <g key={after}>
        <line x1={where} x2={where} y1={top} y2={bottom} stroke={theme.muted} strokeDasharray="2 3" />
        <text
          x={where}
          y={top - 1}
          fontSize={size}
          textAnchor={where > right - 20 ? 'end' : 'middle'}
          fill={theme.muted}
        >
          break
        </text>
      </g>
    )
  })
}

const noteLine = 16

/** The explanation of each break, in lines below the chart. */
const breakLines = ({ breaks }: Trends, width: number): readonly string[] =>
  breaks.flatMap(({ after, why }) => wrapText(`Break after ${periodText(after)}: ${why}`, size, width))

const notesHeight = ({ body, width }: Props): number => breakLines(body, width).length * noteLine

/** Below the chart, or on a slide beside it. */
function BreakNotes({ props: { body, theme, width, aside }, chart }: { props: Props; chart: number }) {
  return (
    <g
      fontSize={size}
      fill={theme.muted}
      data-layer="breaks"
      transform={aside ? `translate(${aside.x},${aside.top + 12})` : `translate(0,${chart + 10})`}
    >
      {breakLines(body, aside?.width ?? width).map((words, at) => (
        <text key={words} y={at * noteLine}>
          {words}
        </text>
      ))}
    </g>
  )
}

/** One series as lines, broken where figures are missing; a wide line without colour lets a pointer find it. */
function SeriesLine({ one, props, layout }: { one: NamedSeries; props: Props; layout: Layout }) {
  const { plate, theme, selected = [] } = props
  const { x, y, named } = layout
  const look = lineLook(theme, selected, one.code, props.plate.mine)
  const bright = look !== null
  const own = one.code === plate.mine
  const isWhole = one.code === 'all'
  const isNamed = named.includes(one)
  const plain = isNamed ? markInk(theme) : theme.muted
  const stroke = isWhole ? theme.ink : (look?.ink ?? plain)
  const path = lineShape<Valued>(
    (point) => x(periodMiddle(point.period)),
    ({ cell }) => y(cell.value),
  ).digits(1)
  return (
    <g data-area={isWhole ? undefined : one.code} opacity={opacityOf(props, one.code)}>
      {runsOf(one).map((run) => (
        <g key={run[0]?.period}>
          <path d={path(run) ?? ''} fill="none" stroke="none" strokeWidth={9} pointerEvents="stroke" />
          <path
            d={path(run) ?? ''}
            fill="none"
            stroke={stroke}
            strokeWidth={own ? 4 : bright || isWhole ? 2.2 : 1.1}
            strokeOpacity={bright || isWhole || isNamed ? 1 : 0.35}
            strokeDasharray={isWhole ? '5 3' : look?.dash}
            strokeLinejoin="round"
          />
          {run.length === 1 && run[0] ? (
            <circle cx={x(periodMiddle(run[0].period))} cy={y(run[0].cell.value)} r={2.5} fill={stroke} />
          ) : null}
        </g>
      ))}
    </g>
  )
}

/** Names at the ends of lines, each on a line of text of its own, with a leader where its line ends early. */
function EndLabels({ props, layout }: { props: Props; layout: Layout }) {
  const { theme, width, selected = [] } = props
  const { right, top, bottom, x, y, named } = layout
  const ends = named.flatMap((one) => {
    const last = runsOf(one).flat().at(-1)
    return last ? [{ key: one.code, short: one.short, y: y(last.cell.value) + 4, x: x(periodMiddle(last.period)) }] : []
  })
  const baselines = spreadOut(ends, props.aside ? labelStep.slide : labelStep.page, top, bottom)
  return (
    <>
      <g stroke={theme.muted} strokeDasharray="1 3" pointerEvents="none" data-layer="leaders">
        {ends.map((end) =>
          right - end.x > 6 ? (
            <line
              key={end.key}
              x1={end.x + 4}
              x2={right + 3}
              y1={end.y - 4}
              y2={(baselines.get(end.key) ?? end.y) - 4}
            />
          ) : null,
        )}
      </g>
      <g fontSize={size} fill={theme.ink} pointerEvents="none">
        {ends.map(({ key, short }) => (
          <text
            key={key}
            x={right + 6}
            y={baselines.get(key)}
            fill={lineLook(theme, selected, key, props.plate.mine)?.ink}
            fontWeight={key === 'all' || selected.includes(key) ? 600 : 400}
            opacity={opacityOf(props, key)}
          >
            {fitText(short, size, width - right - 8, 600)}
          </text>
        ))}
      </g>
    </>
  )
}

function Draw({ height, ...props }: Props & { readonly height: number }) {
  const { body, plate, theme, width } = props
  const chart = Math.min(height - (props.aside ? 0 : notesHeight(props)), Math.max(heightAt(width), width * 0.75))
  const layout = lay(props, chart)
  const { left, right, y, named } = layout
  const inOrder = [...linesOf(body)].sort((a, b) => Number(named.includes(a)) - Number(named.includes(b)))
  return (
    <g fontFamily={fontFamily}>
      <YAxis
        scale={y}
        theme={theme}
        left={left}
        right={right}
        room={width}
        name={plate.measure.name}
        affixes={plate.measure}
      />
      <PeriodAxis periods={body.periods} theme={theme} layout={layout} />
      <Breaks body={body} theme={theme} layout={layout} />
      <BreakNotes props={props} chart={chart} />
      {inOrder.map((one) => (
        <SeriesLine key={one.code} one={one} props={props} layout={layout} />
      ))}
      <EndLabels props={props} layout={layout} />
    </g>
  )
}

export const trendsDrawing: Drawing<Trends> = {
  height: (props) => heightAt(props.width) + notesHeight(props),
  least: (props) =>
    Math.max(
      200,
      margin.top + margin.bottom + namedOf(props).length * (props.aside ? labelStep.slide : labelStep.page),
    ) + (props.aside ? 0 : notesHeight(props)),
  besides: (props) => notesHeight(props) + 12,
  draw: (props, height) => <Draw {...props} height={height} />,
}
