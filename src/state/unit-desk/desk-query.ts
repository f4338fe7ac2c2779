import { queryOptions } from '@tanstack/react-query'
import { deskFileSchema, deskPath } from '#core/unit-desk/desk-file.ts'
import { readFile } from '#io/read-file.ts'

/** To whom files may be sealed on this deployment. */
export const deskQuery = queryOptions({
  queryKey: ['desk'],
  queryFn: ({ signal }) => readFile(deskPath, deskFileSchema, signal),
})
