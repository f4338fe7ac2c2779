import { isPeriod } from '#core/domain/period.ts'
import type { Parsed, Problem } from '#core/domain/problem.ts'
import {
  ageBands,
  experienceBands,
  type Persons,
  type PostCounts,
  personColumns,
  professions,
  type Return,
  type ReturnColumn,
  returnColumns,
  specialties,
} from './returns.ts'

const postColumns = ['establishment_wte', 'in_post_wte', 'vacant_wte'] as const
const responses = ['complete', 'partial', 'none'] as const

/** Sums of tenths of a WTE carry rounding of the last digit. */
const tolerance = 0.051

const oneOf = <T extends string>(words: readonly T[], text: string): T | undefined =>
  words.find((word) => word === text)

/** One row on its way through the gate: reads its columns and gathers what is wrong with them. */
class Row {
  readonly problems: Problem[] = []
  /** Figures that can be read and contradict each other. */
  readonly cautions: Problem[] = []
  readonly #cells: readonly string[]
  readonly #columns: ReadonlyMap<string, number>
  readonly #file: string
  readonly #row: number

  constructor(file: string, row: number, cells: readonly string[], columns: ReadonlyMap<string, number>) {
    this.#file = file
    this.#row = row
    this.#cells = cells
    this.#columns = columns
  }

