import type { TravelFile } from '#core/catalogue/travel-schema.ts'
import { normalise } from '#core/domain/normalise.ts'
import type { Source } from '#core/domain/source.ts'
import type { TravelTimes } from './costs.ts'

/** A table of travel times as coverage uses it, with its name and source. */
export type Travel = { readonly name: string; readonly times: TravelTimes; readonly sources: readonly Source[] }

type Named = { readonly id: string; readonly name: string }

/** Text as it is compared → the id of the site that it means: its id, or its name where no other site has that. */
function sitesByText(sites: readonly Named[]): ReadonlyMap<string, string> {
  const named = new Map<string, string>()
  const several = new Set<string>()
  for (const { id, name } of sites) {
    const key = normalise(name)
    if (named.has(key)) several.add(key)
    named.set(key, id)
  }
  for (const key of several) named.delete(key)
  for (const { id } of sites) named.set(normalise(id), id)
  return named
}

/**
 * Minutes by origin and by the id of the site. A destination that is no site of the set is left out, and so is a name that several sites have:
 * `uncovered` says of how many sites nothing is known.
 */
export function travelBetween(name: string, file: TravelFile, sites: readonly Named[]): Travel {
  const known = sitesByText(sites)
  const ids = file.destinations.map((text) => known.get(normalise(text)))
  const times = new Map<string, Map<string, number>>()
  file.minutes.forEach((minutes, at) => {
    const [origin, site] = [file.origins[file.origin[at] ?? -1], ids[file.destination[at] ?? -1]]
    if (origin === undefined || site === undefined) return
    const from = times.get(origin) ?? new Map<string, number>()
    times.set(origin, from.set(site, Math.min(minutes, from.get(site) ?? Number.POSITIVE_INFINITY)))
  })
  return { name, times, sources: file.sources }
}

/** Of how many sites and places a table says nothing, in words; null where it has all of them. */
export function uncovered(
  { name, times }: Travel,
  sites: readonly Named[],
  origins: readonly { readonly id: string }[],
): string | null {
  const reached = new Set([...times.values()].flatMap((to) => [...to.keys()]))
  const codes = [...new Set(origins.map(({ id }) => id))]
  const lacking = [
    [sites.filter(({ id }) => !reached.has(id)).length, sites.length, 'sites'],
    [codes.filter((code) => !times.has(code)).length, codes.length, 'areas or places'],
  ] as const
  const words = lacking.filter(([missing]) => missing > 0).map(([missing, all, what]) => `${missing} of ${all} ${what}`)
  return words.length === 0
    ? null
    : `the travel times “${name}” have nothing of ${words.join(' and of ')}: no way is counted there`
}
