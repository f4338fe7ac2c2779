import { queryOptions } from '@tanstack/react-query'
import { readDemand, readTravel } from '#io/coverage-files.ts'

export const demandQuery = (path: string) =>
  queryOptions({
    queryKey: ['demand', path],
    queryFn: ({ signal }) => readDemand(path, signal),
    structuralSharing: false,
  })

export const travelQuery = (path: string) =>
  queryOptions({
    queryKey: ['travel', path],
    queryFn: ({ signal }) => readTravel(path, signal),
    structuralSharing: false,
  })
