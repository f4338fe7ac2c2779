import { type UseQueryResult, useQueries } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Dataset } from '#core/catalogue/columns.ts'
import { datasetQuery } from './queries.ts'

type Datasets = {
  /** In the order of the paths; keeps its identity while no file changes, so that it can stand among the dependencies of a memo. */
  readonly data: readonly (Dataset | undefined)[]
  readonly queries: readonly UseQueryResult<Dataset>[]
}

/**
 * Loads files of cells. The queries' own `combine` is not used: it compares and copies every observation whenever one file takes the place of
 * another, and a file never changes.
 */
export function useDatasets(paths: readonly string[]): Datasets {
  const queries = useQueries({ queries: paths.map(datasetQuery) })
  const kept = useRef<readonly (Dataset | undefined)[]>([])
  const data = queries.map((query) => query.data)
  const same = data.length === kept.current.length && data.every((one, at) => one === kept.current[at])
  if (!same) kept.current = data
  return { data: kept.current, queries }
}
