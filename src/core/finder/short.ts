import type { ShortAnswer } from '#core/catalogue/search-schema.ts'
import type { Geography } from '#core/domain/area.ts'
import { heldExtents } from '#core/domain/held.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import type { Dims } from '#core/view/view.ts'
import { indexOfWords, wordsOf } from './words.ts'

/** Words of the longest of some phrases that stands in a question; 0 for none. */
const longestIn = (phrases: readonly string[], question: readonly string[]): number =>
  Math.max(0, ...phrases.map(wordsOf).map((words) => (indexOfWords(words, question) < 0 ? 0 : words.length)))

/**
 * The answer in a few lines to a question that many ask, with the lines that the question names, or all where it names none. The lines of an answer with
 * places are questions by themselves, as "MRI" is; those of one with figures only narrow what was asked: "MPCE" asks for no vacancy rate.
 * @param answers `data/short-answers.csv`
 * @param question as typed
 * @returns null where no answer fits; of several that of the longest phrase
 */
export function shortAnswer(answers: readonly ShortAnswer[], question: string): ShortAnswer | null {
  const words = wordsOf(question)
  const [best] = answers
    .map((answer) => {
      const lines = answer.lines.filter((line) => longestIn(line.words, words) > 0)
      const [asked, named] = [
        longestIn(answer.asked, words),
        longestIn(
          lines.flatMap((line) => line.words),
          words,
        ),
      ]
      const fit = answer.tell === 'figures' && asked === 0 ? 0 : Math.max(asked, named)
      return { fit, answer: lines.length > 0 ? { ...answer, lines } : answer }
    })
    .toSorted((a, b) => b.fit - a.fit)
  return best && best.fit > 0 ? best.answer : null
}

/**
 * Where a measure is held, in few words: "NHS regions, Trusts"; of wholes alone, such as the United Kingdom, their names.
 * @param geographies in any order
 */
export function heldWhere(indicator: Indicator, dims: Dims, geographies: readonly Geography[]): string {
  const held = heldExtents(indicator, dims)
  const several = held.filter(({ periods }) => periods.some(({ areas }) => areas > 1))
  const ids = new Set((several.length > 0 ? several : held).map(({ geography }) => geography))
  return geographies
    .toSorted((a, b) => a.order - b.order)
    .filter(({ id }) => ids.has(id))
    .map(({ short }) => short)
    .join(', ')
}
