import type { Need } from '#core/view/coverage-view.ts'
import type { DemandPoint } from './demand.ts'

/** How much need lies within a distance: the estimate, and what it would be if people lived at the far or near side of their town's land. */
export type Reached = { readonly value: number; readonly least: number; readonly most: number }

export type Reach = {
  /** Upper limit of the band, in km or minutes. */
  readonly limit: number
  readonly need: Readonly<Record<Need, Reached>>
}

const nothing = (): { value: number; least: number; most: number } => ({ value: 0, least: 0, most: 0 })

/**
 * Need within each distance of the nearest site. The range takes every place's people as far out, or as close in, as its share of the
 * authority's land allows: wider than any likely error, and zero for minutes, where the reader's table says it all.
 * @param costs to the nearest site by place, `Infinity` where there is none
 * @param limits ascending; @param detour what the spread is multiplied by, 0 for minutes
 */
export function reachOf(
  points: readonly DemandPoint[],
  costs: Float64Array,
  limits: readonly number[],
  detour: number,
): readonly Reach[] {
  const reach = limits.map((limit) => ({ limit, need: { people: nothing(), older: nothing(), cancers: nothing() } }))
  /** The first band that a way lies in. */
  const bandOf = (way: number) => limits.findIndex((limit) => way <= limit)
  const put = (at: number, part: 'value' | 'least' | 'most', need: DemandPoint['need']) => {
    const own = reach[at]?.need
    if (!own) return
    own.people[part] += need.people
    own.older[part] += need.older
    own.cancers[part] += need.cancers
  }
  for (const [at, { need, spreadKm }] of points.entries()) {
    const cost = costs[at] ?? Number.POSITIVE_INFINITY
    const spread = spreadKm * detour
    put(bandOf(cost), 'value', need)
    put(bandOf(cost + spread), 'least', need)
    put(bandOf(cost - spread), 'most', need)
  }
  // Who lives within a distance lives within every greater one.
  for (const [at, { need }] of reach.entries()) {
    const nearer = reach[at - 1]?.need
    if (!nearer) continue
    for (const kind of ['people', 'older', 'cancers'] as const)
      for (const part of ['value', 'least', 'most'] as const) need[kind][part] += nearer[kind][part]
  }
  return reach
}
