import { type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Topology } from 'topojson-specification'
import type { Dataset } from '#core/catalogue/columns.ts'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { broughtDemand, decodeDemand } from '#core/coverage/demand.ts'
import type { CoverageData } from '#core/coverage/settle.ts'
import { travelBetween } from '#core/coverage/travel.ts'
import { isSample } from '#core/domain/indicator.ts'
import { datasetKey } from '#core/plate/atlas.ts'
import { pathOf } from '#core/plate/files.ts'
import { demandQuery } from './coverage-queries.ts'
import { catalogueQuery, datasetQuery, geographyQuery, libraryQuery, topologyQuery } from './queries.ts'
import { useBroughtTables } from './use-brought-tables.ts'
import { useView } from './view-context.ts'

export type CoverageFiles = {
  readonly data: CoverageData | null
  readonly topology: Topology | null
  readonly catalogue: Catalogue | null
  readonly faults: readonly Error[]
  readonly retry: () => void
}

/** Local authorities: the finest areas with published population. */
const finest = 'utla'

/** Finds the file of a choice of an indicator's dimensions. */
function keyIn(
  catalogue: Catalogue | null,
  { indicator, dims }: { readonly indicator: string; readonly dims: Readonly<Record<string, string>> },
): string {
  const shard = catalogue?.indicators.find(({ id }) => id === indicator)?.shard ?? null
  return datasetKey(indicator, (shard && dims[shard]) ?? '*')
}

/** At module level, to keep the identity of the result while no query changes. */
const combined = (queries: readonly UseQueryResult<Dataset>[]) => ({
  queries,
  datasets: queries.map(({ data }) => data ?? null),
})

/** Loads the input of coverage. Norms, staff and context may arrive later; figures that need them say so. */
export function useCoverageData(): CoverageFiles {
  const view = useView()
  const catalogueFile = useQuery(catalogueQuery)
  const catalogue = catalogueFile.data ?? null
  const pathOfGeography = (id: string) => catalogue?.geographies.find((one) => one.id === id)?.path ?? ''
  const { grouping } = view.coverage
  const when = (path: string) => ({ enabled: path !== '' })
  const file = (id: string) => {
    const path = pathOfGeography(id)
    return { ...geographyQuery(path), ...when(path) }
  }
  const areas = useQuery(file(finest))
  const regions = useQuery(file('itl1'))
  const groups = useQuery(file(grouping))
  const topologyPath = catalogue?.topology.path ?? ''
  const topology = useQuery({ ...topologyQuery(topologyPath), ...when(topologyPath) })
  const brought = useBroughtTables(catalogue, view)
  const { sites } = brought
  const demandPath = catalogue?.demand?.path ?? ''
  const demandFile = useQuery({ ...demandQuery(demandPath), ...when(demandPath) })
  const libraryPath = catalogue?.library.path ?? ''
  const library = useQuery({ ...libraryQuery(libraryPath), ...when(libraryPath) })
  const cells = (key: string) => {
    const path = (catalogue && pathOf(catalogue, key)) ?? ''
    return { ...datasetQuery(path), ...when(path) }
  }
  const asked = catalogue?.demand ?? null
  const staffed = catalogue?.indicators.find(({ id }) => id === asked?.staff.indicator)
  // The made-up sample is read on request only; imported staff that replaces it is always read.
  const wantsStaff = staffed !== undefined && (!isSample(staffed) || view.sample || view.coverage.supply === 'staff')
  const staff = useQuery(cells(asked && wantsStaff ? keyIn(catalogue, asked.staff) : ''))
  const context = useQueries({
    queries: (asked?.context ?? []).map((one) => cells(keyIn(catalogue, one))),
    combine: combined,
  })

  const towns = useMemo(() => {
    if (!demandFile.data || !areas.data) return null
    const land = new Map(areas.data.areas.map(({ code, areaKm2 }) => [code, areaKm2 ?? 0]))
    return decodeDemand(demandFile.data, land)
  }, [demandFile.data, areas.data])
  const { people, travel, unavailable } = brought
  const demand = useMemo(() => {
    if (!people.chosen) return towns
    return towns && people.data ? broughtDemand(people.chosen.name, people.data, towns) : null
  }, [towns, people.chosen, people.data])
  const times = useMemo(
    () =>
      travel.chosen && travel.data && sites.data
        ? travelBetween(travel.chosen.name, travel.data, sites.data.sites)
        : null,
    [travel.chosen, travel.data, sites.data],
  )
  const libraryData = library.data ?? null
  const staffData = (wantsStaff && staff.data) || null
  const data = useMemo((): CoverageData | null => {
    if (!catalogue || !areas.data || !regions.data || !groups.data || !sites.data || !demand || !asked) return null
    if (travel.chosen && !times) return null
    const names = (list: typeof areas.data.areas) => new Map(list.map(({ code, name }) => [code, name]))
    return {
      geography: areas.data.geography,
      areas: areas.data.areas,
      groups: names(groups.data.areas),
      groupingName: groups.data.geography.name,
      regionNames: names(regions.data.areas),
      siteSet: sites.data,
      demand,
      times,
      library: libraryData,
      staff: staffData,
      staffing: asked.staff,
      context: asked.context.map((one, at) => ({ ...one, dataset: context.datasets[at] ?? null })),
      contextNote: asked.contextNote,
      unavailable,
      dataVersion: catalogue.version,
    }
  }, [
    catalogue,
    areas.data,
    regions.data,
    groups.data,
    sites.data,
    demand,
    times,
    travel.chosen,
    unavailable,
    libraryData,
    staffData,
    context.datasets,
    asked,
  ])

  const queries = [
    catalogueFile,
    areas,
    regions,
    groups,
    topology,
    ...brought.queries,
    demandFile,
    library,
    staff,
    ...context.queries,
  ]
  const failed = queries.filter(({ error }) => error !== null)
  return {
    data,
    topology: topology.data ?? null,
    catalogue,
    faults: failed.flatMap(({ error }) => (error ? [error] : [])),
    retry: () => {
      for (const query of failed) void query.refetch()
    },
  }
}
