import type { Parsed } from '#core/domain/problem.ts'
import type { TravelTimes } from './costs.ts'
import { RowProblems, readRows, type TableKind } from './read-rows.ts'

export const travelTable: TableKind = {
  name: 'A table of travel times',
  columns: [
    { name: 'origin', aliases: ['origin_code', 'area', 'code'], required: true },
    { name: 'site', aliases: ['site_id', 'to', 'destination'], required: true },
    { name: 'minutes', aliases: ['time', 'travel_time', 'minutes_by_car'], required: true },
  ],
  mostRows: 1_000_000,
}

/** Problems beyond this many would only repeat themselves. */
const mostProblems = 200

/** Reads minutes from origins to sites: all of them, or everything that is wrong, row by row. */
export function parseTravelTimes(
  file: string,
  text: string,
  { origins, sites }: { readonly origins: ReadonlySet<string>; readonly sites: ReadonlySet<string> },
): Parsed<TravelTimes> {
  const read = readRows(file, text, travelTable)
  if (!read.ok) return read
  const problems = new RowProblems(file)
  const times = new Map<string, Map<string, number>>()
  for (const one of read.value) {
    if (problems.list.length >= mostProblems) break
    const { origin = '', site = '' } = one.fields
    if (!origins.has(origin))
      problems.add(
        'unknown-code',
        one,
        'origin',
        'Write the code of an upper-tier authority, or of a place in your table of people.',
      )
    if (!sites.has(site))
      problems.add('unknown-code', one, 'site', 'Write the id of a site on the map; the list of sites shows them.')
    const minutes = problems.number(one, 'minutes', [0, 10_000], true)
    const own = times.get(origin) ?? new Map<string, number>()
    times.set(origin, own)
    if (own.has(site))
      problems.add(
        'duplicate',
        one,
        'site',
        `The way from ${origin} to this site stands in an earlier row too. Remove one.`,
      )
    if (minutes !== null) own.set(site, minutes)
  }
  return problems.list.length > 0 ? { ok: false, problems: problems.list } : { ok: true, value: times }
}
