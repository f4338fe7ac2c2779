import type { Need } from '#core/view/coverage-view.ts'
import type { CoverageResult } from './calculate.ts'
import type { DemandPoint } from './demand.ts'

/** What coverage is for one authority: sums and people-weighted means over its places. */
export type AreaFigures = {
  readonly need: Readonly<Record<Need, number>>
  /** Need within the headline distance. */
  readonly within: Readonly<Record<Need, number>>
  /** People within it if everybody lived at the far side of their town’s land, and at the near. */
  readonly withinLeast: number
  readonly withinMost: number
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
  withinLeast: number
  withinMost: number
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
  withinLeast: 0,
  withinMost: 0,
  reachable: 0,
  distance: 0,
  from: 0,
  to: 0,
  weight: 0,
  access: 0,
  nearest: new Map(),
})

function finished({
  need,
  within,
  withinLeast,
  withinMost,
  reachable,
  distance,
  from,
  to,
  weight,
  access,
  nearest,
}: Sums): AreaFigures {
  const [most] = [...nearest].toSorted((a, b) => b[1] - a[1])
  return {
    need,
    within,
    withinLeast,
    withinMost,
    distance: reachable > 0 ? distance / reachable : null,
    from: reachable > 0 ? from / reachable : 0,
    to: reachable > 0 ? to / reachable : 0,
    cutOff: need.people - reachable,
    access: weight > 0 ? access / weight : 0,
    nearest: most?.[0] ?? -1,
  }
}

const kinds = ['people', 'older', 'cancers'] as const

function add(to: Sums, from: Sums): void {
  for (const kind of kinds) {
    to.need[kind] += from.need[kind]
    to.within[kind] += from.within[kind]
  }
  to.withinLeast += from.withinLeast
  to.withinMost += from.withinMost
  to.reachable += from.reachable
  to.distance += from.distance
  to.from += from.from
  to.to += from.to
  to.weight += from.weight
  to.access += from.access
  for (const [site, people] of from.nearest) to.nearest.set(site, (to.nearest.get(site) ?? 0) + people)
}

/** Sums over places by authority; larger areas are added up from authorities. */
export type AreaSums = ReadonlyMap<string, Readonly<Sums>>

/**
 * Adds places up to authorities.
 * @param limit the headline distance; @param detour what the spread is multiplied by, 0 for minutes
 */
export function sumByArea(
  points: readonly DemandPoint[],
  { cost, access, nearest }: CoverageResult,
  { limit, detour, weightBy }: { readonly limit: number; readonly detour: number; readonly weightBy: Need },
): AreaSums {
  const sums = new Map<string, Sums>()
  for (const [at, { area, need, spreadKm }] of points.entries()) {
    const own = sums.get(area) ?? blank()
    sums.set(area, own)
    const way = cost[at] ?? Number.POSITIVE_INFINITY
    for (const kind of kinds) {
      own.need[kind] += need[kind]
      if (way <= limit) own.within[kind] += need[kind]
    }
    if (way + spreadKm * detour <= limit) own.withinLeast += need.people
    if (way - spreadKm * detour <= limit) own.withinMost += need.people
    own.weight += need[weightBy]
    own.access += need[weightBy] * (access[at] ?? 0)
    if (!Number.isFinite(way)) continue
    const site = nearest[at] ?? -1
    own.nearest.set(site, (own.nearest.get(site) ?? 0) + need.people)
    own.reachable += need.people
    own.distance += need.people * way
    own.from += need.people * Math.max(0, way - spreadKm * detour)
    own.to += need.people * (way + spreadKm * detour)
  }
  return sums
}

/**
 * Figures of what authorities are parts of, or of themselves.
 * @param keyOf code that an authority counts to, or null for none
 */
export function areaFigures(areas: AreaSums, keyOf: (area: string) => string | null): ReadonlyMap<string, AreaFigures> {
  const sums = new Map<string, Sums>()
  for (const [area, one] of areas) {
    const key = keyOf(area)
    if (key === null) continue
    const own = sums.get(key) ?? blank()
    sums.set(key, own)
    add(own, one)
  }
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
    if (own) for (const kind of kinds) own[kind] += need[kind]
  })
  return caught
}
