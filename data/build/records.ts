import * as v from 'valibot'
import type { Denominator, IndicatorRecord, Topic } from '#core/domain/indicator.ts'
import { isPeriod, periodForms } from '#core/domain/period.ts'
import type { Parsed, Problem } from '#core/domain/problem.ts'
import { type SurveysFile, surveysFileSchema } from '#core/survey/definition.ts'
import { type DeskFile, deskFileSchema } from '#core/unit-desk/desk-file.ts'
import { type Bulletin, bulletinSchema } from '#core/watch/bulletin.ts'

/** The hand-written JSON files of the data package. An unknown key is a problem: usually it is misspelt. */

const text = v.pipe(v.string(), v.nonEmpty('Write at least one character.'))
const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Write lower-case words joined by hyphens.'))
const period = v.pipe(v.string(), v.check(isPeriod, `Write a period as ${periodForms}.`))
const reason = v.picklist(['suppressed', 'not-published', 'not-applicable', 'not-collected'])
const list = <S extends v.GenericSchema>(schema: S) => v.pipe(v.array(schema), v.readonly())

const unit = v.strictObject({
  one: text,
  many: text,
  prefix: v.exactOptional(text),
  suffix: v.exactOptional(text),
})

const dimension = v.strictObject({
  id,
  name: text,
  values: v.pipe(list(v.strictObject({ id, name: text, phrase: v.string() })), v.minLength(2)),
  initial: id,
})

const indicatorRecord = v.strictObject({
  id,
  topic: id,
  name: text,
  phrase: text,
  kind: v.picklist(['events', 'people', 'staff', 'things', 'money', 'share', 'rate', 'reports', 'measure']),
  unit,
  decimals: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3)),
  additive: v.boolean(),
  polarity: v.strictObject({ higher: text, lower: text }),
  dimensions: list(dimension),
  shard: v.nullable(id),
  definition: text,
  notes: list(id),
  per: list(id),
  perOnly: v.exactOptional(v.record(id, v.record(id, list(id)))),
  silence: v.record(v.string(), reason),
  heads: v.exactOptional(id),
  initial: v.strictObject({ geography: text, period }),
  opens: v.exactOptional(v.record(id, id)),
  breaks: list(v.strictObject({ after: period, note: id })),
}) satisfies v.GenericSchema<unknown, IndicatorRecord>

/** A members' pack that the host serves from `packs/`: `public/packs/` here, or put there on the host. */
const packs = v.array(
  v.strictObject({
    id,
    title: text,
    file: v.pipe(text, v.regex(/^[a-z0-9-]+\.age$/, 'a file name such as members-2026.age')),
  }),
)
export type PackRecord = v.InferOutput<typeof packs>[number]

/** A topic with the first indicators of its menu; the others follow by id. */
const topics = v.array(
  v.strictObject({ id, name: text, about: text, first: v.exactOptional(list(id), []) }),
) satisfies v.GenericSchema<unknown, Topic[]>
export type TopicRecord = v.InferOutput<typeof topics>[number]

const denominators = v.array(
  v.strictObject({
    id,
    indicator: id,
    dims: v.record(v.string(), id),
    base: v.pipe(v.number(), v.minValue(1)),
    phrase: text,
    name: text,
    avoid: list(period),
    avoidReason: v.nullable(text),
  }),
) satisfies v.GenericSchema<unknown, Denominator[]>

const standings = v.array(
  v.strictObject({ title: text, text, indicators: list(id), imports: v.picklist(['', 'returns', 'file']) }),
)
export type StandingRecord = v.InferOutput<typeof standings>[number]

const dims = v.record(v.string(), id)

/** Data of the Coverage screen beside sites and places: staff in post, and other indicators of regions. */
const coverage = v.strictObject({
  shows: list(id),
  staff: v.strictObject({
    indicator: id,
    dims,
    professions: v.strictObject({ dimension: id, all: id, scientists: id, technologists: id }),
  }),
  context: list(v.strictObject({ indicator: id, dims, name: text, column: text })),
  contextNote: text,
})
export type CoverageRecord = v.InferOutput<typeof coverage>

/** Measures set beside any other: the people of an area, its need, and the published rate to take where need is held for few areas. */
const comparison = v.strictObject({
  people: id,
  need: v.strictObject({ indicator: id, dims, per: id }),
  rate: id,
})
export type ComparisonRecord = v.InferOutput<typeof comparison>

const siteSet = v.strictObject({ id, name: text, notes: list(id) })
export type SiteSetRecord = v.InferOutput<typeof siteSet>

const demand = v.strictObject({ peoplePeriod: text, cancersPeriod: text, sources: list(id), notes: list(id) })
export type DemandRecord = v.InferOutput<typeof demand>

function jsonProblem(file: string, cause: unknown): Problem {
  const found = cause instanceof Error ? cause.message : 'no JSON'
  return { code: 'not-json', at: { file }, found, mend: 'Write valid JSON: look for a missing comma or quote.' }
}

function parseJson<S extends v.GenericSchema>(schema: S, file: string, content: string): Parsed<v.InferOutput<S>> {
  let read: unknown
  try {
    read = JSON.parse(content)
  } catch (cause) {
    return { ok: false, problems: [jsonProblem(file, cause)] }
  }
  const result = v.safeParse(schema, read)
  if (result.success) return { ok: true, value: result.output }
  const problems = result.issues.map((issue): Problem => {
    const column = v.getDotPath(issue)
    const at = column === null ? { file } : { file, column }
    const mend = issue.expected ? `Write ${issue.expected}.` : issue.message
    return { code: 'wrong-shape', at, found: issue.received, mend }
  })
  return { ok: false, problems }
}

export const parseIndicatorRecord = (file: string, content: string): Parsed<IndicatorRecord> =>
  parseJson(indicatorRecord, file, content)
export const parsePacks = (file: string, content: string): Parsed<PackRecord[]> => parseJson(packs, file, content)

export const parseBulletin = (file: string, content: string): Parsed<Bulletin> =>
  parseJson(bulletinSchema, file, content)

export const parseDesk = (file: string, content: string): Parsed<DeskFile> => parseJson(deskFileSchema, file, content)
export const parseSurveys = (file: string, content: string): Parsed<SurveysFile> =>
  parseJson(surveysFileSchema, file, content)
export const parseTopics = (file: string, content: string): Parsed<TopicRecord[]> => parseJson(topics, file, content)
export const parseStandings = (file: string, content: string): Parsed<StandingRecord[]> =>
  parseJson(standings, file, content)
export const parseCoverage = (file: string, content: string): Parsed<CoverageRecord> =>
  parseJson(coverage, file, content)
export const parseComparison = (file: string, content: string): Parsed<ComparisonRecord> =>
  parseJson(comparison, file, content)
export const parseDenominators = (file: string, content: string): Parsed<Denominator[]> =>
  parseJson(denominators, file, content)
export const parseSiteSet = (file: string, content: string): Parsed<SiteSetRecord> => parseJson(siteSet, file, content)
export const parseDemandRecord = (file: string, content: string): Parsed<DemandRecord> =>
  parseJson(demand, file, content)
