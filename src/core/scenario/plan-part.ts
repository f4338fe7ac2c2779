import type { LeverPath } from './levers.ts'
import type { SupplyPlan } from './supply-plan.ts'

/**
 * A plan with some of its cells. While nobody moves between areas these run as they do in the whole, draw by draw, since each flow has a stream of its own.
 * @param kept positions of cells, in rising order; with a cell stands the one that people are promoted to
 */
export function partOf(plan: SupplyPlan, kept: readonly number[]): SupplyPlan {
  const size = plan.cells.length
  const years = [...plan.years.keys()]
  const byYear = (from: Float64Array) =>
    Float64Array.from(years.flatMap((y) => kept.map((c) => from[y * size + c] ?? Number.NaN)))
  const byCell = (from: Float64Array) => {
    const each = from.length / size
    return Float64Array.from(kept.flatMap((c) => [...from.subarray(c * each, (c + 1) * each)]))
  }
  const path = ({ slope, offset }: LeverPath): LeverPath => ({ slope: byYear(slope), offset: byYear(offset) })
  const each = <K extends string, V>(of: Readonly<Record<K, V>>, make: (value: V) => V) =>
    Object.fromEntries(Object.entries<V>(of).map(([key, value]) => [key, make(value)])) as Record<K, V>
  return {
    ...plan,
    cells: plan.cells.filter((_, c) => kept.includes(c)),
    persons: byCell(plan.persons),
    participation: byCell(plan.participation),
    posts: byCell(plan.posts),
    cohorts: byCell(plan.cohorts),
    residual: byCell(plan.residual),
    rates: each(plan.rates, path),
    training: path(plan.training),
    joiners: path(plan.joiners),
    international: path(plan.international),
    knownPlaces: byYear(plan.knownPlaces),
    keys: each(plan.keys, (key) => Int32Array.from(years.flatMap((y) => kept.map((c) => key[y * size + c] ?? 0)))),
    above: Int32Array.from(kept, (c) => kept.indexOf(plan.above[c] ?? -1)),
  }
}
