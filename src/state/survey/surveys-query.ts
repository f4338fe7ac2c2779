import { queryOptions } from '@tanstack/react-query'
import { surveysFileSchema, surveysPath } from '#core/survey/definition.ts'
import { readFile } from '#io/read-file.ts'

/** The surveys that a unit can send from this deployment. */
export const surveysQuery = queryOptions({
  queryKey: ['surveys'],
  queryFn: ({ signal }) => readFile(surveysPath, surveysFileSchema, signal),
})
