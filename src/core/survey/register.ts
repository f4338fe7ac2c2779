import * as v from 'valibot'
import { isPublicKey } from '#core/unit-desk/public-key.ts'
import { askedSchema, roundSchema, shortText } from './round.ts'

const publicKeys = v.pipe(v.array(v.pipe(v.string(), v.check(isPublicKey))), v.minLength(1), v.readonly())

const registerSchema = v.pipe(
  v.strictObject({
    format: v.literal(1),
    kind: v.literal('survey-register'),
    round: roundSchema,
    /** Public keys that the files of the round seal to. */
    recipients: publicKeys,
    /** The unit as departments read it, and where their answers go; not in registers of the first surveys. */
    unit: v.exactOptional(shortText),
    sendTo: v.exactOptional(shortText),
    asked: v.pipe(v.array(askedSchema), v.minLength(1), v.readonly()),
  }),
  v.readonly(),
)

/** Who was asked: names, areas and ids; no figures. The unit keeps it, and brings it back to open answers. */
export type SurveyRegister = v.InferOutput<typeof registerSchema>

export const registerText = (register: Omit<SurveyRegister, 'format' | 'kind'>): string =>
  `${JSON.stringify({ format: 1, kind: 'survey-register', ...register }, null, 2)}\n`

/** A register from the text of its file; null where it is none. */
export function readRegister(text: string): SurveyRegister | null {
  try {
    const parsed = v.safeParse(registerSchema, JSON.parse(text))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}
