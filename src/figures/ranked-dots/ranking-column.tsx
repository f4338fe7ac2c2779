import { absenceWords } from '#core/domain/cell.ts'
import { numberText } from '#core/plate/measure.ts'
import { chosenOf } from '#core/plate/mine.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { isIncomplete } from '#core/plate/reading.ts'
import { rankedAreas } from '#core/plate/rows.ts'
import { singledOut } from '#core/plate/trust.ts'
import { Flag } from '../map/flag-layer.tsx'
import { fillText, paintOf } from '../map/paint.ts'
import { chosenInk } from '../mine.ts'
import { linearScale, type Scale } from '../scale.ts'
import { fitText, textWidth } from '../text-width.ts'
import type { Theme } from '../theme.ts'
import { type EntryChoice, leastPitch, type RankingEntry, rankingEntries } from './ranking-entries.ts'

const size = 12
/** Height of a row: as much as there is room for, between these. */
const pitch = { least: leastPitch, most: 24 }
/** Rows of which a column has to have room: all of few, the ends of many. */
const mostNeeded = 16

/** Height of the line above the rows, which names the benchmark. */
const headOf = ({ benchmark }: Plate): number => (benchmark?.cell.kind === 'value' ? 18 : 2)

/** Least height of a ranking of all areas, or of the ends of many. @param rows as many as are needed of many */
export const rankingLeast = (plate: Plate, rows = mostNeeded): number =>
  headOf(plate) + Math.min(plate.areas.length, rows) * pitch.least

/** Height of a ranking of all areas with room to read, or of the ends of very many. */
export const rankingHeight = (plate: Plate): number =>
  headOf(plate) + (plate.areas.length > 45 ? 24 : plate.areas.length) * 18

type ColumnProps = EntryChoice & {
  /** Areas whose values decide the axis, and the height of a row; of a column that stands beside others they are those of all. */
  readonly axis?: readonly PlateArea[]
  readonly step?: number
  /** By area code, behind the value: "3rd to 9th". */
  readonly remarks?: Readonly<Record<string, string>>
  readonly plate: Plate
  readonly theme: Theme
  readonly prefix: string
  readonly width: number
  readonly height: number
}

/** The value with what is to be said of it, such as of how many records it is; empty for an absence, which is said in words. */
const valueText = ({ cell, text, area }: PlateArea, remarks: Readonly<Record<string, string>>): string =>
  cell.kind === 'value'
    ? [text, isIncomplete(cell) ? `${cell.coverage?.part}/${cell.coverage?.whole}` : '', remarks[area.code] ?? '']
        .filter(Boolean)
        .join('  ')
    : ''

/** Room that the caution mark takes left of a value. */
const flagRoom = 16

type Columns = {
  readonly names: number
  readonly x: Scale
  /** Where the lines to the dots begin, at zero as on the screen; null where intervals stand instead. */
  readonly stem: number | null
  /** Codes of the areas with a caution mark. */
  readonly flagged: ReadonlySet<string>
}

/** Names at the left, values at the right, as wide as they are; dots between. */
function columnsOf({ plate, width, axis, remarks = {} }: ColumnProps, entries: readonly RankingEntry[]): Columns {
  const areas = axis ?? entries.flatMap((entry) => (entry.kind === 'area' ? [entry.one] : []))
  const values = areas.flatMap(({ cell }) => (cell.kind === 'value' ? [cell] : []))
  const flagged = new Set(singledOut(plate).map(({ area }) => area.code))
  const texts = Math.max(
    30,
    ...areas.map((one) => textWidth(valueText(one, remarks), size, 600) + (flagged.has(one.area.code) ? flagRoom : 0)),
  )
  const names = Math.min(width * 0.5, Math.max(40, ...areas.map(({ area }) => textWidth(area.name, size, 600))) + 14)
  const limits = values.flatMap(({ value, interval }) => (interval ? [interval.lower, interval.upper] : [value]))
  const standard = plate.benchmark?.cell.kind === 'value' ? [plate.benchmark.cell.value] : []
  const all = [...limits, ...standard]
  const [low, high] = all.length > 0 ? [Math.min(...all), Math.max(...all)] : [0, 1]
  const stems = !values.some(({ interval }) => interval)
  const from = stems || low < 0.4 * high ? Math.min(0, low) : low
  const right = Math.max(names + 20, width - texts - 14)
  const x = linearScale([from, high > from ? high : from + 1], [names + 6, right])
  return { names, x, stem: stems ? x(0) : null, flagged }
}

function Dot({
  one,
  plate,
  theme,
  prefix,
  columns: { x, stem },
  fill,
}: Pick<ColumnProps, 'plate' | 'theme' | 'prefix'> & {
  readonly one: PlateArea
  readonly columns: Columns
  readonly fill: string
}) {
  const { cell, area } = one
  if (cell.kind === 'absent') return null
  const at = x(cell.value)
  const own = area.code === plate.mine
  return (
    <>
      {cell.interval ? (
        <path d={`M${x(cell.interval.lower)},0H${x(cell.interval.upper)}`} stroke={theme.muted} strokeWidth={2} />
      ) : stem === null ? null : (
        <path d={`M${stem},0H${at}`} stroke={theme.hairline} strokeWidth={1} />
      )}
      <circle
        cx={at}
        r={5}
        fill={fill.startsWith('url') ? theme.paper : fill}
        stroke={own ? theme.mine : theme.ink}
        strokeWidth={own ? 2.4 : isIncomplete(cell) ? 1.2 : 0.8}
        strokeDasharray={isIncomplete(cell) ? '2 1.6' : undefined}
        data-dot={prefix}
      />
    </>
  )
}

