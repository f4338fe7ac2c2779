import { queryOptions } from '@tanstack/react-query'
import { bulletinPath, bulletinSchema } from '#core/watch/bulletin.ts'
import { readFile } from '#io/read-file.ts'

/** The bulletin that this deployment publishes. */
export const bulletinQuery = queryOptions({
  queryKey: ['bulletin'],
  queryFn: ({ signal }) => readFile(bulletinPath, bulletinSchema, signal),
})
