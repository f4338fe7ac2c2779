import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Observation } from '#core/domain/cell.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { catalogueQuery, geographyQuery } from '#state/queries.ts'

type Placed = Pick<Observation, 'area' | 'dims'>

/** Names of the areas and groups of an indicator, for tables of its places; codes until the names have arrived. */
export function usePlaceNames(indicator: Indicator | undefined): {
  readonly area: (place: Placed) => string
  readonly group: (place: Placed) => string
} {
  const catalogue = useQuery(catalogueQuery)
  const paths = useMemo(() => {
    const held = Object.values(indicator?.files ?? {}).flatMap(({ extents }) =>
      extents.map(({ geography }) => geography),
    )
    return (catalogue.data?.geographies ?? []).filter(({ id }) => held.includes(id)).map(({ path }) => path)
  }, [catalogue.data, indicator])
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
