import * as v from 'valibot'
import { indicatorFileSchema, indicatorSchema } from './schemas.ts'

/** What a members' pack holds: protected indicators with their cells, and by which rules they were protected. */
export const packSchema = v.object({
  format: v.literal(1),
  kind: v.literal('mpce-atlas-pack'),
  title: v.pipe(v.string(), v.minLength(1)),
  /** Day it was made: 2026-05-14. */
  made: v.pipe(v.string(), v.isoDate()),
  /** Name of the disclosure policy, and how many places it withholds. */
  protection: v.object({ policy: v.string(), withheld: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  indicators: v.pipe(v.array(indicatorSchema), v.readonly()),
  datasets: v.pipe(v.array(indicatorFileSchema), v.readonly()),
})
export type Pack = v.InferOutput<typeof packSchema>
