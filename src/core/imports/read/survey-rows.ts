import { type ReadReturns, readReturns } from '#core/baseline/parse-returns.ts'
import { returnColumns } from '#core/baseline/returns.ts'
import type { Problem } from '#core/domain/problem.ts'
import type { RowsContext } from '../draft.ts'
import { Findings, type Words } from '../finding.ts'
import type { MappedSheet } from '../mapping.ts'
import type { AreaMatch } from '../places.ts'
import { answersAbout, type Question } from '../question.ts'
import type { ResolvedAreas } from '../resolve-areas.ts'
import { resolveWords } from '../resolve-words.ts'
import { blame, type DataRow, dataRows, textOf, textsOf } from '../rows.ts'
import { professionWords, responseWords, specialtyWords } from '../tables/words.ts'
import { areasOfColumn } from './areas-of-column.ts'
import { leafOf, leaves } from './baseline-leaf.ts'
import { type Departments, departmentsOf } from './departments.ts'
import { returnCells } from './survey-cells.ts'

const expected: Readonly<Record<string, string>> = {
  'not-a-period': 'the year of the survey',
  'no-department': 'the name of a department',
  'unknown-area': 'a region or nation, or an area within one',
  'unknown-word': 'one of the words of the column',
  'not-a-number': 'a number',
  'not-blank': 'nothing, for this response',
  'row-twice': 'one row for a profession of a specialty of a department',
  'two-areas': 'the same area in every row of a department',
  'two-responses': 'the same response in every row of a return',
  'posts-do-not-add-up': 'vacant posts that are establishment less in post',
  'in-post-above-establishment': 'staff in post within the establishment',
  'band-above-headcount': 'no more persons in a band than the headcount',
  'bands-do-not-add-up': 'bands that add up to the headcount',
  'fewer-people-than-wte': 'at least as many persons as WTE',
}

/** A problem of the gate, where the file has it. */
function pass(
  problem: Problem,
  severity: 'error' | 'warning',
  rows: readonly DataRow[],
  table: readonly (readonly string[])[],
  findings: Findings,
): void {
  const at = (problem.at.row ?? 0) - 2
  const row = rows[at]
  const cells = table[at + 1]
  if (!row || !cells) return
  const value = (column: (typeof returnColumns)[number]) => Number(cells[returnColumns.indexOf(column)])
  const isOver = problem.code === 'posts-do-not-add-up' && value('in_post_wte') > value('establishment_wte')
  const code = isOver ? 'in-post-above-establishment' : problem.code
  const words: Words = {
    code,
    severity,
    expected: expected[code] ?? '',
    mend: isOver
      ? `More staff are in post than there are posts. Check both; vacant posts count as ${value('vacant_wte')}.`
      : severity === 'warning'
        ? `${problem.mend} It is taken as it is written.`
        : problem.mend,
  }
  const column = problem.at.column ?? null
  const own = column === null ? '' : textOf(row, column)
  blame(findings, row, column, own === '' ? { ...words, found: problem.found || 'nothing' } : words)
}

/** What the gate says of the rows, where the file has them. */
function sayProblems(
  { problems, cautions }: ReadReturns,
  questions: readonly Question[],
  {
    kept,
    table,
    findings,
  }: {
    readonly kept: readonly DataRow[]
    readonly table: readonly (readonly string[])[]
    readonly findings: Findings
  },
): void {
  // A table without columns of age says so once, not at each of its rows.
  for (const code of ['taken-as-partial', 'persons-left-out']) findings.gather(code, kept.length / 2)
  // What a question already asks about, and what has been named as an unknown area, is not said twice.
  const isAsked = ({ at, code, found }: Problem) =>
    found !== '' &&
    ((code === 'unknown-word' && questions.some(({ id }) => id.startsWith(`${at.column}:`))) || code === 'unknown-area')
  for (const problem of problems) if (!isAsked(problem)) pass(problem, 'error', kept, table, findings)
  for (const problem of cautions) pass(problem, 'warning', kept, table, findings)
}

/** Tables of returns as far as they are read row by row: what is wrong with them and what is asked, before anything is added up. */
export type SurveyRows = {
  readonly findings: Findings
  readonly kept: readonly DataRow[]
  readonly areas: ResolvedAreas
  readonly notRead: number
  /** Those that have to be answered before rows count. */
  readonly questions: readonly Question[]
  readonly departments: Departments
  readonly returns: ReadReturns['returns']
}

/** Reads and checks tables of survey returns row by row. The sealed survey checks what is typed into it by this too. */
export function surveyRows(parts: readonly MappedSheet[], context: RowsContext): SurveyRows {
  const findings = new Findings()
  const telling = ['survey_year', 'department', 'area', 'specialty', 'profession']
  const rows = dataRows(parts, telling, findings, undefined, context.answers)
  const usable = (place: AreaMatch) => leafOf(context.places, place) !== null
  const { areas, questions: areaQuestions } = areasOfColumn(
    rows,
    'area',
    context,
    findings,
    usable,
    'which does not lie within one region or nation: write that instead',
  )
  const words = <Id extends string>(column: string, list: Parameters<typeof resolveWords<Id>>[2]) =>
    resolveWords(column, textsOf(rows, column), list, answersAbout(context.answers, column))
  const specialty = words('specialty', specialtyWords)
  const profession = words('profession', professionWords)
  const response = words('response', responseWords)
  const questions = [...areaQuestions, ...specialty.questions, ...profession.questions, ...response.questions]
  const leafOfCode = new Map(
    [...new Set(areas.codes.values())].map((code) => [
      code,
      (context.places.byCode.get(code.toUpperCase()) ?? [])
        .map((match) => leafOf(context.places, match))
        .find((leaf) => leaf !== null) ?? '',
    ]),
  )
  const kept = rows.filter(
    (row) =>
      !areas.left.has(textOf(row, 'area')) &&
      !specialty.left.has(textOf(row, 'specialty')) &&
      !profession.left.has(textOf(row, 'profession')) &&
      !response.left.has(textOf(row, 'response')),
  )
  const isOpen = ({ part, row }: DataRow) => !findings.rowsLeft.has(part.sheet, row)
  const notRead = rows.filter(isOpen).length - kept.filter(isOpen).length + findings.rowsLeft.count
  const areaOf = (row: DataRow) => leafOfCode.get(areas.codes.get(textOf(row, 'area')) ?? '') ?? textOf(row, 'area')
  const departments = departmentsOf(kept, areaOf, context.answers)
  const table = [
    [...returnColumns] as readonly string[],
    ...kept.map((row) =>
      returnCells(
        row,
        {
          department: departments.nameOf(row),
          area: areaOf(row),
          specialty: specialty.ids.get(textOf(row, 'specialty')) ?? textOf(row, 'specialty'),
          profession: profession.ids.get(textOf(row, 'profession')) ?? textOf(row, 'profession'),
          response: response.ids.get(textOf(row, 'response')) ?? textOf(row, 'response'),
        },
        findings,
      ),
    ),
  ]
  const read = readReturns(table, parts[0]?.sheet.file ?? '', leaves)
  sayProblems(read, questions, { kept, table, findings })
  return { findings, kept, areas, notRead, questions, departments, returns: read.returns }
}
