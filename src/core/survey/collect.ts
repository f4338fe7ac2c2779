import { csvParseRows, group } from 'd3'
import { counted } from '#core/domain/counted.ts'
import { inert } from '#core/domain/inert.ts'
import { noneRow, nothingRow, unansweredRows } from './answer.ts'
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

/** The answer that counts of each department, by its id. */
export type ChosenAnswers = ReadonlyMap<string, SurveyAnswer>

/** How many of those asked have answered. */
export type ResponseCount = {
  readonly id: string
  readonly name: string
  readonly asked: number
  readonly answered: number
  /** Departments that have said that they cannot answer: they were asked and have not answered. */
  readonly cannot: number
}

/** Columns of an answer, by what is looked up in them. */
function columnsAt({ round: { definition } }: SurveyRegister) {
  const layout = layoutOf(definition)
  const at = (column: string | undefined | null) => layout.indexOf(column ?? '')
  return {
    section: at(definition.sections?.column),
    row: at(definition.rows?.column),
    response: at(definition.response),
  }
}

/** Sections that an answer leaves open: the department has said that it cannot answer them. */
function sectionsLeft(register: SurveyRegister, { rows }: SurveyAnswer): ReadonlySet<string> {
  const { definition } = register.round
  const at = columnsAt(register)
  const none = wordName(definition, definition.response ?? '', 'none')
  return new Set(rows.slice(1).flatMap((row) => (row[at.response] === none ? [row[at.section] ?? ''] : [])))
}

/** Whether an answer says of all that was asked that it cannot be answered. */
function answersNothing(register: SurveyRegister, answer: SurveyAnswer): boolean {
  const { definition } = register.round
  const { sections } = definition
  const left = sectionsLeft(register, answer)
  return sections ? sections.words.every((id) => left.has(wordName(definition, sections.column, id))) : left.size > 0
}

/** Response of all departments. */
export function responseOf(register: SurveyRegister, chosen: ChosenAnswers): Omit<ResponseCount, 'id' | 'name'> {
  const cannot = [...chosen.values()].filter((answer) => answersNothing(register, answer)).length
  return { asked: register.asked.length, answered: chosen.size - cannot, cannot }
}

/** Response by area, those with most asked first. */
export const responseByArea = (register: SurveyRegister, chosen: ChosenAnswers): readonly ResponseCount[] =>
  [...group(register.asked, ({ area }) => area)]
    .map(([id, asked]) => ({
      id,
      name: asked[0]?.areaName ?? id,
      ...responseOf(
        { ...register, asked },
        new Map([...chosen].filter(([one]) => asked.some((own) => own.id === one))),
      ),
    }))
    .sort((a, b) => b.asked - a.asked || a.name.localeCompare(b.name))

/** How much an answer gives: its rows with figures, and how many of them give posts alone. */
export function rowsGiven(
  register: SurveyRegister,
  { rows }: SurveyAnswer,
): { readonly given: number; readonly partial: number } {
  const { definition } = register.round
  const at = columnsAt(register)
  const is = (word: string) => (row: readonly string[]) =>
    at.response >= 0 && row[at.response] === wordName(definition, definition.response ?? '', word)
  const body = rows.slice(1)
  return { given: body.length - body.filter(is('none')).length, partial: body.filter(is('partial')).length }
}

/** Response by section: answered with figures or with “No”, of all that were asked. */
export function responseBySection(register: SurveyRegister, chosen: ChosenAnswers): readonly ResponseCount[] {
  const { sections } = register.round.definition
  if (!sections) return []
  const left = [...chosen.values()].map((answer) => sectionsLeft(register, answer))
  return sections.words.map((id) => {
    const name = wordName(register.round.definition, sections.column, id)
    const cannot = left.filter((one) => one.has(name)).length
    return { id, name, asked: register.asked.length, answered: left.length - cannot, cannot }
  })
}

/**
 * The rows of an answer with those that it says without figures: “No” of a section, and no posts of a row, are 0 each. The department has answered, and
 * counts among those that have, however few they are: what may be shown of it is for the guard to say.
 */
function rowsWithNone(register: SurveyRegister, { asked, rows }: SurveyAnswer): readonly (readonly string[])[] {
  const { round } = register
  const { definition } = round
  const body = rows.slice(1)
  if (definition.response === null) return body
  if (!definition.rows) return body.length > 0 ? body : [nothingRow(round, asked)]
  const at = columnsAt(register)
  const nameOf = (column: string, word: string) => wordName(definition, column, word)
  const partial = nameOf(definition.response, 'partial')
  const words = definition.rows.words
  const none = (definition.sections?.words ?? ['']).flatMap((section) => {
    const own = body.filter(
      (row) => at.section < 0 || row[at.section] === nameOf(definition.sections?.column ?? '', section),
    )
    const given = own.some((row) => row[at.response] === partial) ? 'partial' : 'complete'
    const said = new Set(own.map((row) => row[at.row]))
    const lacking = words.filter((word) => !said.has(nameOf(definition.rows?.column ?? '', word)))
    return lacking.map((word) => noneRow(round, asked, { section, word }, given))
  })
  return [...body, ...none]
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

/** A title above a table that has no column for its year, so that the year of the survey is stated. */
export const titleRows = ({ definition, year }: SurveyRegister['round']): readonly (readonly string[])[] =>
  Object.values(definition.fixed).includes('year') ? [] : [[`${definition.title}, ${year}`]]

/**
 * Puts answers into one table, with a row “None” for all that was asked of those that stayed silent: otherwise the part that answered would look larger
 * than it is, and nobody would know that they were asked. What they have is not known, so it is every section.
 * @param chosen the answer that counts of each department
 */
export function gatherAnswers(register: SurveyRegister, collected: Collected, chosen: ChosenAnswers): GatheredAnswers {
  const { round } = register
  const { definition } = round
  const silent = silentOnes(register, collected)
  const answers = [...chosen.values()]
  const rows = [
    layoutOf(definition),
    ...answers.flatMap((answer) => rowsWithNone(register, answer)),
    ...silent.flatMap((asked) => unansweredRows(round, asked, definition.sections?.words ?? [''])),
  ]
  const told =
    definition.response === null ? 'left out: the table has no word for silence' : 'counted as asked and not answered'
  const { asked, answered, cannot } = responseOf(register, chosen)
  const others = asked - answered
  const said = cannot > 0 ? ` (${cannot} cannot answer)` : ''
  const rest = others > 0 ? `; the ${others === 1 ? 'other' : `other ${others}`} ${told}${said}` : ''
  const words = `${answered} of ${counted(asked, 'department')} answered${rest}.`
  return { rows, words }
}
