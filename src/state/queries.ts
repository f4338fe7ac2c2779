import { QueryClient, queryOptions } from '@tanstack/react-query'
import {
  readCatalogue,
  readDataset,
  readGeography,
  readLibrary,
  readSiteFile,
  readStandings,
  readTopology,
} from '#io/files.ts'

/**
 * Files never change under their name and are cached for good. `networkMode: 'always'` because a cache on this machine can answer even when the
 * browser believes it is offline.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 'static',
        gcTime: Number.POSITIVE_INFINITY,
        retry: (failures, error) => failures < 1 && !('problem' in error && isFinal(error.problem)),
        retryDelay: 400,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
    },
  })
}

/** Whether a retry is pointless: a missing or malformed file stays so; only a failed request may succeed later. */
function isFinal(problem: unknown): boolean {
  const code = (problem as { code?: string }).code
  return code === 'file-missing' || code === 'file-malformed' || code === 'file-unknown-shape'
}

export const catalogueQuery = queryOptions({
  queryKey: ['catalogue'],
  queryFn: ({ signal }) => readCatalogue(signal),
})

export const geographyQuery = (path: string) =>
  queryOptions({
    queryKey: ['geography', path],
    queryFn: ({ signal }) => readGeography(path, signal),
    structuralSharing: false,
  })

export const topologyQuery = (path: string) =>
  queryOptions({
    queryKey: ['topology', path],
    queryFn: ({ signal }) => readTopology(path, signal),
    structuralSharing: false,
  })

export const datasetQuery = (path: string) =>
  queryOptions({
    queryKey: ['dataset', path],
    queryFn: ({ signal }) => readDataset(path, signal),
    structuralSharing: false,
  })

export const sitesQuery = (path: string) =>
  queryOptions({
    queryKey: ['sites', path],
    queryFn: ({ signal }) => readSiteFile(path, signal),
    structuralSharing: false,
  })

export const libraryQuery = (path: string) =>
  queryOptions({ queryKey: ['library', path], queryFn: ({ signal }) => readLibrary(path, signal) })

export const standingQuery = (path: string) =>
  queryOptions({ queryKey: ['standing', path], queryFn: ({ signal }) => readStandings(path, signal) })
