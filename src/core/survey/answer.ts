import { inert } from '#core/domain/inert.ts'
import { asksPersons, isOfPersons, layoutOf, wordName } from './definition.ts'
import { answeredRows, onlySection, rowWord, sectionsOf, sentCells } from './filling.ts'
import type { AskedDepartment, SurveyRound } from './round.ts'
import type { Filling, SurveyFile } from './survey-file.ts'

/** The table that an answer is, with the row of the form that each of its rows came from. */
export type AnswerTable = {
  readonly rows: readonly (readonly string[])[]
  readonly keys: readonly (string | null)[]
}

const fixedCells = (
  { definition, year }: SurveyRound,
  { department, area }: AskedDepartment,
): Readonly<Record<string, string>> => {
  const values = { year, department, area }
  return Object.fromEntries(Object.entries(definition.fixed).map(([column, from]) => [column, values[from]]))
}

/** A row of a section by its headings; the words of section and row stand as the table's template has them. */
function rowOf(
  round: SurveyRound,
  asked: AskedDepartment,
  place: { readonly section: string; readonly word: string },
  cells: Readonly<Record<string, string>>,
): readonly string[] {
  const { definition } = round
  const { sections, rows } = definition
  const words = {
    ...(sections ? { [sections.column]: wordName(definition, sections.column, place.section) } : {}),
    ...(rows ? { [rows.column]: wordName(definition, rows.column, place.word) } : {}),
  }
  const all: Readonly<Record<string, string>> = { ...cells, ...fixedCells(round, asked), ...words }
  // As it will be written: no spreadsheet runs what a department has typed.
  return layoutOf(definition).map((column) => inert(all[column] ?? ''))
}

/** What a return says of itself in the column for it, where the survey's table has one. */
const responseCell = (definition: SurveyRound['definition'], word: string): Readonly<Record<string, string>> =>
  definition.response === null ? {} : { [definition.response]: wordName(definition, definition.response, word) }

/** Rows that say of sections that they were asked and not answered. */
export function unansweredRows(
  round: SurveyRound,
  asked: AskedDepartment,
  sections: readonly string[],
): readonly (readonly string[])[] {
  const { response, rows } = round.definition
  if (response === null) return []
  const cells = responseCell(round.definition, 'none')
  const words = rows?.words ?? ['']
  return sections.flatMap((section) => words.map((word) => rowOf(round, asked, { section, word }, cells)))
}

/** A row by which a department says that it has nothing of what it could add rows for. */
export const nothingRow = (round: SurveyRound, asked: AskedDepartment): readonly string[] =>
  rowOf(round, asked, { section: '', word: '' }, responseCell(round.definition, 'nothing'))

/** A row by which a department says that it has no posts of a kind: what a return gives, 0 each. */
export function noneRow(
  round: SurveyRound,
  asked: AskedDepartment,
  place: { readonly section: string; readonly word: string },
  given: 'complete' | 'partial',
): readonly string[] {
  const { definition } = round
  const figures = definition.asks.filter(({ column }) => given === 'complete' || !isOfPersons(column))
  const zeros = Object.fromEntries(figures.map(({ column }) => [column, '0']))
  return rowOf(round, asked, place, { ...zeros, ...responseCell(definition, given) })
}

/** The table of a form as far as it is answered, headings first. */
export function answerTable({ round, asked, ...file }: SurveyFile, filling: Filling): AnswerTable {
  const answered = answeredRows(filling)
  const parts = sectionsOf({ round, asked, ...file }).map(({ id }) => {
    const state = filling.sections[id]
    if (state === 'cannot') return unansweredRows(round, asked, [id]).map((row) => [row, null] as const)
    const given = asksPersons(round.definition)
      ? responseCell(round.definition, state === 'posts' ? 'partial' : 'complete')
      : {}
    return answered
      .filter(({ section }) => section === id)
      .map(
        (row) =>
          [
            rowOf(
              round,
              asked,
              { section: id === onlySection ? '' : id, word: rowWord(row) },
              { ...sentCells(filling, row), ...given },
            ),
            row.key,
          ] as const,
      )
  })
  const all = parts.flat()
  return { rows: [layoutOf(round.definition), ...all.map(([row]) => row)], keys: [null, ...all.map(([, key]) => key)] }
}
