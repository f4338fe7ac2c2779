import * as v from 'valibot'
import { isPublicKey } from '#core/unit-desk/public-key.ts'
import { concernKinds } from './concern.ts'
import { mostLine, mostText, reportedSpecialties } from './report.ts'

const line = v.pipe(v.string(), v.maxLength(mostLine))

/** The form of a report, which comes from anybody: whoever knows the public keys can seal what they like. */
export const reportSchema = v.pipe(
  v.strictObject({
    format: v.literal(1),
    is: v.literal('report'),
    kind: v.picklist(concernKinds.map(({ id }) => id)),
    specialty: v.picklist(reportedSpecialties),
    /** Code of a region or nation (ITL1). */
    area: v.pipe(v.string(), v.regex(/^[A-Z]\d{8}$/)),
    /** Code of a smaller area within it; empty where no more was chosen. */
    within: v.pipe(v.string(), v.maxLength(12), v.regex(/^[A-Z0-9]*$/)),
    department: line,
    wte: v.nullable(v.pipe(v.number(), v.minValue(0.01), v.maxValue(999))),
    quarter: v.pipe(v.string(), v.regex(/^20\d\d-Q[1-4]$/)),
    manner: v.picklist(['anonymous', 'confidential']),
    /** A way to be reached; of a confidential report alone. */
    reach: line,
    text: v.pipe(v.string(), v.maxLength(mostText)),
    /** The public part of the receipt words: replies are sealed to it. */
    receipt: v.pipe(v.string(), v.check(isPublicKey)),
  }),
  v.check(({ manner, reach }) => (manner === 'confidential') === (reach.trim() !== '')),
  v.readonly(),
)
