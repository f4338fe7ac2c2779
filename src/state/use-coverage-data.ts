import { type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Topology } from 'topojson-specification'
import type { Dataset } from '#core/catalogue/columns.ts'
import type { DemandFile } from '#core/catalogue/demand-schema.ts'
import type { Catalogue, GeographyFile } from '#core/catalogue/schemas.ts'
import { broughtDemand, decodeDemand } from '#core/coverage/demand.ts'
import type { CoverageData } from '#core/coverage/settle.ts'
import { travelBetween } from '#core/coverage/travel.ts'
import { isSample } from '#core/domain/indicator.ts'
import { datasetKey } from '#core/plate/atlas.ts'
import { cellsPath } from '#core/plate/files.ts'
import { ownGeographies } from '#core/view/map-geography.ts'
import type { View } from '#core/view/view.ts'
import { assembleCoverage } from './assemble-coverage.ts'
import { demandQuery } from './coverage-queries.ts'
import { catalogueQuery, datasetQuery, geographyQuery, libraryQuery, topologyQuery } from './queries.ts'
import { type ImportedTables, useBroughtTables } from './use-brought-tables.ts'
import { useView } from './view-context.ts'

export type CoverageFiles = {
  readonly data: CoverageData | null
  readonly topology: Topology | null
  readonly catalogue: Catalogue | null
  readonly faults: readonly Error[]
  readonly retry: () => void
}

/** Local authorities: the finest areas with published population. */
const finest = ownGeographies.coverage

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

const when = (path: string) => ({ enabled: path !== '' })

/** Reads the file of an indicator's cells, or waits while there is no path. */
function cellsQuery(catalogue: Catalogue | null, key: string) {
  const path = (catalogue && cellsPath(catalogue, key)) ?? ''
  return { ...datasetQuery(path), ...when(path) }
}

/** The areas of coverage: the finest, the regions, those of the view's grouping, and those among which the reader's own area is. */
function useGeographies(catalogue: Catalogue | null, grouping: string, home: string) {
  const file = (id: string) => {
    const path = catalogue?.geographies.find((one) => one.id === id)?.path ?? ''
    return { ...geographyQuery(path), ...when(path) }
  }
  const topologyPath = catalogue?.topology.path ?? ''
  return {
    areas: useQuery(file(finest)),
    regions: useQuery(file('itl1')),
    groups: useQuery(file(grouping)),
    home: useQuery(file(home)),
    topology: useQuery({ ...topologyQuery(topologyPath), ...when(topologyPath) }),
  }
}

/** Norms, staff and context, any of which may arrive later. */
function useFigures(catalogue: Catalogue | null, view: View) {
  const libraryPath = catalogue?.library.path ?? ''
  const library = useQuery({ ...libraryQuery(libraryPath), ...when(libraryPath) })
  const asked = catalogue?.demand ?? null
  const staffed = catalogue?.indicators.find(({ id }) => id === asked?.staff.indicator)
  // The made-up sample is read on request only; imported staff that replaces it is always read.
  const wantsStaff = staffed !== undefined && (!isSample(staffed) || view.sample || view.coverage.supply === 'staff')
  const staff = useQuery(cellsQuery(catalogue, asked && wantsStaff ? keyIn(catalogue, asked.staff) : ''))
  const context = useQueries({
    queries: (asked?.context ?? []).map((one) => cellsQuery(catalogue, keyIn(catalogue, one))),
    combine: combined,
  })
  return { library, staff, context, staffData: (wantsStaff && staff.data) || null }
}

/** The places of the demand: those of the population file, or those that the reader has brought. */
function useDemand(file: DemandFile | undefined, areas: GeographyFile | undefined, people: ImportedTables['people']) {
  const towns = useMemo(() => {
    if (!file || !areas) return null
    const land = new Map(areas.areas.map(({ code, areaKm2 }) => [code, areaKm2 ?? 0]))
    return decodeDemand(file, land)
  }, [file, areas])
  return useMemo(() => {
    if (!people.chosen) return towns
    return towns && people.data ? broughtDemand(people.chosen.name, people.data, towns) : null
  }, [towns, people.chosen, people.data])
}

function useTravelTimes({ travel, sites }: ImportedTables) {
  return useMemo(
    () =>
      travel.chosen && travel.data && sites.data
        ? travelBetween(travel.chosen.name, travel.data, sites.data.sites)
        : null,
    [travel.chosen, travel.data, sites.data],
  )
}

/** The faults of queries, and a way to ask again for those that failed. */
function failures(queries: ImportedTables['queries']): Pick<CoverageFiles, 'faults' | 'retry'> {
  const failed = queries.filter(({ error }) => error !== null)
  return {
    faults: failed.flatMap(({ error }) => (error ? [error] : [])),
    retry: () => {
      for (const query of failed) void query.refetch()
    },
  }
}

/** Loads the input of coverage. Norms, staff and context may arrive later; figures that need them say so. */
export function useCoverageData(): CoverageFiles {
  const view = useView()
  const catalogueFile = useQuery(catalogueQuery)
  const catalogue = catalogueFile.data ?? null
  const [homeId = ''] = view.mine?.split('!') ?? []
  const { areas, regions, groups, home, topology } = useGeographies(
    catalogue,
    view.coverage.grouping,
    homeId === finest ? '' : homeId,
  )
  const brought = useBroughtTables(catalogue, view)
  const { unavailable } = brought
  const wantsTimes = brought.travel.chosen !== null
  const demandPath = catalogue?.demand?.path ?? ''
  const demandFile = useQuery({ ...demandQuery(demandPath), ...when(demandPath) })
  const { library, staff, context, staffData } = useFigures(catalogue, view)
  const demand = useDemand(demandFile.data, areas.data, brought.people)
  const times = useTravelTimes(brought)
  const data = useMemo(
    () =>
      assembleCoverage({
        catalogue,
        areas: areas.data,
        regions: regions.data,
        groups: groups.data,
        home: home.data,
        siteSet: brought.sites.data,
        demand,
        times,
        wantsTimes,
        library: library.data ?? null,
        staff: staffData,
        context: context.datasets,
        unavailable,
      }),
    [
      catalogue,
      areas.data,
      regions.data,
      groups.data,
      home.data,
      brought.sites.data,
      demand,
      times,
      wantsTimes,
      library.data,
      staffData,
      context.datasets,
      unavailable,
    ],
  )
  const areaFiles = [areas, regions, groups, topology]
  const figureFiles = [demandFile, library, staff, ...context.queries]
  return {
    data,
    topology: topology.data ?? null,
    catalogue,
    ...failures([catalogueFile, ...areaFiles, ...brought.queries, ...figureFiles]),
  }
}
