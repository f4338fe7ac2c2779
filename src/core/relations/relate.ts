import type { Area, LonLat } from '#core/domain/area.ts'
import { greatCircleKm } from '#core/domain/great-circle.ts'
import { bearingOf, type Wind, windOf } from './compass.ts'

/** How one area lies to another of the same geography. */
export type AreaRelation = {
  readonly from: Area
  readonly to: Area
  /** Great-circle kilometres and wind between a point well inside each; null where an area has no point, or both have the same one. */
  readonly apart: { readonly km: number; readonly wind: Wind } | null
  readonly borders: boolean
  /** The areas of a shortest way over borders, without its two ends; null where no way over land leads there. */
  readonly between: readonly Area[] | null
  /** Parents that both lie in: geography id → code. */
  readonly shared: Readonly<Record<string, string>>
}

/** Whether two areas share a border. A border counts if either side lists it. */
export const areNeighbours = (a: Area, b: Area): boolean =>
  a.code !== b.code && (a.neighbours.includes(b.code) || b.neighbours.includes(a.code))

/** The areas that border one, in the order of the list. */
export const neighboursOf = (area: Area, areas: readonly Area[]): readonly Area[] =>
  areas.filter((other) => areNeighbours(area, other))

/** Code → the areas that border it, in the order of the list, for all areas at once: time grows with the borders listed and not with the pairs of areas. */
export function bordersAmong(areas: readonly Area[]): ReadonlyMap<string, readonly Area[]> {
  const known = new Set(areas.map(({ code }) => code))
  const borders = new Map(areas.map(({ code }) => [code, new Set<string>()]))
  for (const { code, neighbours } of areas)
    for (const other of neighbours) {
      if (other === code || !known.has(other)) continue
      borders.get(code)?.add(other)
      borders.get(other)?.add(code)
    }
  const lists = new Map(areas.map(({ code }): [string, Area[]] => [code, []]))
  for (const area of areas) for (const other of borders.get(area.code) ?? []) lists.get(other)?.push(area)
  return lists
}

/** The areas that border none of the others, in the order of the list. */
export function loneAmong(areas: readonly Area[]): readonly Area[] {
  const known = new Set(areas.map(({ code }) => code))
  const silent = areas.filter(({ code, neighbours }) => !neighbours.some((one) => one !== code && known.has(one)))
  // The few that list no neighbour may be listed by one.
  const lone = new Set(silent.map(({ code }) => code))
  if (lone.size > 0)
    for (const { code, neighbours } of areas) for (const other of neighbours) if (other !== code) lone.delete(other)
  return silent.filter(({ code }) => lone.has(code))
}

/** Areas by their distance from a place; those without a point last. */
function nearestFirst(areas: readonly Area[], place: LonLat): readonly Area[] {
  const km = ({ centroid }: Area) => (centroid ? greatCircleKm(centroid, place) : Number.POSITIVE_INFINITY)
  return areas.toSorted((a, b) => km(a) - km(b))
}

/** A shortest way from area to area over borders, both ends included; of equally short ones that which comes near the end first. */
function wayOver(from: Area, to: Area, areas: readonly Area[]): readonly Area[] | null {
  const borders = bordersAmong(areas)
  const before = new Map<string, Area | null>([[from.code, null]])
  let edge: readonly Area[] = [from]
  while (edge.length > 0 && !before.has(to.code)) {
    const next: Area[] = []
    for (const area of edge)
      for (const neighbour of borders.get(area.code) ?? []) {
        if (before.has(neighbour.code)) continue
        before.set(neighbour.code, area)
        next.push(neighbour)
      }
    edge = to.centroid ? nearestFirst(next, to.centroid) : next
  }
  if (!before.has(to.code)) return null
  const way: Area[] = []
  for (let at: Area | null = to; at; at = before.get(at.code) ?? null) way.unshift(at)
  return way
}

function apartOf(from: LonLat | null, to: LonLat | null): AreaRelation['apart'] {
  if (!from || !to || (from[0] === to[0] && from[1] === to[1])) return null
  return { km: greatCircleKm(from, to), wind: windOf(bearingOf(from, to)) }
}

/**
 * Relates two areas: distance, direction, borders, and what both lie in. Answers for every pair; what is not known is null.
 * @param areas all areas of their geography
 */
export function relate(from: Area, to: Area, areas: readonly Area[]): AreaRelation {
  const way = from.code === to.code ? [from] : wayOver(from, to, areas)
  const shared = Object.entries(from.parents).filter(([geography, code]) => to.parents[geography] === code)
  return {
    from,
    to,
    apart: apartOf(from.centroid, to.centroid),
    borders: areNeighbours(from, to),
    between: way?.slice(1, -1) ?? null,
    shared: Object.fromEntries(shared),
  }
}
