import type { Dataset } from '#core/catalogue/columns.ts'
import type { Area, Geography } from '#core/domain/area.ts'
import type { Cell, Observation } from '#core/domain/cell.ts'
import { deriveRatio, sumOf } from './derive.ts'
import { groupOf, groupText } from './group-name.ts'
import type { Drawn } from './measured.ts'
import { poissonLimits } from './measured.ts'
import type { Resolved } from './resolve.ts'
import { selectPeriod } from './select.ts'

/** What the areas are compared with: a name and a figure, or the reason why there is none. */
export type Benchmark = { readonly name: string; readonly cell: Cell; readonly how: string }

const none = (because: string): Cell => ({ kind: 'absent', reason: 'not-applicable', because })

/** The figure that was published for the whole, since rates and shares must not be averaged. */
function publishedFor(dataset: Dataset, { main, period }: Resolved, code: string): Observation | null {
  const [found] = period === null ? [] : (selectPeriod(dataset, period, main.dims).get(code) ?? [])
  return found ?? null
}

function summed(resolved: Resolved, drawn: readonly Drawn[]): Cell {
  const { indicator } = resolved.main
  const names = (pick: (one: Drawn) => Cell) => new Map(drawn.map((one) => [one.area.name, pick(one)]))
  const top = sumOf(names(({ top }) => top))
  if (!resolved.per) return top
  const bottom = sumOf(names(({ bottom }) => bottom ?? none('there is no denominator')))
  return deriveRatio(top, bottom, resolved.per.denominator.base, indicator.kind, poissonLimits)
}

/**
 * The whole that the drawn areas belong to. A measure of things that add up gets the sum of its numerators over the sum of its denominators,
 * never a mean of rates; any other gets the figure published for the whole, and none where none was published.
 */
export function benchmarkOf(
  resolved: Resolved,
  geography: Geography,
  areas: readonly Area[],
  drawn: readonly Drawn[],
  dataset: Dataset,
): Benchmark | null {
  if (resolved.view.benchmark === 'none' || geography.mergedFrom !== null) return null
  const valued = drawn.filter(({ cell }) => cell.kind === 'value')
  if (valued.length < 2) return null
  const group = groupOf(areas, new Set(valued.map(({ area }) => area.code)))
  const name = groupText(group, valued.length, geography)
  const { indicator } = resolved.main
  if (indicator.additive && resolved.per) {
    const how = `Sum of ${indicator.phrase} over sum of ${resolved.per.indicator.phrase}, of ${valued.length} areas`
    return { name, cell: summed(resolved, valued), how }
  }
  if (indicator.additive) return null // a total is no standard that its own parts could be held to
  const published = group && publishedFor(dataset, resolved, group.code)
  if (published) return { name, cell: published.cell, how: `Figure for ${name} from the same source` }
  const because = group ? `no figure for ${name} is held` : 'the areas with a figure make up no whole'
  return { name, cell: none(because), how: 'A rate or share cannot be averaged over areas' }
}
