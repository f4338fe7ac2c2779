import type { Need } from '#core/view/coverage-view.ts'
import type { CoverageResult } from './calculate.ts'
import type { DemandPoint } from './demand.ts'

/** What coverage is for one authority: sums and people-weighted means over its places. */
export type AreaFigures = {
  readonly need: Readonly<Record<Need, number>>
  /** Need within the headline distance. */
  readonly within: Readonly<Record<Need, number>>
  /** People-weighted mean of the way to the nearest site, of those who have one; null where nobody has. */
  readonly distance: number | null
  /** The same if everybody lived at the near or far side of their town’s land. */
  readonly from: number
  readonly to: number
  /** People without any site that can be reached. */
  readonly cutOff: number
  /** Supply for each unit of need, weighted by that need. */
  readonly access: number
  /** Index of the site that is nearest to most of its people, −1 for none. */
  readonly nearest: number
}

type Sums = {
  need: Record<Need, number>
  within: Record<Need, number>
  reachable: number
  distance: number
  from: number
  to: number
  weight: number
  access: number
  nearest: Map<number, number>
}

const none = (): Record<Need, number> => ({ people: 0, older: 0, cancers: 0 })
const blank = (): Sums => ({
  need: none(),
  within: none(),
  reachable: 0,
  distance: 0,
  from: 0,
  to: 0,
  weight: 0,
  access: 0,
  nearest: new Map(),
})

function finished({ need, within, reachable, distance, from, to, weight, access, nearest }: Sums): AreaFigures {
  const [most] = [...nearest].toSorted((a, b) => b[1] - a[1])
  return {
    need,
    within,
    distance: reachable > 0 ? distance / reachable : null,
    from: reachable > 0 ? from / reachable : 0,
    to: reachable > 0 ? to / reachable : 0,
    cutOff: need.people - reachable,
    access: weight > 0 ? access / weight : 0,
    nearest: most?.[0] ?? -1,
  }
}

/**
 * Adds places up to areas.
 * @param keyOf code of the area that a place counts to, or null for none
 * @param limit the headline distance; @param detour what the spread is multiplied by, 0 for minutes
 */
export function areaFigures(
  points: readonly DemandPoint[],
  { cost, access, nearest }: CoverageResult,
  keyOf: (point: DemandPoint) => string | null,
  { limit, detour, weightBy }: { readonly limit: number; readonly detour: number; readonly weightBy: Need },
): ReadonlyMap<string, AreaFigures> {
  const sums = new Map<string, Sums>()
  points.forEach((point, at) => {
    const key = keyOf(point)
    if (key === null) return
    const own = sums.get(key) ?? blank()
    sums.set(key, own)
    const way = cost[at] ?? Number.POSITIVE_INFINITY
    const { need, spreadKm } = point
    for (const kind of ['people', 'older', 'cancers'] as const) {
      own.need[kind] += need[kind]
      if (way <= limit) own.within[kind] += need[kind]
    }
    own.weight += need[weightBy]
    own.access += need[weightBy] * (access[at] ?? 0)
    if (!Number.isFinite(way)) return
    const site = nearest[at] ?? -1
    own.nearest.set(site, (own.nearest.get(site) ?? 0) + need.people)
    own.reachable += need.people
    own.distance += need.people * way
    own.from += need.people * Math.max(0, way - spreadKm * detour)
    own.to += need.people * (way + spreadKm * detour)
  })
  return new Map([...sums].map(([code, one]) => [code, finished(one)]))
}

/** Need for which each site is the nearest, by index of the site. */
export function naturalCatchments(
  points: readonly DemandPoint[],
  { nearest }: CoverageResult,
  sites: number,
): readonly Readonly<Record<Need, number>>[] {
  const caught = Array.from({ length: sites }, none)
  points.forEach(({ need }, at) => {
    const own = caught[nearest[at] ?? -1]
    if (own) for (const kind of ['people', 'older', 'cancers'] as const) own[kind] += need[kind]
  })
  return caught
}
