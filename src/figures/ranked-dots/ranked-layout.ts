import { numberText } from '#core/plate/measure.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { singledOut } from '#core/plate/trust.ts'
import { linearScale } from '../scale.ts'
import { textWidth } from '../text-width.ts'
import type { Theme } from '../theme.ts'

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

/** Height of a row, and sizes of its words and of those around the rows, in pixels. */
export const rowHeight = 24
export const rankedSize = 12.5
export const small = 12

/** Where the rows begin: below the name of the benchmark, whether or not there is one, so that a choice of benchmark moves no row. */
const top = 40

export type RankedLayout = {
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
export const flag = { unit: 0.72, width: 18 }

const coverageShort = ({ cell }: PlateArea) => (cell.coverage ? `${cell.coverage.part}/${cell.coverage.whole}` : '')

type Rows = Pick<RankedDotsProps, 'rows' | 'remarks'>

/** What stands behind the value of an area: the coverage of its records, and what is remarked. */
export const remarkOf = (one: PlateArea, remarks: RankedDotsProps['remarks'] = {}) =>
  [coverageShort(one), remarks[one.area.code] ?? ''].filter(Boolean).join('  ')

/** Columns and scale for a width. Names and values take what they need; the dots get the rest, and never less than a third. */
export function layRanked(plate: Plate, width: number, { rows = plate.areas, remarks = {} }: Rows = {}): RankedLayout {
  const valued = rows.flatMap(({ cell }) => (cell.kind === 'value' ? [cell] : []))
  const limits = valued.flatMap(({ value, interval }) => (interval ? [interval.lower, interval.upper] : [value]))
  const standards = [plate.benchmark, ...Object.values(plate.benchmark?.own ?? {})]
  const standard = standards.flatMap((one) => (one?.cell.kind === 'value' ? [one.cell.value] : []))
  const longest = Math.max(60, ...rows.map(({ area }) => textWidth(area.name, rankedSize)))
  const names = Math.min(longest + 10, width * 0.42)
  const texts = rows.map((one) =>
    textWidth(`${one.cell.kind === 'value' ? one.text : ''}  ${remarkOf(one, remarks)}`, rankedSize),
  )
  const shown = new Set(rows.map(({ area }) => area.code))
  const flagged = new Set(singledOut(plate).flatMap(({ area }) => (shown.has(area.code) ? [area.code] : [])))
  const below = flagged.size > 0 ? rowHeight : 0
  const values = Math.min(width * 0.36, Math.max(36, ...texts) + 12 + (below && flag.width))
  const all = [...limits, ...standard]
  const [low, high] = [Math.min(...all), Math.max(...all)]
  // Stems start at zero, and so must their axis; with intervals there are no stems, and the axis makes the intervals readable.
  const stems = !valued.some(({ interval }) => interval)
  const from = stems || low < 0.4 * high ? Math.min(0, low) : low
  // Where nothing has a value it goes from 0 to 1.
  const domain = [from, high > from ? high : from + 1] as const
  const scale = linearScale(domain, [names + 6, width - values - 8], 4)
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

/** The numbers of the axis, with as many decimals as any of them needs. */
export function tickTextsOf({ measure }: Plate, { ticks }: RankedLayout): readonly string[] {
  const decimals = Math.max(0, ...ticks.map((tick) => (String(tick).split('.')[1] ?? '').length))
  return ticks.map((tick) => numberText(tick, { ...measure, decimals }))
}
