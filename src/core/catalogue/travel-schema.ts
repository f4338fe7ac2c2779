import * as v from 'valibot'
import { sourceSchema } from '#core/domain/source-schema.ts'
import { noteSchema } from './schemas.ts'

const text = v.string()
const index = v.pipe(v.number(), v.integer(), v.minValue(0))

/** Minutes from origins to destinations. Columns, since there may be hundreds of thousands of ways. */
export const travelFileSchema = v.object({
  format: v.literal(1),
  id: text,
  name: text,
  /** Codes of areas, or of places in a table of people. */
  origins: v.array(text),
  /** Ids or names of sites, as the table has them. */
  destinations: v.array(text),
  /** Index into `origins`, way by way. */
  origin: v.array(index),
  /** Index into `destinations`. */
  destination: v.array(index),
  minutes: v.array(v.pipe(v.number(), v.finite(), v.minValue(0))),
  sources: v.array(sourceSchema),
  notes: v.array(noteSchema),
})
export type TravelFile = v.InferOutput<typeof travelFileSchema>