const nameIn = ({ area }: PlateArea, width: number, weight: number): string =>
  textWidth(area.name, size, weight) <= width ? area.name : fitText(area.short, size, width, weight)

function AreaRow({
  one,
  columns,
  chosen,
  ...props
}: ColumnProps & {
  readonly one: PlateArea
  readonly columns: Columns
  readonly chosen: boolean
}) {
  const { plate, theme, width, prefix } = props
  const { area, cell } = one
  const weight = chosen ? 600 : 400
  const paint = paintOf(plate, theme).get(area.code)
  const room = width - columns.names - 8
  return (
    <>
      {chosen ? <rect x={-6} y={-7} width={3} height={14} fill={chosenInk(theme, plate.mine, area.code)} /> : null}
      <text y={4.2} fontWeight={weight}>
        {nameIn(one, columns.names - 10, weight)}
      </text>
      {cell.kind === 'value' ? (
        <>
          <Dot
            one={one}
            plate={plate}
            theme={theme}
            prefix={prefix}
            columns={columns}
            fill={paint ? fillText(paint, prefix) : theme.paper}
          />
          {columns.flagged.has(area.code) ? (
            <g transform={`translate(${width - 8 - textWidth(valueText(one, props.remarks ?? {}), size, weight)},0.5)`}>
              <Flag theme={theme} unit={0.62} />
            </g>
          ) : null}
          <text x={width} y={4.2} textAnchor="end" fontWeight={weight}>
            {valueText(one, props.remarks ?? {})}
          </text>
        </>
      ) : (
        <text x={width} y={4.2} textAnchor="end" fill={theme.muted}>
          {fitText(absenceWords[cell.reason], size, room)}
        </text>
      )}
    </>
  )
}

const leftOut = (entry: Exclude<RankingEntry, { kind: 'area' }>): string =>
  entry.kind === 'gap' ? `… ${entry.left} more between, in the table` : `${entry.count} without a figure, in the table`

/** The ranking beside a map: names, dots in the colours of the map with their intervals, values, and the benchmark as a line. */
export function RankingColumn(props: ColumnProps) {
  const { plate, theme, width, height } = props
  const head = headOf(plate)
  const entries = rankingEntries(plate, height - head, props)
  const step = props.step ?? Math.min(pitch.most, Math.max(pitch.least, (height - head) / entries.length))
  const columns = columnsOf(props, entries)
  const chosen = chosenOf(plate)
  const { benchmark } = plate
  const line = benchmark?.cell.kind === 'value' ? columns.x(benchmark.cell.value) : null
  const words =
    benchmark?.cell.kind === 'value'
      ? `${benchmark.name.replace(/^the /, '')} ${numberText(benchmark.cell.value, plate.measure)}`
      : ''
  const half = textWidth(words, size, 600) / 2
  return (
    <g fontSize={size} fill={theme.ink} data-part="ranking">
      {line === null ? null : (
        <>
          <path
            d={`M${line},${head - 2}V${head + entries.length * step}`}
            stroke={theme.ink}
            strokeWidth={1}
            strokeDasharray="4 3"
          />
          <text x={Math.min(width - half, Math.max(half, line))} y={head - 6} textAnchor="middle" fontWeight={600}>
            {words}
          </text>
        </>
      )}
      {entries.map((entry, at) => (
        <g
          key={entry.kind === 'area' ? entry.one.area.code : `${entry.kind}-${at}`}
          transform={`translate(0,${head + (at + 0.5) * step})`}
          data-rank={entry.kind === 'area' ? entry.one.area.code : undefined}
        >
          {entry.kind === 'area' ? (
            <AreaRow {...props} one={entry.one} columns={columns} chosen={chosen.includes(entry.one.area.code)} />
          ) : (
            <text y={4.2} fill={theme.muted}>
              {leftOut(entry)}
            </text>
          )}
        </g>
      ))}
    </g>
  )
}

const between = 28
/** Least width of one of several columns. */
const leastColumn = 230

const columnCount = (width: number): number => Math.max(1, Math.floor((width + between) / (leastColumn + between)))

/** Least height of a ranking of all areas in as many columns as a width holds. */
export const columnsLeast = (plate: Plate, width: number): number =>
  headOf(plate) + Math.ceil(plate.areas.length / columnCount(width)) * pitch.least

/** All areas in one column, or in as many as they need at this height, downwards and then across. */
export function RankingColumns(props: ColumnProps) {
  const { plate, width, height, rows = rankedAreas(plate.areas) } = props
  const fitting = Math.max(1, Math.floor((height - headOf(plate) + 0.01) / pitch.least))
  const count = Math.min(columnCount(width), Math.ceil(rows.length / fitting))
  const each = Math.ceil(rows.length / count)
  const wide = (width - between * (count - 1)) / count
  const step = Math.min(pitch.most, Math.max(pitch.least, (height - headOf(plate)) / each))
  return Array.from({ length: count }, (_, at) => (
    <g key={`column-${at * each}`} transform={`translate(${at * (wide + between)},0)`}>
      <RankingColumn
        {...props}
        whole
        axis={rows}
        step={step}
        width={wide}
        rows={rows.slice(at * each, (at + 1) * each)}
      />
    </g>
  ))
}
