import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { DemandFile } from '#core/catalogue/demand-schema.ts'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { TravelFile } from '#core/catalogue/travel-schema.ts'
import type { SiteSet } from '#core/plate/atlas.ts'
import type { View } from '#core/view/view.ts'
import { demandQuery, travelQuery } from './coverage-queries.ts'
import { sitesQuery } from './queries.ts'

/** A table that the catalogue lists, and its file once it is there. */
type Table<File> = { readonly chosen: Listed | null; readonly data: File | null }
type Listed = Catalogue['sites'][number]

export type ImportedTables = {
  readonly sites: UseQueryResult<SiteSet>
  readonly people: Table<DemandFile>
  readonly travel: Table<TravelFile>
  /** What the view names and is not to be had, in words. */
  readonly unavailable: readonly string[]
  readonly queries: readonly Pick<UseQueryResult, 'error' | 'refetch'>[]
}

/** Sites that coverage can set against 50,000 places within seconds. */
const mostSites = 1000

const when = (one: Listed | null) => ({ enabled: one !== null })

/** Picks the entry of a list that the view names, or a notice that it is not available. */
function choose(list: readonly Listed[], id: string | null, what: string) {
  const chosen = list.find((one) => one.id === id) ?? null
  const missing = id !== null && chosen === null
  return {
    chosen,
    words: missing ? [`${what} of this link is not kept in this browser: bring it under “Your data”`] : [],
  }
}

/** The sites, people and travel times that the view names: those that ship, and those that the reader has brought. */
export function useBroughtTables(catalogue: Catalogue | null, { sites: siteSet, coverage }: View): ImportedTables {
  const [shipped = null] = catalogue?.sites ?? []
  const named = choose(catalogue?.sites ?? [], catalogue ? siteSet : null, 'the table of sites')
  const wanted = named.chosen ?? shipped
  const asked = useQuery({ ...sitesQuery(wanted?.path ?? ''), ...when(wanted) })
  const count = asked.data?.sites.length ?? 0
  const instead = useQuery({ ...sitesQuery(shipped?.path ?? ''), ...when(count > mostSites ? shipped : null) })
  const sites = count > mostSites ? instead : asked
  const crowd =
    count > mostSites && wanted && shipped
      ? `“${wanted.name}” has ${count.toLocaleString('en-GB')} sites, more than the ${mostSites.toLocaleString('en-GB')} that can be calculated: ${shipped.name} are shown`
      : null
  const people = choose(catalogue?.people ?? [], catalogue ? coverage.people : null, 'the table of people')
  const peopleFile = useQuery({ ...demandQuery(people.chosen?.path ?? ''), ...when(people.chosen) })
  const tables = catalogue?.travel ?? []
  const travel = choose(tables, catalogue ? coverage.times : null, 'the table of travel times')
  const times = coverage.cost === 'crow' ? null : (travel.chosen ?? tables.at(-1) ?? null)
  const timesFile = useQuery({ ...travelQuery(times?.path ?? ''), ...when(times) })
  const lacking = [...named.words, ...people.words, ...(coverage.cost === 'crow' ? [] : travel.words)]
  const words = [...lacking, ...(crowd === null ? [] : [crowd])].join('\n')
  return {
    sites,
    people: { chosen: people.chosen, data: peopleFile.data ?? null },
    travel: { chosen: times, data: timesFile.data ?? null },
    unavailable: useMemo(() => (words === '' ? [] : words.split('\n')), [words]),
    queries: [sites, peopleFile, timesFile],
  }
}
