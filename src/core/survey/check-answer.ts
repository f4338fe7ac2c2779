import type { Return } from '#core/baseline/returns.ts'
import type { RowsContext } from '#core/imports/draft.ts'
import { parseNumber } from '#core/imports/figure-text.ts'
import type { Finding, FindingGroup } from '#core/imports/finding.ts'
import { levelSheet } from '#core/imports/join-headings.ts'
import type { MappedSheet } from '#core/imports/mapping.ts'
import type { AreaIndex } from '#core/imports/places.ts'
import type { Question } from '#core/imports/question.ts'
import { type EquipmentUnit, equipmentReading, readUnits, yearNow } from '#core/imports/read/equipment-rows.ts'
import { surveyRows } from '#core/imports/read/survey-rows.ts'
import { proposeAs } from '#core/imports/recognise.ts'
import { tables } from '#core/imports/tables/registry.ts'
import type { SurveyDefinition } from './definition.ts'

type Rows = readonly (readonly string[])[]

/** What the importer's own reader says of rows. */
type RowsRead = {
  readonly groups: readonly FindingGroup[]
  readonly questions: readonly Question[]
  readonly returns: readonly Return[]
  readonly units: readonly EquipmentUnit[]
}

type RowsReader = (part: MappedSheet, context: RowsContext, today: string) => RowsRead

/** The readers of the importer's tables, as far as they look at rows. */
const readers: Readonly<Record<SurveyDefinition['table'], RowsReader>> = {
  survey: (part, context) => {
    const { findings, questions, returns } = surveyRows([part], context)
    return { groups: findings.groups(), questions, returns, units: [] }
  },
  equipment: (part, context, today) => {
    const reading = equipmentReading([part], context)
    const { units } = readUnits(reading, reading.areas('area'), yearNow([part], today))
    return { groups: reading.findings.groups(), questions: reading.questions, returns: [], units }
  },
}

/** What is found in an answer: the importer's findings and questions, and the returns or units of equipment that it reads. */
export type AnswerCheck = {
  readonly findings: readonly Finding[]
  readonly questions: readonly Question[]
  readonly returns: readonly Return[]
  readonly units: readonly EquipmentUnit[]
  /** The table with its figures as this answer writes them, put plainly: beside others a decimal comma would be read as another answer has it. */
  readonly plain: Rows
}

/** Figures as any table of figures is read: with a point and without anything between thousands. What is no figure stays as it is. */
function plainRows({ sheet, mapping }: MappedSheet): Rows {
  const columns = tables[mapping.table].columns.filter(({ kind }) => kind === 'number' || kind === 'whole')
  const figures = new Set(columns.map(({ id }) => mapping.columns[id] ?? -1))
  return sheet.rows.map((row, at) =>
    row.map((cell, column) => {
      if (at <= mapping.headerRow || !figures.has(column)) return cell
      const value = parseNumber(cell.trim(), mapping.decimal)
      return cell.trim() === '' || Number.isNaN(value) ? cell : String(value)
    }),
  )
}

/**
 * Checks the table of an answer as the importer does: the same columns found in the same cells, read by the same rules. A table of headings alone is a
 * department that has nothing of what is asked.
 * @param name of the file that the findings are to quote
 */
export function checkAnswer(
  { table }: Pick<SurveyDefinition, 'table'>,
  name: string,
  rows: Rows,
  { places, today }: { readonly places: AreaIndex; readonly today: string },
): AnswerCheck {
  if (rows.length <= 1) return { findings: [], questions: [], returns: [], units: [], plain: rows }
  const { sheet, findings } = levelSheet({ file: name, name: '', hidden: false, rows, reading: '' })
  const part = { sheet, mapping: proposeAs(sheet, table, places) }
  const { groups, questions, returns, units } = readers[table](part, { places, answers: {} }, today)
  const found = [...findings, ...groups.flatMap(({ listed }) => listed)]
  return { findings: found, questions, returns, units, plain: plainRows(part) }
}

/** Whether nothing in an answer keeps the importer from taking it. */
export const isSound = ({ findings, questions }: Pick<AnswerCheck, 'findings' | 'questions'>): boolean =>
  questions.length === 0 && findings.every(({ severity }) => severity !== 'error')
