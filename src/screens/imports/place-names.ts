import { useQueries, useQuery } from '@tanstack/react-query'
import type { Observation } from '#core/domain/cell.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { catalogueQuery, geographyQuery } from '#state/queries.ts'

/** Geographies that hold the areas of a baseline, whether or not any of them may be shown. */
const ofBaseline = new Set(['uk', 'nation', 'itl1'])

type Placed = Pick<Observation, 'area' | 'dims'>

/** Names of the areas and groups of an indicator, for tables of its places; codes until the names have arrived. */
export function usePlaceNames(indicator: Indicator | undefined): {
  readonly area: (place: Placed) => string
  readonly group: (place: Placed) => string
} {
  const catalogue = useQuery(catalogueQuery)
  const held = new Set(
    Object.values(indicator?.files ?? {}).flatMap((file) => file.extents.map((one) => one.geography)),
  )
  const listed = catalogue.data?.geographies ?? []
  const paths = listed.filter(({ id }) => ofBaseline.has(id) || held.has(id)).map(({ path }) => path)
  const files = useQueries({ queries: paths.map(geographyQuery) })
  const names = new Map(files.flatMap(({ data }) => data?.areas.map(({ code, name }) => [code, name] as const) ?? []))
  const groupName = (dimension: string, value: string) =>
    indicator?.dimensions.find(({ id }) => id === dimension)?.values.find(({ id }) => id === value)?.name ?? value
  return {
    area: ({ area }) => names.get(area) ?? area,
    group: ({ dims }) =>
      Object.entries(dims)
        .map(([id, value]) => groupName(id, value))
        .join(', '),
  }
}
