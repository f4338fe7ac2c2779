import type { DisclosurePolicy } from './policy.ts'
import { type Protection, protectionOf } from './primary.ts'
import { type Guarded, type OpenTable, othersProtection, placeId, relationsOfTable } from './protect.ts'
import { exposuresByRelease, releaseOf } from './releases.ts'

/** What has left the browser of a protected table: its name for the reader, and the places that it showed, by indicator. */
export type Released = { readonly name: string; readonly shown: Readonly<Record<string, readonly string[]>> }

/** The places that a protected table shows, of the indicators whose figures add up. */
export function shownPlaces(
  indicators: Guarded['indicators'],
  adding: Iterable<string>,
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    [...adding].map((id) => [
      id,
      (indicators.get(id) ?? []).filter(({ cell }) => cell.kind === 'value').map((one) => placeId(one)),
    ]),
  )
}

/**
 * Places that the next export withholds, and that could be worked out from it together with what has been exported before: the two may have been
 * made by different rules, or from different returns, and each hides what the other shows.
 */
export function exposedBySession(
  open: OpenTable,
  { indicators, withheld }: Guarded,
  released: readonly Released[],
  policy: DisclosurePolicy,
): ReadonlySet<string> {
  if (released.length === 0 || withheld.size === 0) return new Set()
  const adding = [...open.indicators].filter(([, { adds }]) => adds !== 'not')
  const relations = relationsOfTable(open)
  const next = shownPlaces(
    indicators,
    adding.map(([id]) => id),
  )
  return new Set(
    adding.flatMap(([id, { adds, observations }]) => {
      const truth = new Map<string, number>()
      const needs = new Map<string, Protection>()
      for (const observation of observations) {
        const place = placeId(observation)
        if (observation.cell.kind !== 'value') continue
        truth.set(place, observation.cell.value)
        if (!withheld.has(place)) continue
        const support = open.supportOf(observation)
        needs.set(place, adds === 'persons' && support ? protectionOf(support, policy) : othersProtection(policy))
      }
      const earlier = released.map(({ name, shown }) => releaseOf(name, shown[id] ?? []))
      return exposuresByRelease(earlier, releaseOf('next', next[id] ?? []), needs, relations, truth).map(
        ({ cell }) => cell,
      )
    }),
  )
}
