import type { Answers } from '../question.ts'

/**
 * How sure a decision is.
 *
 * - `stated`: the file says so in words or codes of its own.
 * - `implied`: the file says so by its shape, and nothing in it speaks for another reading.
 * - `guessed`: the file leaves it open. It is asked: nothing is imported before the reader has confirmed or corrected it.
 * - `chosen`: the reader has said so.
 */
export type Degree = 'stated' | 'implied' | 'guessed' | 'chosen'

/** What a decision is about, in the order in which they are listed, with its name on the screen. */
const decisionLabels = {
  remembered: 'Settings of an earlier file',
  separator: 'Columns apart by',
  encoding: 'Letters written as',
  'header-row': 'Row of headings',
  'rows-above': 'Rows above the headings',
  name: 'Name of the figures',
  'value-column': 'Figures from',
  kind: 'Kind of figures',
  unit: 'Unit',
  'area-column': 'Areas from',
  'area-kind': 'Kind of areas',
  period: 'Period',
  dates: 'Dates written as',
  clock: 'Times written as',
  decimal: 'Decimal mark',
  missing: 'Marks for missing figures',
  columns: 'Other columns used',
  'columns-left': 'Columns not used',
  'rows-left': 'Rows not used',
  'code-field': 'Codes of the areas from',
  'name-field': 'Names of the areas from',
  coordinates: 'Coordinates read as',
  'shapes-left': 'Shapes not used',
  answer: 'Your answer',
} as const

type DecisionKey = keyof typeof decisionLabels

/** What of a mapping a correction changes: one of its own settings, or a column of the table's description. */
type MappingPart = 'headerRow' | 'decimal' | 'name' | 'kind' | 'unit' | 'period' | 'remembered' | `column:${string}`

/** Where a correction goes: how a sheet is mapped, how the text of its file is taken apart, or an answer. */
type CorrectionTarget =
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

/** What a reader's word about a decision is filed under: it holds for this value only, so that another value is asked anew. */
export const assuranceOf = ({ id, value, correction }: Pick<Decision, 'id' | 'value' | 'correction'>): string =>
  `sure:${id}=${correction ? correction.value : value}`

export const assured = 'yes'

/** A decision with what the reader has said of it: a guess that was confirmed, or whose value was chosen, is one no more. */
const heard = (one: Decision, answers: Answers): Decision =>
  one.degree !== 'stated' && answers[assuranceOf(one)] === assured ? { ...one, degree: 'chosen' } : one

/**
 * Puts together what was decided of several sheets: one line where they agree, in the order of the labels, with what the reader has said.
 * @param lists decisions of each sheet
 */
export function settle(lists: readonly (readonly Decision[])[], answers: Answers): readonly Decision[] {
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
