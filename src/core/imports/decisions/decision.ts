import type { Answers, Question } from '../question.ts'

/**
 * How sure a decision is.
 *
 * - `stated`: the file says so in words or codes of its own.
 * - `implied`: the file says so by its shape, and nothing in it speaks for another reading.
 * - `guessed`: the file leaves it open. It is asked: nothing is imported before the reader has confirmed or corrected it.
 * - `chosen`: the reader has said so.
 */
export type Degree = 'stated' | 'implied' | 'guessed' | 'chosen'

/** What a decision is about, with its name on the screen, in the order of the list: what the figures are, of which areas and periods, then how the file is read. */
const decisionLabels = {
  'read-as': 'Read as',
  remembered: 'Settings of an earlier file',
  name: 'Name of the figures',
  'value-column': 'Figures from',
  kind: 'Kind of figures',
  unit: 'Unit',
  guard: 'Small numbers',
  'code-field': 'Codes of the areas from',
  'name-field': 'Names of the areas from',
  'area-column': 'Areas from',
  'area-kind': 'Kind of areas',
  period: 'Period',
  dates: 'Dates written as',
  clock: 'Times written as',
  decimal: 'Decimal mark',
  missing: 'Marks for missing figures',
  coordinates: 'Coordinates read as',
  'header-row': 'Row of headings',
  'rows-above': 'Rows above the headings',
  'rows-left': 'Rows not used',
  columns: 'Other columns used',
  'columns-left': 'Columns not used',
  'shapes-left': 'Shapes not used',
  separator: 'Columns apart by',
  encoding: 'Letters written as',
  answer: 'Your answer',
} as const

type DecisionKey = keyof typeof decisionLabels

/** What of a mapping a correction changes: one of its own settings, or a column of the table's description. */
export type MappingPart =
  | 'headerRow'
  | 'decimal'
  | 'name'
  | 'kind'
  | 'unit'
  | 'period'
  | 'remembered'
  | `column:${string}`

/** Where a correction goes: how a sheet is mapped, how the text of its file is taken apart, or an answer. */
export type CorrectionTarget =
  | { readonly of: 'mapping'; readonly part: MappingPart }
  | { readonly of: 'text'; readonly part: 'separator' | 'encoding' }
  | { readonly of: 'answers'; readonly id: string }

/** How a decision is put right in place: by choosing from a list, from the columns or rows of the sheet, or by writing a text. */
export type Correction = {
  readonly to: CorrectionTarget
  /** What is chosen now, as the list or the field has it. */
  readonly value: string
  readonly from: readonly { readonly id: string; readonly name: string }[] | 'columns' | 'rows' | 'text'
}

/** One thing that was decided about a file before its figures count, with what it was taken from. */
export type Decision = {
  readonly key: DecisionKey
  /** Tells decisions of one key apart: "rows-left:totals". */
  readonly id: string
  readonly label: string
  /** In the words of the field: "Area code (column A)". */
  readonly value: string
  /** What it was taken from, in words that quote the file: "heading “WTE” in D3". */
  readonly from: string
  readonly degree: Degree
  /** Null where the file itself has to be changed. */
  readonly correction: Correction | null
  /** Positions of the sheets, among those that are read together, of which it holds. */
  readonly sheets: readonly number[]
}

export type NonEmpty<T> = readonly [T, ...T[]]

type Facts = Omit<Decision, 'id' | 'label' | 'correction' | 'sheets'> & {
  readonly id?: string
  readonly label?: string
  readonly correction?: Correction | null
}

/** Writes a decision down. */
export const decision = (facts: Facts): Decision => ({
  id: facts.key,
  label: decisionLabels[facts.key],
  correction: null,
  sheets: [0],
  ...facts,
})

/** Key of the reader's answer about a decision. It includes the value, so that another value is asked again. */
const assuranceOf = ({ id, value, correction }: Pick<Decision, 'id' | 'value' | 'correction'>): string =>
  `sure:${id}=${correction ? correction.value : value}`

/** Whether the reader has given a decision this value. */
export const isChosen = (answers: Answers, id: DecisionKey, value: string): boolean =>
  answers[`sure:${id}=${value}`] === assured

/** Key of the answer when the reader chooses another value. */
const assuranceFor = ({ id }: Pick<Decision, 'id'>, chosen: string): string => `sure:${id}=${chosen}`

const assured = 'yes'

/** Decisions that depend on the column of figures and the heading row; asked again when these change. */
const followers: readonly DecisionKey[] = ['name', 'kind', 'unit', 'period', 'decimal', 'value-column', 'area-column']

/**
 * Answers after a decision was put right.
 * @param chosen the value that the reader has chosen
 */
export function answersAfter(answers: Answers, one: Decision, chosen: string): Answers {
  const isWider = one.key === 'value-column' || one.key === 'header-row'
  const kept = isWider
    ? Object.entries(answers).filter(([id]) => !followers.some((key) => id.startsWith(`sure:${key}=`)))
    : Object.entries(answers)
  const { correction } = one
  return {
    ...Object.fromEntries(kept),
    ...(correction?.to.of === 'answers' ? { [correction.to.id]: chosen } : {}),
    [assuranceFor(one, chosen)]: assured,
  }
}

/** Answers after a guess was confirmed. */
export const answersSure = (answers: Answers, one: Decision): Answers => ({ ...answers, [assuranceOf(one)]: assured })

/** Questions that were answered, as decisions that can be put right again. */
export function answeredDecisions(asked: readonly Question[], answers: Answers): readonly Decision[] {
  return asked.flatMap(({ id, ask, options }) => {
    const answer = answers[id]
    if (answer === undefined) return []
    return [
      decision({
        key: 'answer',
        id: `answer:${id}`,
        label: ask,
        value: options.find((option) => option.id === answer)?.name ?? answer,
        from: 'your answer',
        degree: 'chosen',
        correction: { to: { of: 'answers', id }, value: answer, from: options },
      }),
    ]
  })
}

/** Applies the reader's answer to a decision: a guess that was confirmed or chosen is no longer a guess. A blank value cannot be confirmed. */
const heard = (one: Decision, answers: Answers): Decision =>
  one.degree !== 'stated' && (one.correction?.value ?? one.value) !== '' && answers[assuranceOf(one)] === assured
    ? { ...one, degree: 'chosen' }
    : one

/**
 * Puts together what was decided of several sheets: one line where they agree, in the order of the labels, with what the reader has said.
 * @param lists decisions of each sheet
 */
export function mergeDecisions(lists: readonly (readonly Decision[])[], answers: Answers): readonly Decision[] {
  const order = Object.keys(decisionLabels)
  const merged = new Map<string, Decision>()
  for (const list of lists)
    for (const one of list) {
      const key = [one.id, one.value, one.correction?.value, one.degree].join('|')
      const before = merged.get(key)
      merged.set(key, before ? { ...before, sheets: [...new Set([...before.sheets, ...one.sheets])] } : one)
    }
  return [...merged.values()]
    .map((one) => heard(one, answers))
    .sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key))
}

/** The decisions that stand in the way of an import: guesses that nobody has confirmed. */
export const guessesIn = (decisions: readonly Decision[]): readonly Decision[] =>
  decisions.filter(({ degree }) => degree === 'guessed')
