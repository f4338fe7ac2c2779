import * as v from 'valibot'

const target = v.object({ indicator: v.string(), dims: v.record(v.string(), v.string()) })

/** What people type, the measures that answer it, best first, and what is to be said beside them: what is not held, and what is instead. */
export const searchFileSchema = v.object({
  format: v.literal(1),
  rows: v.array(
    v.object({
      words: v.array(v.string()),
      shows: v.array(target),
      says: v.nullable(v.string()),
    }),
  ),
  /** Questions that many ask, each answered in a few lines: what is held, and what is not. */
  answers: v.array(
    v.object({
      asked: v.array(v.string()),
      title: v.string(),
      says: v.nullable(v.string()),
      /** Whether a line tells where its measures are held or their latest figures. */
      tell: v.picklist(['places', 'figures']),
      lines: v.array(
        v.object({
          words: v.array(v.string()),
          name: v.string(),
          held: v.array(v.object({ label: v.string(), ...target.entries })),
          lacks: v.string(),
          /** The screen that answers it; null where its measures do. */
          opens: v.nullable(v.literal('coverage')),
        }),
      ),
    }),
  ),
})
export type SearchWords = v.InferOutput<typeof searchFileSchema>['rows'][number]
export type ShortAnswer = v.InferOutput<typeof searchFileSchema>['answers'][number]
