import * as v from 'valibot'
import { sourceSchema } from '#core/domain/source-schema.ts'
import { noteSchema } from './schemas.ts'

const text = v.string()
const number = v.pipe(v.number(), v.finite())

/**
 * Where people live, for coverage: the people of each authority, and the towns among which they are distributed. Stored by column, since there are
 * thousands of places.
 */
export const demandFileSchema = v.object({
  format: v.literal(1),
  peoplePeriod: text,
  cancersPeriod: text,
  /** Authorities, or groups of them where a publisher counts them together; every place belongs to one. */
  pools: v.array(v.object({ code: text, people: number, older: number, cancers: number })),
  areas: v.array(text),
  islands: v.array(
    v.object({
      id: text,
      name: text,
      areas: v.array(text),
      box: v.nullable(v.tuple([number, number, number, number])),
    }),
  ),
  places: v.object({
    name: v.array(text),
    longitude: v.array(number),
    latitude: v.array(number),
    /** Index into `areas`. */
    area: v.array(number),
    /** Index into `pools`. */
    pool: v.array(number),
    /** Index into `islands`, or −1 for Great Britain. */
    island: v.array(number),
    /** Relative size within the pool. */
    weight: v.array(number),
  }),
  sources: v.array(sourceSchema),
  notes: v.array(noteSchema),
})
export type DemandFile = v.InferOutput<typeof demandFileSchema>
