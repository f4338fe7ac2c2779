import * as v from 'valibot'
import { geographyFileSchema } from '#core/catalogue/schemas.ts'
import { askedSchema, mostCharacters, roundSchema, shortText as short } from './round.ts'

const listOf = <S extends v.GenericSchema>(item: S) => v.pipe(v.array(item), v.readonly())

const cells = v.record(v.string(), short)

const rowSchema = v.strictObject({
  key: short,
  section: short,
  cells,
  /** The department has no posts of this kind. */
  isNone: v.boolean(),
  /** Figures of the last return, which nobody has confirmed yet. */
  isLast: v.boolean(),
})

/** A row of the form. */
export type FormRow = v.InferOutput<typeof rowSchema>

const fillingSchema = v.strictObject({
  /** Whether a section applies: not said yet, yes, yes with posts alone, no, or that it cannot be answered. */
  sections: v.record(v.string(), v.picklist(['', 'yes', 'posts', 'no', 'cannot'])),
  rows: listOf(rowSchema),
})

/** What has been filled in so far. */
export type Filling = v.InferOutput<typeof fillingSchema>
export type SectionState = Filling['sections'][string]

const spreadSchema = v.strictObject({
  /** As the survey's definition names it. */
  place: short,
  /** "Vacancy rate" */
  name: short,
  period: short,
  suffix: short,
  decimals: v.number(),
  /** What is shown of each region, section by section; null where it is suppressed or there is none. */
  regions: listOf(v.strictObject({ area: short, name: short, section: short, value: v.nullable(v.number()) })),
})

/** Last year's protected figures of regions, beside which a department sees its own. */
export type RegionSpread = v.InferOutput<typeof spreadSchema>

export const surveyFileSchema = v.pipe(
  v.strictObject({
    format: v.literal(1),
    round: roundSchema,
    unit: short,
    sendTo: short,
    recipients: v.pipe(listOf(v.string()), v.minLength(1)),
    asked: askedSchema,
    /** The department's area and those that hold it, as the atlas has them. */
    geographies: listOf(geographyFileSchema),
    /** The rows of its last return, by the column. */
    last: v.nullable(v.strictObject({ period: short, rows: listOf(cells) })),
    spreads: listOf(spreadSchema),
    filling: v.nullable(fillingSchema),
  }),
  v.readonly(),
)

/** All that the file of one department holds. */
export type SurveyFile = v.InferOutput<typeof surveyFileSchema>

/** Signs that no line of a form has, and that a table cannot hold. */
const unwritten = /[\p{Cc}\u2028\u2029\uFEFF]/gu

/** A text as a cell of a form holds it. */
export const cellOf = (written: string): string => written.replaceAll(unwritten, '').slice(0, mostCharacters)