  text(column: ReturnColumn): string {
    return (this.#cells[this.#columns.get(column) ?? -1] ?? '').trim()
  }

  #problem(code: string, column: ReturnColumn, mend: string): Problem {
    return { code, at: { file: this.#file, row: this.#row, column }, found: this.text(column), mend }
  }

  blame(code: string, column: ReturnColumn, mend: string): undefined {
    this.problems.push(this.#problem(code, column, mend))
  }

  caution(code: string, column: ReturnColumn, mend: string): void {
    this.cautions.push(this.#problem(code, column, mend))
  }

  word<T extends string>(column: ReturnColumn, words: readonly T[]): T | undefined {
    return oneOf(words, this.text(column)) ?? this.blame('unknown-word', column, `Write one of: ${words.join(', ')}.`)
  }

  /** `Number('')` is 0, and a blank is not zero staff. */
  number(column: ReturnColumn, whole: boolean): number | undefined {
    const text = this.text(column)
    const value = text === '' ? Number.NaN : Number(text)
    if (value >= 0 && Number.isFinite(value) && (!whole || Number.isInteger(value))) return value
    const example = whole ? 'a whole number such as 12' : 'a number such as 12.5'
    return this.blame('not-a-number', column, `Write ${example}, 0 for none.`)
  }

  leaveBlank(columns: readonly ReturnColumn[], response: string): void {
    for (const column of columns)
      if (this.text(column) !== '')
        this.blame('not-blank', column, `Leave it blank, or change the response from “${response}”.`)
  }
}

function postsOf(row: Row): PostCounts | undefined {
  const establishment = row.number('establishment_wte', false)
  const inPost = row.number('in_post_wte', false)
  // Left blank, vacant posts follow from the two others: what is missing is one of these.
  const isLeft = (establishment === undefined || inPost === undefined) && row.text('vacant_wte') === ''
  const vacant = isLeft ? undefined : row.number('vacant_wte', false)
  if (establishment === undefined || inPost === undefined || vacant === undefined) return undefined
  if (Math.abs(establishment - inPost - vacant) > tolerance)
    row.caution('posts-do-not-add-up', 'vacant_wte', `Establishment less in post is ${tenth(establishment - inPost)}.`)
  return { establishment, inPost, vacant }
}

const tenth = (value: number) => Math.round(value * 10) / 10

function bandsOf<T extends ReturnColumn>(
  row: Row,
  bands: readonly T[],
  headcount: number,
): Record<T, number> | undefined {
  const counts = {} as Record<T, number>
  let [sum, isWhole] = [0, true]
  for (const band of bands) {
    const count = row.number(band, true)
    if (count !== undefined && count > headcount)
      row.blame('band-above-headcount', band, `The headcount is ${headcount}. Check both.`)
    if (count === undefined) isWhole = false
    else {
      counts[band] = count
      sum += count
    }
  }
  if (!isWhole) return undefined
  const [first] = bands
  if (sum !== headcount && first)
    row.caution('bands-do-not-add-up', first, `The bands add up to ${sum}, the headcount is ${headcount}.`)
  return counts
}

function personsOf(row: Row, posts: PostCounts | undefined): Persons | undefined {
  const headcount = row.number('headcount', true)
  if (headcount === undefined) {
    for (const band of [...ageBands, ...experienceBands]) if (row.text(band) !== '') row.number(band, true)
    return undefined
  }
  if (posts && headcount < posts.inPost - tolerance)
    row.caution('fewer-people-than-wte', 'headcount', `Nobody is more than 1 WTE; ${posts.inPost} WTE are in post.`)
  const ages = bandsOf(row, ageBands, headcount)
  const experience = bandsOf(row, experienceBands, headcount)
  return ages && experience ? { headcount, ages, experience } : undefined
}

function returnOf(row: Row, areas: ReadonlySet<string>): Return | undefined {
  const [surveyYear, department, area] = [row.text('survey_year'), row.text('department'), row.text('area')]
  if (!isPeriod(surveyYear)) row.blame('not-a-period', 'survey_year', 'Write a year such as 2025.')
  if (department === '') row.blame('no-department', 'department', 'Write the name of the department.')
  if (!areas.has(area))
    row.blame('unknown-area', 'area', 'Write the code of an ITL1 region or nation, such as E12000001.')
  const specialty = row.word('specialty', specialties)
  const profession = row.word('profession', professions)
  const response = row.word('response', responses)
  if (response === 'none') row.leaveBlank([...postColumns, ...personColumns], response)
  if (response === 'partial') row.leaveBlank(personColumns, response)
  const posts = response === 'complete' || response === 'partial' ? postsOf(row) : undefined
  const persons = response === 'complete' ? personsOf(row, posts) : undefined
  if (row.problems.length > 0 || !specialty || !profession || !response) return undefined
  const about = { surveyYear, department, area, specialty, profession }
  if (response === 'none') return { ...about, response }
  if (response === 'partial') return posts && { ...about, response, posts }
  return posts && persons && { ...about, response, posts, persons }
}

/** Columns that say what a row is of. */
const telling = ['survey_year', 'department', 'specialty', 'profession'] as const

/** Rows that are there twice, whatever else is wrong with them: all that a row needs is said at once. */
function repeated(file: string, rows: readonly (readonly [number, Row])[]): Problem[] {
  const seen = new Set<string>()
  return rows.flatMap(([row, read]) => {
    const words = telling.map((column) => read.text(column))
    const key = words.join('|')
    const isTwice = seen.has(key) && !words.includes('')
    seen.add(key)
    const at = { file, row, column: 'profession' }
    return isTwice ? [{ code: 'row-twice', at, found: String(row), mend: 'Keep one row a profession.' }] : []
  })
}

/** Finds faults across rows: a department in two areas, a return that is both complete and partial. */
function contradictions(file: string, rows: readonly (readonly [number, Return])[]): Problem[] {
  const problems: Problem[] = []
  const [homes, responsesOf] = [new Map<string, string>(), new Map<string, string>()]
  const check = (
    firsts: Map<string, string>,
    key: string,
    value: string,
    ...[row, column, code, mend]: readonly [number, ReturnColumn, string, string]
  ): void => {
    const first = firsts.get(key)
    if (first === undefined) firsts.set(key, value)
    else if (first !== value) problems.push({ code, at: { file, row, column }, found: value, mend })
  }
  for (const [row, one] of rows) {
    const { surveyYear, department, specialty, area, response } = one
    const at = `${surveyYear}|${department}`
    const place = `${at}|${specialty}`
    check(homes, at, area, row, 'area', 'two-areas', 'A department has one area in a year.')
    check(responsesOf, place, response, row, 'response', 'two-responses', 'A return has one response.')
  }
  return problems
}

/** What a table of returns holds, what of it cannot be read, and what can be read but does not agree with itself. */
export type ReadReturns = {
  readonly returns: readonly Return[]
  readonly problems: readonly Problem[]
  readonly cautions: readonly Problem[]
}

/**
 * Reads a table of departmental returns: the header, then a row for each profession of each specialty of each department and year.
 * Leaves it to the caller whether posts or bands that do not add up are to be refused.
 * @param table rows of text, such as a CSV reader gives
 * @param file the name that problems are to quote
 * @param areas codes that may stand in the column `area`
 */
export function readReturns(
  table: readonly (readonly string[])[],
  file: string,
  areas: ReadonlySet<string>,
): ReadReturns {
  const [header = [], ...body] = table
  const names = header.map((name) => name.trim())
  const missing = returnColumns.filter((column) => !names.includes(column))
  if (missing.length > 0) {
    const problems = missing.map((column) => ({
      code: 'column-missing',
      at: { file, row: 1, column },
      found: names.join(', '),
      mend: `Add the column ${column}.`,
    }))
    return { returns: [], problems, cautions: [] }
  }
  const columns = new Map(names.map((name, at) => [name, at]))
  const problems: Problem[] = []
  const cautions: Problem[] = []
  const returns: [number, Return][] = []
  const rows: [number, Row][] = []
  body.forEach((cells, index) => {
    const row = new Row(file, index + 2, cells, columns)
    const one = returnOf(row, areas)
    for (const problem of row.problems) problems.push(problem)
    for (const caution of row.cautions) cautions.push(caution)
    if (one) returns.push([index + 2, one])
    rows.push([index + 2, row])
  })
  // Not spread into a call: there may be more than the stack can hold.
  return {
    returns: returns.map(([, one]) => one),
    problems: problems.concat(repeated(file, rows), contradictions(file, returns)),
    cautions,
  }
}

/**
 * Reads a table of returns that has to be without fault, as `readReturns` does.
 * @returns every return, or every problem with its row, column and mend
 */
export function parseReturns(
  table: readonly (readonly string[])[],
  file: string,
  areas: ReadonlySet<string>,
): Parsed<readonly Return[]> {
  const { returns, problems, cautions } = readReturns(table, file, areas)
  const all = [...problems, ...cautions]
  return all.length > 0 ? { ok: false, problems: all } : { ok: true, value: returns }
}
