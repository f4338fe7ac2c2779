import type { SearchWords } from '#core/catalogue/search-schema.ts'
import type { Parsed } from '#core/domain/problem.ts'
import { filled, readEntries } from './library.ts'

export const searchWordsFile = 'search-words.csv'

/** Reads "diagnostic-tests test=mri | population": indicators, each with the choices of its dimensions. */
const readTargets = (text: string): SearchWords['shows'] =>
  text
    .split('|')
    .map((one) => one.trim().split(/\s+/))
    .map(([indicator = '', ...choices]) => ({
      indicator,
      dims: Object.fromEntries(
        choices.map((choice) => [choice.slice(0, choice.indexOf('=')), choice.slice(choice.indexOf('=') + 1)]),
      ),
    }))

const readSearchWords = filled(['words', 'shows'], ({ words = '', shows = '', says }) => ({
  words: words.split(';').map((word) => word.trim()),
  shows: readTargets(shows),
  says: says || null,
}))

/** Reads what people type in the measure finder, and the measures that answer it. */
export function parseSearchWords(file: string, text: string): Parsed<readonly SearchWords[]> {
  const { entries, problems } = readEntries(file, text, ['words', 'shows', 'says'], readSearchWords)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: entries }
}
