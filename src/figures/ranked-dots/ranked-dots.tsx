import { memo, useId, useMemo } from 'react'
import { absenceWords } from '#core/domain/cell.ts'
import { numberText } from '#core/plate/measure.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { rankedAreas } from '#core/plate/rows.ts'
import { singledOut } from '#core/plate/trust.ts'
import { Flag } from '../map/flag-layer.tsx'
import { fillText, type Paint, paintOf } from '../map/paint.ts'
import { Patterns, patternFill } from '../map/patterns.tsx'
import { chosenInk } from '../mine.ts'
import { linearScale } from '../scale.ts'
import { fitText, textWidth, withoutOverlap } from '../text-width.ts'
import { fontFamily, type Theme } from '../theme.ts'

export type RankedDotsProps = {
  readonly plate: Plate
  readonly theme: Theme
  readonly width: number
  readonly lit?: string | null | undefined
  readonly selected?: readonly string[] | undefined
  /** In this order; by value unless told. */
  readonly rows?: readonly PlateArea[]
  /** By area code, behind the value: "3rd to 9th". */
  readonly remarks?: Readonly<Record<string, string>>
  /** Areas that stand back. */
  readonly dimmed?: ReadonlySet<string> | null | undefined
}

const rowHeight = 24
const size = 12.5
const small = 12

type Layout = {
  readonly names: number
  readonly values: number
  readonly top: number
  /** Where the rows end. */
  readonly end: number
  readonly height: number
  readonly x: (value: number) => number
  readonly ticks: readonly number[]
  /** Lines from zero to the dots. */
  readonly stems: boolean
  /** Areas with a caution mark, which a line below the rows explains. */
  readonly flagged: ReadonlySet<string>
}

/** Scale of the caution mark beside a value, and the room it takes. */
const flag = { unit: 0.72, width: 18 }

const coverageShort = ({ cell }: PlateArea) => (cell.coverage ? `${cell.coverage.part}/${cell.coverage.whole}` : '')
const incomplete = ({ cell }: PlateArea) => cell.coverage !== undefined && cell.coverage.part < cell.coverage.whole

type Rows = Pick<RankedDotsProps, 'rows' | 'remarks'>

const remarkOf = (one: PlateArea, remarks: RankedDotsProps['remarks'] = {}) =>
  [coverageShort(one), remarks[one.area.code] ?? ''].filter(Boolean).join('  ')

/** Columns and scale for a width. Names and values take what they need; the dots get the rest, and never less than a third. */
export function layRanked(plate: Plate, width: number, { rows = plate.areas, remarks = {} }: Rows = {}): Layout {
  const valued = rows.flatMap(({ cell }) => (cell.kind === 'value' ? [cell] : []))
  const limits = valued.flatMap(({ value, interval }) => (interval ? [interval.lower, interval.upper] : [value]))
  const standards = [plate.benchmark, ...Object.values(plate.benchmark?.own ?? {})]
  const standard = standards.flatMap((one) => (one?.cell.kind === 'value' ? [one.cell.value] : []))
  const longest = Math.max(60, ...rows.map(({ area }) => textWidth(area.name, size)))
  const names = Math.min(longest + 10, width * 0.42)
  const texts = rows.map((one) =>
    textWidth(`${one.cell.kind === 'value' ? one.text : ''}  ${remarkOf(one, remarks)}`, size),
  )
  const shown = new Set(rows.map(({ area }) => area.code))
  const flagged = new Set(singledOut(plate).flatMap(({ area }) => (shown.has(area.code) ? [area.code] : [])))
  const below = flagged.size > 0 ? rowHeight : 0
  const values = Math.min(width * 0.36, Math.max(36, ...texts) + (below > 0 ? 12 + flag.width : 12))
  const all = [...limits, ...standard]
  const [low, high] = [Math.min(...all), Math.max(...all)]
  // Stems start at zero, and so must their axis; with intervals there are no stems, and the axis makes the intervals readable.
  const stems = !valued.some(({ interval }) => interval)
  const from = stems || low < 0.4 * high ? Math.min(0, low) : low
  const domain = all.length > 0 ? ([from, high > from ? high : from + 1] as const) : ([0, 1] as const)
  const scale = linearScale(domain, [names + 6, width - values - 8], 4)
  const top = plate.benchmark?.cell.kind === 'value' ? 40 : 22
  const end = top + rows.length * rowHeight
  return {
    names,
    values,
    top,
    end,
    height: end + below + 6,
    flagged,
    x: (value) => Math.round(scale(value) * 10) / 10,
    stems,
    ticks: all.length === 0 ? [] : scale.ticks(Math.max(2, Math.floor((width - names - values) / 70))),
  }
}

