import { normalise } from '#core/domain/normalise.ts'

const year = /^(19|20)\d\d$/

const numbers = 'zero one two three four five six seven eight nine ten eleven twelve thirteen'.split(' ')

/** The word without the ending of a plural, so that "linacs" finds "linac" and "vacancies" finds "vacancy". */
function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return (word.length > 3 || /^\d+s$/.test(word)) && word.endsWith('s') && !word.endsWith('ss')
    ? word.slice(0, -1)
    : word
}

/** One form of a word that is spelt in several ways: plurals, "standardized" for "standardised", "thirteen" for "13". */
function plain(word: string): string {
  const number = numbers.indexOf(word)
  return number >= 0 ? String(number) : singular(word).replace(/iz(e|ed|ing|ation)$/, 'is$1')
}

/** Splits a text into the words that are compared: without case, accents, punctuation and plural endings, in one spelling. */
export function wordsOf(text: string): readonly string[] {
  return normalise(text)
    .replaceAll('%', ' % ')
    .split(' ')
    .filter((word) => word !== '')
    .map(plain)
}

/** Words that stand in most questions and say nothing of what is meant. */
const empty = new Set(
  wordsOf(
    'a an the of in by per for to and or on at with from number numbers count counts how many much what which where who is are was there do does have has map maps data figure figures statistic statistics show me all million thousand capita region regions regional local national british % percent percentage done made over under than more less about get latest current recent today now may can be it this these they them mean meaning compare compared comparable comparison caveat held hold lowest highest fewest worst',
  ),
)

/** Whether a word tells what is meant: neither a filler nor a year. */
export const saysSomething = (word: string): boolean => !empty.has(word) && !year.test(word)

/** Finds where a list of words stands within another, one after the other; −1 where it does not. */
export function indexOfWords(part: readonly string[], whole: readonly string[]): number {
  if (part.length === 0) return -1
  return whole.findIndex((_, at) => part.every((word, step) => whole[at + step] === word))
}
