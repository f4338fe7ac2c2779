import { absenceWords, type Cell } from '#core/domain/cell.ts'
import { classOf } from '#core/statistics/class-breaks.ts'
import type { Group } from '#core/view/view.ts'
import { fillOf } from './area-fill.ts'
import { type Benchmark, benchmarkFor, cellOfGroup } from './benchmark.ts'
import { isOutsideFunnel, type Overdispersed, withoutChanceInterval } from './chance.ts'
import { compareWith } from './compare.ts'
import { areaOfGroup } from './group-area.ts'
import { asWritten, type Measure, numberText } from './measure.ts'
import type { AreaFigure } from './measured.ts'
import type { Overlaid } from './overlay.ts'
import type { Plate, PlateArea } from './plate.ts'
import { isRanked, type ranksOf } from './rank.ts'
import type { Resolved } from './resolve.ts'
import { thirdOf } from './thirds.ts'
import { coverageText } from './trust.ts'
import { boundaryMismatchOf } from './unlike.ts'

export function intervalTextOf(cell: Cell, measure: Measure): string {
  if (cell.kind === 'absent' || !cell.interval) return ''
  const { lower, upper, level } = cell.interval
  return `${numberText(lower, measure)} to ${numberText(upper, measure)} (${Math.round(level * 1000) / 10}%)`
}

export function absenceText(cell: Cell & { kind: 'absent' }): string {
  return cell.because ? `${absenceWords[cell.reason]} (${cell.because})` : absenceWords[cell.reason]
}

/** Writes what a plate says of one area. */
export function plateArea(
  one: AreaFigure,
  measure: Measure,
  parts: {
    readonly ranks: ReturnType<typeof ranksOf>
    readonly breaks: readonly number[]
    readonly benchmark: Benchmark | null
    readonly overlaid: Overlaid | null
    readonly scale: Plate['scale']
    readonly covered: ReadonlyMap<string, string>
    readonly overdispersed: Overdispersed | null
  },
): PlateArea {
  const { area, from } = one
  const { ranks, breaks, benchmark, overlaid, scale, covered, overdispersed } = parts
  const cell = overdispersed ? withoutChanceInterval(one.cell) : one.cell
  const standard = benchmarkFor(benchmark, area.code)
  const compared = compareWith(cell, standard, measure)
  const unlike = boundaryMismatchOf(one)
  const mainThirds = overlaid?.overlay.mainThirds ?? null
  const value = cell.kind === 'value' ? cell.value : null
  const coveredBy = covered.get(area.code) ?? null
  const isClassed = value !== null && breaks.length > 1 && coveredBy === null
  const made: { -readonly [Key in keyof PlateArea]: PlateArea[Key] } = {
    area,
    cell,
    text: cell.kind === 'value' ? numberText(cell.value, measure) : absenceText(cell),
    intervalText: intervalTextOf(cell, measure),
    coverageText: coverageText(cell),
    rank: ranks.get(area.code) ?? null,
    classIndex: isClassed ? classOf(asWritten(value, measure), breaks) : null,
    comparison:
      compared && overdispersed
        ? { ...compared, beyondChance: isOutsideFunnel(cell, standard, overdispersed) }
        : compared,
    overlay: overlaid?.marks.get(area.code) ?? null,
    third: value === null || !mainThirds ? null : thirdOf(value, mainThirds),
    coveredBy,
    fill: null,
    sources: [...new Set(from.map(({ source }) => source))],
    notes: [...new Set(from.flatMap(({ notes }) => notes))],
    ...(unlike ? { unlike } : {}),
    ...(isRanked(measure.kind) ? {} : { unordered: true }),
  }
  made.fill = fillOf(made, scale)
  return made
}

/** Combines several areas into one for rankings and tables; the result is not on the map. */
export function plateGroup(
  resolved: Resolved,
  { id, name, codes }: Group,
  members: readonly AreaFigure[],
  measure: Measure,
  benchmark: Benchmark | null,
  overdispersed: Overdispersed | null,
): PlateArea {
  const area = areaOfGroup({ id, name, codes })
  const from = members.flatMap((one) => one.from)
  const cell = cellOfGroup(resolved, members)
  const drawn: AreaFigure = { area, cell, top: cell, bottom: null, from }
  return plateArea(drawn, measure, {
    ranks: new Map(),
    breaks: [],
    benchmark,
    overlaid: null,
    scale: 'sequential',
    covered: new Map(),
    overdispersed,
  })
}
