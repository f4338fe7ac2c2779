import type { Answer } from './find.ts'

const list = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(' and ')

/**
 * How many measures were found: "4 measures", "4 measures, in 11 lines with their choices", "No measure has “xyz”".
 * @param isOfEach whether measures of each thing that was named are listed by themselves
 */
export function countWords({ found, whole, unknown }: Answer, isOfEach = false): string {
  const measures = new Set(found.map(({ indicator }) => indicator.id)).size
  const some = measures === 1 ? '1 measure' : `${measures} measures`
  const many = measures === found.length ? some : `${some}, in ${found.length} lines with their choices`
  if (found.length === 0) return unknown.length > 0 ? `No measure has ${list(unknown)}` : 'Type a word of a measure'
  if (isOfEach) return 'No measure has all of these words; what is held of each is below'
  return whole
    ? many
    : `No measure has all of these words; ${found.length === 1 ? 'the nearest is' : 'the nearest are'} below`
}

/** Words that were read as others: "“vacency” was read as “vacancy”." */
export const readAsWords = ({ readAs }: Answer): readonly string[] =>
  readAs.map(({ typed, word }) => `“${typed}” was read as “${word}”.`)

/** What stands beside the list, in sentences: what is not held, words that no measure has, words read as others, and the place that was named. */
export function answerWords(answer: Answer): readonly string[] {
  const {
    found,
    says,
    unknown,
    places: [place],
  } = answer
  const read = readAsWords(answer)
  const strange = unknown.length > 0 && found.length > 0 ? [`No measure has ${list(unknown)}.`] : []
  const named = place ? [`Opens with ${place.name} selected, where the measure has it.`] : []
  const nothing =
    found.length === 0 && says.length === 0
      ? [
          'Try another word, or clear the field to see all measures. What the atlas leaves out, and why, stands on the Data screen.',
        ]
      : []
  return [...says, ...read, ...strange, ...named, ...nothing]
}
