import * as v from 'valibot'
import { surveyDefinitionSchema } from './definition.ts'

/** Most characters of a cell, a name or an address. */
export const mostCharacters = 200
export const shortText = v.pipe(v.string(), v.maxLength(mostCharacters))

/** Sixteen letters by chance: nobody guesses another department's. */
const chanceId = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))

export const roundSchema = v.strictObject({
  id: chanceId,
  definition: surveyDefinitionSchema,
  year: v.pipe(v.string(), v.regex(/^20\d{2}$/, 'Write a year such as 2026.')),
  /** Day by which answers are wanted, `2027-01-31`; empty where none is set. */
  closes: v.pipe(v.string(), v.regex(/^(?:|20\d{2}-\d{2}-\d{2})$/)),
  contact: shortText,
})

/** One sending of a survey: what is asked, of which year, and until when. */
export type SurveyRound = v.InferOutput<typeof roundSchema>

export const askedSchema = v.strictObject({
  id: chanceId,
  department: shortText,
  area: shortText,
  areaName: shortText,
})

/** A department that was asked. */
export type AskedDepartment = v.InferOutput<typeof askedSchema>
