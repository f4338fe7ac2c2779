import { type UseQueryResult, useQueries } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Dataset } from '#core/catalogue/columns.ts'
import { datasetQuery } from './queries.ts'

type Datasets = {
  /** In the order of the paths. The array keeps its identity while no file changes, as memo dependencies require. */
  readonly data: readonly (Dataset | undefined)[]
  readonly queries: readonly UseQueryResult<Dataset>[]
}

/**
 * Loads files of cells. The queries' own `combine` is not used: it compares and copies every observation whenever one file replaces another, although
 * files never change.
 */
export function useDatasets(paths: readonly string[]): Datasets {
  const queries = useQueries({ queries: paths.map(datasetQuery) })
  const kept = useRef<readonly (Dataset | undefined)[]>([])
  const data = queries.map((query) => query.data)
  const same = data.length === kept.current.length && data.every((one, at) => one === kept.current[at])
  if (!same) kept.current = data
  return { data: kept.current, queries }
}
