import * as v from 'valibot'
import { personColumns } from '#core/baseline/returns.ts'
import type { ColumnSpec, TableSpec } from '#core/imports/column-spec.ts'
import { tables } from '#core/imports/tables/registry.ts'

const text = v.pipe(
  v.string(),
  v.nonEmpty('Write something here.'),
  v.maxLength(1000, 'Write at most 1,000 characters.'),
)
const id = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,80}$/, 'Write small letters, digits and hyphens.'))
const listOf = <S extends v.GenericSchema>(item: S) => v.pipe(v.array(item), v.readonly())

/** A column of which a question is made. What may be written in it is for the importer's table to say. */
const askSchema = v.strictObject({
  column: v.string(),
  label: text,
  /** Heading that it stands under with its neighbours. */
  group: text,
})

/** A column whose words make the sections of a form, or the rows of a section. */
const wordsOfColumn = v.strictObject({ column: v.string(), words: v.pipe(listOf(id), v.minLength(1)) })

const shape = v.strictObject({
  id,
  table: v.picklist(['survey', 'equipment']),
  title: text,
  introduction: text,
  /** What is asked of a section as a whole: whether it applies. */
  question: text,
  /** What is ticked of a row that does not apply, or what a row is called that is added. */
  rowWords: text,
  /** Columns that are the same in every row of a department, and what fills them. */
  fixed: v.record(v.string(), v.picklist(['year', 'department', 'area'])),
  sections: v.nullable(wordsOfColumn),
  /** Rows of each section; null where a department adds as many as it has. */
  rows: v.nullable(wordsOfColumn),
  asks: v.pipe(listOf(askSchema), v.minLength(1)),
  /** Words that are offered of a column, where not all are. */
  offers: v.record(v.string(), listOf(id)),
  /** Column that says of a section that it was asked and not answered. */
  response: v.nullable(v.string()),
  /** Indicators of which a department sees its own figure beside those of regions: one, or several. Of equipment they go by the end of their id. */
  place: v.nullable(v.union([v.string(), listOf(v.string())])),
})

type Shape = v.InferOutput<typeof shape>

const wordsIn = ({ sections, rows, offers }: Shape): readonly (readonly [string, readonly string[]])[] => [
  ...[sections, rows].flatMap((one) => (one ? [[one.column, one.words] as const] : [])),
  ...Object.entries(offers),
]

const columnsOf = ({ fixed, sections, rows, asks, response }: Shape): readonly string[] => [
  ...Object.keys(fixed),
  ...[sections, rows].flatMap((one) => (one ? [one.column] : [])),
  ...(response === null ? [] : [response]),
  ...asks.map(({ column }) => column),
]

/** Whether each column is one of the table, none is twice, and all that the table needs are there. */
function fitsTable(one: Shape): boolean {
  const { columns }: TableSpec = tables[one.table]
  const used = columnsOf(one)
  const known = (column: string) => columns.some(({ id }) => id === column)
  const needed = columns.every(({ id, required }) => !required || used.includes(id))
  return used.every(known) && needed && new Set(used).size === used.length
}

/** Whether each word is one that the table's column knows. */
const knowsWords = (one: Shape): boolean =>
  wordsIn(one).every(([column, words]) => {
    const { words: known = [] }: Partial<ColumnSpec> =
      (tables[one.table].columns as readonly ColumnSpec[]).find(({ id }) => id === column) ?? {}
    return words.every((word) => known.some(({ id }) => id === word))
  })

/**
 * A survey: which columns of one of the importer's tables are asked, of which rows, and in which words. It has no rule of its own: what may be
 * written is for the table and its reader to say.
 */
export const surveyDefinitionSchema = v.pipe(
  shape,
  v.check(fitsTable, 'Name columns of the table, each once, and all that it needs.'),
  v.check(knowsWords, 'Name words that the column has, by their ids.'),
  v.check(({ sections, rows }) => sections === null || rows !== null, 'Say which rows a section has.'),
  v.readonly(),
)

export type SurveyDefinition = v.InferOutput<typeof surveyDefinitionSchema>

/** The description of a column of the survey's table. */
export const columnOf = ({ table }: SurveyDefinition, column: string): ColumnSpec | undefined =>
  (tables[table].columns as readonly ColumnSpec[]).find(({ id }) => id === column)

/** The indicators of which a department sees its own place. */
export const ownPlacesOf = ({ place }: Pick<SurveyDefinition, 'place'>): readonly string[] =>
  place === null ? [] : [place].flat()

/** Name of a word of a column; the id where it has none. */
export const wordName = (definition: SurveyDefinition, column: string, word: string): string =>
  columnOf(definition, column)?.words?.find(({ id }) => id === word)?.name ?? word

/** The headings of an answer, in the order of the table. */
export function layoutOf(definition: SurveyDefinition): readonly string[] {
  const used = new Set(columnsOf(definition))
  return tables[definition.table].columns.map(({ id }) => id).filter((column) => used.has(column))
}

/** Whether a column is of persons: a return gives all of these, or posts alone. */
export const isOfPersons = (column: string): boolean => (personColumns as readonly string[]).includes(column)

/** Whether a return can be complete: all that is asked of persons in one is asked in the survey. */
export const asksPersons = ({ response, asks }: SurveyDefinition): boolean =>
  response !== null && personColumns.every((column) => asks.some((ask) => ask.column === column))

const areDistinct = (list: readonly SurveyDefinition[]): boolean =>
  new Set(list.map(({ id }) => id)).size === list.length

/** `surveys.json`: the surveys that a unit can send from this deployment. */
export const surveysFileSchema = v.pipe(
  v.strictObject({
    format: v.literal(1),
    surveys: v.pipe(listOf(surveyDefinitionSchema), v.check(areDistinct, 'Give each survey an id of its own.')),
  }),
  v.readonly(),
)

export type SurveysFile = v.InferOutput<typeof surveysFileSchema>

/** No survey can be sent. */
export const noSurveys: SurveysFile = { format: 1, surveys: [] }

/** The path of the file below the page. */
export const surveysPath = 'data/surveys.json'
