import { csvParseRows } from 'd3'
import { counted } from '#core/domain/counted.ts'
import { inert } from '#core/domain/inert.ts'
import { unansweredRows } from './answer.ts'
import { readAnswerName } from './answer-name.ts'
import { layoutOf, wordName } from './definition.ts'
import type { SurveyRegister } from './register.ts'
import type { AskedDepartment } from './round.ts'

/** A file that was opened. */
export type OpenedAnswer = { readonly sealed: string; readonly name: string; readonly text: string }

/** An answer of a department that was asked, as it was checked. */
export type SurveyAnswer = {
  readonly sealed: string
  readonly asked: AskedDepartment
  /** `20261130201500`, by the clock of the department. */
  readonly time: string
  /** Of the file within, which findings quote. */
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

/** A file that is no answer to this survey, and why. */
type Stray = { readonly sealed: string; readonly words: string }

/** Answers by department, latest first, and what is none. */
export type Collected = {
  readonly answers: ReadonlyMap<string, readonly [SurveyAnswer, ...SurveyAnswer[]]>
  readonly strays: readonly Stray[]
}

const sameCells = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((cell, at) => cell === other[at])

/** Why rows are not those of the department that the file was made for; null where they are. */
function strangeIn(
  { round, asked }: Pick<SurveyRegister, 'round'> & { readonly asked: AskedDepartment },
  rows: SurveyAnswer['rows'],
): string | null {
  const layout = layoutOf(round.definition)
  const [head = [], ...body] = rows
  if (!sameCells(head, layout)) return 'Its columns are not those of the survey.'
  const values = { year: round.year, department: asked.department, area: asked.area }
  for (const [column, from] of Object.entries(round.definition.fixed)) {
    const at = layout.indexOf(column)
    const other = body.find((row) => row[at] !== inert(values[from]))
    if (other)
      return `Its ${from} is “${(other[at] ?? '').slice(0, 80)}”, and not ${values[from]}, to whom its file was sent.`
  }
  return null
}

/**
 * Sorts what was opened by who was asked. Nobody is taken at their word: name, id and the columns that a file came with have to be those of one department.
 */
export function collect(opened: readonly OpenedAnswer[], { round, asked }: SurveyRegister): Collected {
  const byId = new Map(asked.map((one) => [one.id, one]))
  const answers = new Map<string, [SurveyAnswer, ...SurveyAnswer[]]>()
  const strays: Stray[] = []
  for (const { sealed, name, text } of opened) {
    const stray = (words: string) => void strays.push({ sealed, words })
    const named = readAnswerName(name)
    if (!named) {
      stray('No answer of a survey file. Import it by itself.')
      continue
    }
    const own = byId.get(named.asked)
    if (named.survey !== round.id) stray('An answer to another survey: open it with the register of that one.')
    else if (!own) stray('An answer to this survey from nobody who is in the register.')
    else {
      const rows = csvParseRows(text.replace(/^\uFEFF/, ''))
      const strange = strangeIn({ round, asked: own }, rows)
      if (strange !== null) stray(`From ${own.department}, and changed after it was made: ${strange}`)
      else {
        const one: SurveyAnswer = { sealed, asked: own, time: named.time, name, rows }
        const [first, ...others] = [...(answers.get(own.id) ?? []), one].sort((a, b) => b.time.localeCompare(a.time))
        if (first) answers.set(own.id, [first, ...others])
      }
    }
  }
  return { answers, strays }
}

/** How many of those asked have answered. */
export type ResponseCount = {
  readonly id: string
  readonly name: string
  readonly asked: number
  readonly answered: number
}

/** Response by area, those with most asked first. */
export function responseByArea({ asked }: SurveyRegister, { answers }: Collected): readonly ResponseCount[] {
  const counts = new Map<string, { id: string; name: string; asked: number; answered: number }>()
  for (const { id, area, areaName } of asked) {
    const count = counts.get(area) ?? { id: area, name: areaName, asked: 0, answered: 0 }
    count.asked += 1
    if (answers.has(id)) count.answered += 1
    counts.set(area, count)
  }
  return [...counts.values()].sort((a, b) => b.asked - a.asked || a.name.localeCompare(b.name))
}

/** Sections that an answer gives figures for. */
function sectionsGiven({ round }: SurveyRegister, { rows }: SurveyAnswer): ReadonlySet<string> {
  const { sections, response } = round.definition
  const layout = layoutOf(round.definition)
  const at = layout.indexOf(sections?.column ?? '')
  const silent = response === null ? -1 : layout.indexOf(response)
  return new Set(rows.slice(1).flatMap((row) => ((row[silent] ?? '') === '' ? [row[at] ?? ''] : [])))
}

/**
 * Response by section: answered of those that are known to have it. A department that has answered is known by its answer, a silent one by its last
 * return; of others nobody knows.
 */
export function responseBySection(register: SurveyRegister, { answers }: Collected): readonly ResponseCount[] {
  const { sections } = register.round.definition
  if (!sections) return []
  return sections.words.map((id) => {
    const name = wordName(register.round.definition, sections.column, id)
    const given = [...answers.values()].map(([answer]) => ({
      isGiven: sectionsGiven(register, answer).has(name),
      isThere: answer.rows.some((row) => row.includes(name)),
    }))
    const silent = register.asked.filter((one) => !answers.has(one.id) && one.sections.includes(id)).length
    return {
      id,
      name,
      asked: given.filter(({ isThere }) => isThere).length + silent,
      answered: given.filter(({ isGiven }) => isGiven).length,
    }
  })
}

/** Those that have not answered, by name. */
export const silentOnes = ({ asked }: SurveyRegister, { answers }: Collected): readonly AskedDepartment[] =>
  asked.filter(({ id }) => !answers.has(id)).sort((a, b) => a.department.localeCompare(b.department))

/** A list to remind by: who has not answered, with their areas. */
export const reminderText = (register: SurveyRegister, collected: Collected): string =>
  silentOnes(register, collected)
    .map(({ department, areaName }) => `${department}\t${areaName}`)
    .join('\n')

/** What goes to the importer: one table, and what is said about it. */
export type GatheredAnswers = { readonly rows: readonly (readonly string[])[]; readonly words: string }

/**
 * Puts answers into one table, with those that stayed silent among what was asked where their sections are known: otherwise the part that answered
 * would look larger than it is.
 * @param chosen the answer that counts of each department; those without one are left out
 */
export function gatherAnswers(
  register: SurveyRegister,
  collected: Collected,
  chosen: ReadonlyMap<string, SurveyAnswer>,
): GatheredAnswers {
  const { round } = register
  const silent = silentOnes(register, collected)
  const known = round.definition.response === null ? [] : silent.filter(({ sections }) => sections.length > 0)
  const rows = [
    layoutOf(round.definition),
    ...[...chosen.values()].flatMap((answer) => answer.rows.slice(1)),
    ...known.flatMap((asked) => unansweredRows(round, asked, asked.sections)),
  ]
  const unknown = silent.length - known.length
  const parts = [
    counted(chosen.size, 'answer'),
    known.length > 0 ? `${counted(known.length, 'department')} counted as asked and silent` : '',
    unknown > 0
      ? `${counted(unknown, 'silent department')} left out, as nobody knows what it would have answered about`
      : '',
  ]
  return { rows, words: `${parts.filter(Boolean).join(', ')}.` }
}
