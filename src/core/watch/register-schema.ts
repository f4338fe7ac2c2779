import * as v from 'valibot'
import { mostReply, statuses } from './register.ts'
import { reportSchema } from './report-schema.ts'

const day = v.pipe(v.string(), v.isoDate())
const line = v.pipe(v.string(), v.maxLength(300))

const entrySchema = v.strictObject({
  report: reportSchema,
  status: v.picklist(statuses.map(({ id }) => id)),
  department: line,
  sameAs: v.nullable(v.string()),
  reply: v.pipe(v.string(), v.maxLength(mostReply)),
  keepUntil: day,
})

/** The form of a register, which comes from a file. */
export const registerSchema = v.strictObject({
  format: v.literal(1),
  is: v.literal('register'),
  entries: v.array(entrySchema),
  log: v.array(v.strictObject({ day, report: line, what: line })),
  published: v.array(
    v.strictObject({
      day,
      counts: v.array(v.strictObject({ area: line, quarter: line, kind: line, count: v.nullable(v.number()) })),
    }),
  ),
})
