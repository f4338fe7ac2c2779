import { placeId } from '#core/disclosure/protect.ts'
import type { AxisTotal } from '#core/disclosure/relations.ts'
import type { Observation } from '#core/domain/cell.ts'
import type { AreaIndex } from '../places.ts'

/** What an area has besides those of its parts that a table lists: of that nobody knows more than that it is not below 0. */
export type Remainder = { readonly of: string; readonly parts: readonly string[] }

type AreaSums = { readonly totals: readonly AxisTotal[]; readonly rests: ReadonlyMap<string, Remainder> }

/** The areas of a geography by the area of another level that holds them. */
function partsByParent(places: AreaIndex, geography: string): ReadonlyMap<string, ReadonlySet<string>> {
  const held = new Map<string, Set<string>>()
  for (const { code, parents } of places.areas.get(geography)?.values() ?? [])
    for (const parent of Object.values(parents))
      if (parent !== code) held.set(parent, (held.get(parent) ?? new Set()).add(code))
  return held
}

/**
 * How the areas of a table add up: each that it lists, over those of its parts that it lists too, level by level. Where it does not list all of them,
 * the others together are one more part.
 */
export function areaSums(observations: readonly Observation[], places: AreaIndex): AreaSums {
  const listed = new Set(observations.map(({ area }) => area))
  const totals: AxisTotal[] = []
  const rests = new Map<string, Remainder>()
  for (const geography of places.areas.keys())
    for (const [total, all] of partsByParent(places, geography)) {
      const parts = [...all].filter((code) => listed.has(code))
      if (!listed.has(total) || parts.length === 0) continue
      const rest = `the rest of ${total} in ${geography}`
      const isWhole = parts.length === all.size
      if (!isWhole) rests.set(rest, { of: total, parts })
      totals.push({ total, parts: isWhole ? parts : [...parts, rest] })
    }
  return { totals, rests }
}

/** Rounding of parts moves a sum by no more than this. */
const slackOf = (total: number, parts: number): number => 0.01 * total + 0.05 * parts

/**
 * How the groups of a table add up: the one that is called the whole over all others, unless they are more than the whole somewhere and so overlap.
 * @param amountOf the amount of an area and period in a group, where there is one
 */
export function groupSums(
  groups: readonly string[],
  whole: string | undefined,
  observations: readonly Observation[],
  amountOf: (place: Observation, group: string) => number | undefined,
): readonly AxisTotal[] {
  const parts = groups.filter((group) => group !== whole)
  if (whole === undefined || parts.length === 0) return []
  const overlaps = observations.some((place) => {
    const total = place.dims.group === whole ? amountOf(place, whole) : undefined
    if (total === undefined) return false
    const sum = parts.reduce((added, group) => added + (amountOf(place, group) ?? 0), 0)
    return sum > total + slackOf(total, parts.length)
  })
  return overlaps ? [] : [{ total: whole, parts }]
}

type Move = (place: Observation, part: string) => Observation

/** The parts of a place along one axis. */
function partsAlong(
  totals: readonly AxisTotal[],
  on: (place: Observation) => string | undefined,
  move: Move,
): (place: Observation) => readonly Observation[] {
  const byTotal = new Map<string, readonly string[]>()
  for (const { total, parts } of totals) byTotal.set(total, [...(byTotal.get(total) ?? []), ...parts])
  return (place) => (byTotal.get(on(place) ?? '') ?? []).map((part) => move(place, part))
}

/**
 * The places that a table has no figure for and that are parts of others that it has one for. Nobody knows them: taken for known, they would give
 * their totals away.
 */
export function missingPlaces(
  observations: readonly Observation[],
  totals: Readonly<Record<'area' | 'group', readonly AxisTotal[]>>,
): readonly Observation[] {
  const axes = [
    partsAlong(
      totals.area,
      ({ area }) => area,
      (place, area) => ({ ...place, area }),
    ),
    partsAlong(
      totals.group,
      ({ dims }) => dims.group,
      (place, group) => ({ ...place, dims: { group } }),
    ),
  ]
  const all = [...observations]
  const held = new Set(all.map(placeId))
  // Parts that are added have parts of their own along the other axis, and are looked through too.
  for (const place of all)
    for (const part of axes.flatMap((axis) => axis(place))) {
      const id = placeId(part)
      if (held.has(id)) continue
      held.add(id)
      all.push({ ...part, cell: { kind: 'absent', reason: 'not-published' } })
    }
  return all.slice(observations.length)
}
