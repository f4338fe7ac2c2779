import * as v from 'valibot'

/** What people type, the measures that answer it, best first, and what is to be said beside them: what is not held, and what is instead. */
export const searchFileSchema = v.object({
  format: v.literal(1),
  rows: v.array(
    v.object({
      words: v.array(v.string()),
      shows: v.array(v.object({ indicator: v.string(), dims: v.record(v.string(), v.string()) })),
      says: v.nullable(v.string()),
    }),
  ),
})
export type SearchWords = v.InferOutput<typeof searchFileSchema>['rows'][number]
