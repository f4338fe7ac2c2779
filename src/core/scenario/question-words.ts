import type { AskedMethod } from './question-need.ts'
import type { QuestionAnswer } from './question-run.ts'
import type { NoFigure, RequirementInput } from './requirement.ts'

/** A number of WTE with its unit: "12.4 WTE". */
export const wteText = (wte: number): string => `${wte.toFixed(1).replace('-', '−')} WTE`

/** "about 3 in 10 runs". */
export function runsText(share: number): string {
  if (share === 0) return 'none of the runs'
  if (share === 1) return 'every run'
  const tens = Math.round(share * 10)
  if (tens === 0) return 'fewer than 1 in 10 runs'
  return tens === 10 ? 'more than 9 in 10 runs' : `about ${tens} in 10 runs`
}

/** A gap in words: above zero too few. */
export function staffGapText(gap: number): string {
  if (Math.abs(gap) < 0.05) return 'as many as required'
  return gap > 0 ? `${wteText(gap)} too few` : `${wteText(-gap)} more than required`
}

/** What the sentences of an answer are made of. */
export type AnswerFacts = {
  readonly specialty: string
  readonly area: string
  readonly by: number
  /** The first year in which places are added. */
  readonly from: number
  readonly method: string
  /** WTE required at the start and in the last year. */
  readonly required: { readonly start: number; readonly end: number }
  /** WTE in post at the start, and in the middle of the runs in the last year. */
  readonly staff: { readonly start: number; readonly end: number }
  readonly answer: Pick<QuestionAnswer, 'closed' | 'places'>
}

const placesWords = (places: number): string =>
  places === 0
    ? 'No more training places'
    : places === 1
      ? '1 more training place a year'
      : `${places} more training places a year`

/** The headline: how many training places a year close the gap, at the middle of the runs and in eight runs in ten. */
export function answerTitle({ specialty, area, by, from, answer: { places } }: AnswerFacts): string {
  const what = `the gap in ${specialty}, ${area}, by ${by}`
  if (!places) return `How far ${what} is closed`
  if (places.middle === null)
    return `No number of training places up to ${places.most} a year from ${from} would close ${what}, not even in the middle of the runs`
  const sure =
    places.eightInTen === null
      ? `no number up to ${places.most} does in 8 of 10 runs`
      : places.eightInTen === 0
        ? 'none are needed in 8 of 10 runs'
        : `${places.eightInTen} in 8 of 10 runs`
  const verb = places.middle === 0 ? `are needed to close` : `from ${from} would close`
  return `${placesWords(places.middle)} ${verb} ${what}, in the middle of the runs; ${sure}`
}

/** What stands below the headline: the gap at the start and at the end, and how often it is closed under the levers as they are. */
export function answerSentences(facts: AnswerFacts): readonly string[] {
  const { by, method, required, staff, answer, specialty, area } = facts
  return [
    `${method} asks for ${wteText(required.start)} at the start and ${wteText(required.end)} in ${by}.`,
    `In post at the start are ${wteText(staff.start)}: ${staffGapText(required.start - staff.start)}.`,
    `Under the levers as they are now, the middle of the runs has ${wteText(staff.end)} in ${by}: ${staffGapText(required.end - staff.end)}.`,
    ...(answer.closed === null
      ? []
      : [
          `The gap of ${specialty} in ${area} is closed in ${runsText(answer.closed)} under the levers as they are now.`,
        ]),
    'This is a scenario, never a forecast: it says what follows if the assumptions below hold.',
  ]
}

/** Why there is no answer. */
export const noAnswer = (absent: NoFigure | null): string =>
  absent === null
    ? 'Choose how the requirement is found: no method is preselected, since published methods disagree.'
    : `No answer by this method: absent because ${absent.because}.`

/** Inputs that are named in the line of methods that lack them. */
const mostNamed = 2

/**
 * How many methods lack inputs, and which inputs most of them lack: "9 methods need inputs that are not held: radiotherapy patients a year (6), 19 more".
 * @param methods those that lack one at least
 */
export function unheldWords(
  methods: readonly Pick<AskedMethod, 'unheld'>[],
  inputs: readonly RequirementInput[],
): string {
  const counts = new Map<string, number>()
  for (const id of methods.flatMap(({ unheld }) => unheld)) counts.set(id, (counts.get(id) ?? 0) + 1)
  const ordered = [...counts].toSorted(([, a], [, b]) => b - a)
  const named = ordered.slice(0, mostNamed).map(([id, count]) => {
    return `${inputs.find((one) => one.id === id)?.name ?? id} (${count})`
  })
  const rest = ordered.length - named.length
  const all = [...named, ...(rest > 0 ? [`${rest} more`] : [])]
  return `${methods.length} ${methods.length === 1 ? 'method needs' : 'methods need'} inputs that are not held: ${all.join(', ')}`
}

/** A name within a sentence: its first letter small, but for one that stands for a word of its own ("MR"). */
export const lowered = (name: string): string =>
  /^[A-Z][a-z]/.test(name) ? `${name[0]?.toLowerCase()}${name.slice(1)}` : name