function tickTextsOf({ measure }: Plate, { ticks }: Layout): readonly string[] {
  const decimals = Math.max(0, ...ticks.map((tick) => (String(tick).split('.')[1] ?? '').length))
  return ticks.map((tick) => numberText(tick, { ...measure, decimals }))
}

function Axis({ plate, theme, width, layout }: RankedDotsProps & { layout: Layout }) {
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
  layout: Layout,
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

function BenchmarkLine({ plate, theme, width, layout, rows }: RankedDotsProps & { layout: Layout }) {
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

type RowProps = Pick<RankedDotsProps, 'plate' | 'theme' | 'width'> & {
  readonly one: PlateArea
  readonly at: number
  readonly layout: Layout
  readonly prefix: string
  /** As on the map. */
  readonly fill: string
  readonly remark: string
  readonly lit: boolean
  readonly chosen: boolean
  readonly dimmed: boolean
}

function Mark({ one, plate, theme, width, layout, prefix, fill }: RowProps) {
  const { cell } = one
  const middle = rowHeight / 2
  const room = width - layout.names - 38
  if (cell.kind === 'absent')
    return (
      <g>
        <rect
          x={layout.names + 6}
          y={middle - 6}
          width={22}
          height={12}
          fill={patternFill(prefix, cell.reason)}
          stroke={theme.muted}
          strokeWidth={0.5}
        />
        <text x={layout.names + 34} y={middle + 4} fontSize={size} fill={theme.muted} fontStyle="italic">
          {fitText(textWidth(one.text, size) <= room ? one.text : absenceWords[cell.reason], size, room)}
        </text>
      </g>
    )
  const at = layout.x(cell.value)
  const { interval } = cell
  const own = one.area.code === plate.mine
  return (
    <g>
      {interval ? (
        <line
          x1={layout.x(interval.lower)}
          x2={layout.x(interval.upper)}
          y1={middle}
          y2={middle}
          stroke={theme.muted}
          strokeWidth={2}
          strokeOpacity={0.7}
        />
      ) : layout.stems ? (
        <line x1={layout.x(0)} x2={at} y1={middle} y2={middle} stroke={theme.hairline} strokeWidth={1} />
      ) : null}
      <OwnStandard plate={plate} theme={theme} layout={layout} code={one.area.code} />
      <circle
        cx={at}
        cy={middle}
        r={5.5}
        fill={fill}
        stroke={own ? theme.mine : theme.ink}
        strokeWidth={own ? 2.6 : incomplete(one) ? 1.2 : 0.8}
        strokeDasharray={incomplete(one) ? '2 1.6' : undefined}
      />
    </g>
  )
}

/** Where each area is held to a figure of its own, a tick on its row. */
function OwnStandard({ plate, theme, layout, code }: { plate: Plate; theme: Theme; layout: Layout; code: string }) {
  const own = plate.benchmark?.own?.[code]
  if (own?.cell.kind !== 'value') return null
  const at = layout.x(own.cell.value)
  return <line x1={at} x2={at} y1={3} y2={rowHeight - 3} stroke={theme.ink} strokeWidth={1.4} strokeDasharray="3 2" />
}

/** The full name where it fits, else the short one. */
function nameFor({ area }: PlateArea, width: number, weight: number): string {
  return textWidth(area.name, size, weight) <= width ? area.name : fitText(area.short, size, width, weight)
}

/** The middle of the caution mark, left of the value. */
const flagAt = ({ one, remark, width }: RowProps, bright: boolean): number =>
  width - 12 - textWidth(one.text, size, bright ? 600 : 400) - (remark ? textWidth(`  ${remark}`, small) : 0)

/** Kept as it is while only other rows are lit or selected. */
const Row = memo(function Row(props: RowProps) {
  const { one, at, plate, theme, width, layout, lit, chosen, dimmed, remark } = props
  const { code } = one.area
  const own = code === plate.mine
  const bright = lit || chosen
  return (
    <g data-area={code} transform={`translate(0,${layout.top + at * rowHeight})`} opacity={dimmed ? 0.3 : undefined}>
      <rect width={width} height={rowHeight} fill={theme.ink} fillOpacity={lit ? 0.07 : 0} />
      {chosen ? <rect width={own ? 6 : 3} height={rowHeight} fill={chosenInk(theme, plate.mine, code)} /> : null}
      <text
        x={layout.names}
        y={rowHeight / 2 + 4.5}
        textAnchor="end"
        fontSize={size}
        fontWeight={bright ? 600 : 400}
        fill={theme.ink}
      >
        {nameFor(one, layout.names - 8, bright ? 600 : 400)}
      </text>
      <Mark {...props} />
      {layout.flagged.has(code) ? (
        <g transform={`translate(${flagAt(props, bright)},${rowHeight / 2 + 1})`}>
          <Flag theme={theme} unit={flag.unit} />
        </g>
      ) : null}
      {one.cell.kind === 'value' ? (
        <text
          x={width - 4}
          y={rowHeight / 2 + 4.5}
          textAnchor="end"
          fontSize={size}
          fill={theme.ink}
          fontWeight={bright ? 600 : 400}
        >
          {one.text}
          {remark ? (
            <tspan fill={theme.muted} fontSize={small} fontWeight={400}>
              {`  ${remark}`}
            </tspan>
          ) : null}
        </text>
      ) : null}
    </g>
  )
})

/**
 * The areas in the order of their values, each as a dot with its interval, against the benchmark; areas without a value stand last, with the reason.
 * Rows carry their code as `data-area`, for whoever listens to pointers.
 */
export function RankedDots(props: RankedDotsProps) {
  const prefix = useId().replace(/[^\w-]/g, '')
  const { plate, width, rows, remarks } = props
  const layout = useMemo(
    () => layRanked(plate, width, { ...(rows ? { rows } : {}), ...(remarks ? { remarks } : {}) }),
    [plate, width, rows, remarks],
  )
  return (
    <svg
      width={width}
      height={layout.height}
      viewBox={`0 0 ${width} ${layout.height}`}
      role="img"
      aria-label={`Ranking. ${plate.description}`}
    >
      <RankedGroup {...props} prefix={prefix} layout={layout} />
    </svg>
  )
}

/** A dot has the colour of its area on the map; what has none there, such as a group, is left white. */
const dotFill = (paint: Paint | undefined, theme: Theme, prefix: string): string =>
  paint ? fillText(paint, prefix) : theme.paper

/** The ranking as part of a larger drawing. */
export function RankedGroup(props: RankedDotsProps & { readonly prefix: string; readonly layout: Layout }) {
  const { plate, theme, width, prefix, layout, lit, selected = [], dimmed } = props
  const paints = paintOf(plate, theme)
  return (
    <g fontFamily={fontFamily}>
      <Patterns prefix={prefix} theme={theme} unit={1} />
      <Axis {...props} layout={layout} />
      {(props.rows ?? rankedAreas(plate.areas)).map((one, at) => (
        <Row
          key={one.area.code}
          plate={plate}
          theme={theme}
          width={width}
          layout={layout}
          prefix={prefix}
          one={one}
          at={at}
          fill={dotFill(paints.get(one.area.code), theme, prefix)}
          remark={remarkOf(one, props.remarks)}
          lit={lit === one.area.code}
          chosen={selected.includes(one.area.code)}
          dimmed={dimmed?.has(one.area.code) ?? false}
        />
      ))}
      <BenchmarkLine {...props} layout={layout} />
      {layout.flagged.size > 0 ? (
        <g transform={`translate(${layout.names + 12},${layout.end + rowHeight / 2 + 1})`}>
          <Flag theme={theme} unit={flag.unit} />
          <text x={12} y={4} fontSize={small} fill={theme.muted}>
            read with care
          </text>
        </g>
      ) : null}
    </g>
  )
}
