import type { SearchWords, ShortAnswer } from '#core/catalogue/search-schema.ts'
import type { Parsed } from '#core/domain/problem.ts'
import { filled, readEntries } from './library.ts'

export const searchWordsFile = 'search-words.csv'

/** Reads "diagnostic-tests test=mri": an indicator with the choices of its dimensions. */
function readTarget(text: string): SearchWords['shows'][number] {
  const [indicator = '', ...choices] = text.trim().split(/\s+/)
  return {
    indicator,
    dims: Object.fromEntries(
      choices.map((choice) => [choice.slice(0, choice.indexOf('=')), choice.slice(choice.indexOf('=') + 1)]),
    ),
  }
}

/** Reads "diagnostic-tests test=mri | population". */
const readTargets = (text: string): SearchWords['shows'] => text.split('|').map(readTarget)

const listOf = (text: string): string[] => text.split(';').map((word) => word.trim())

const readSearchWords = filled(['words', 'shows'], ({ words = '', shows = '', says }) => ({
  words: listOf(words),
  shows: readTargets(shows),
  says: says || null,
}))

/** Reads what people type in the measure finder, and the measures that answer it. */
export function parseSearchWords(file: string, text: string): Parsed<readonly SearchWords[]> {
  const { entries, problems } = readEntries(file, text, ['words', 'shows', 'says'], readSearchWords)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: entries }
}

export const shortAnswersFile = 'short-answers.csv'

/** A line of a short answer, and the answer that it begins, if any. */
const readShortLine = filled(['words', 'name', 'held', 'lacks'], (fields) => {
  const { asked, title = '', says, tell, words = '', name = '', held = '', lacks = '', opens } = fields
  const line: ShortAnswer['lines'][number] = {
    words: listOf(words),
    name,
    held: held.split('|').map((one) => {
      const at = one.indexOf(':')
      return { label: one.slice(0, at).trim(), ...readTarget(one.slice(at + 1)) }
    }),
    lacks,
    opens: opens === 'coverage' ? opens : null,
  }
  const begins = asked
    ? {
        asked: listOf(asked),
        title,
        says: says || null,
        tell: tell === 'figures' ? ('figures' as const) : ('places' as const),
      }
    : null
  return { begins, line }
})

/** Reads the questions that are answered in a few lines: a row with `asked` begins an answer, the rows after it are its lines. */
export function parseShortAnswers(file: string, text: string): Parsed<readonly ShortAnswer[]> {
  const columns = ['asked', 'title', 'says', 'tell', 'words', 'name', 'held', 'lacks', 'opens']
  const { entries, problems } = readEntries(file, text, columns, readShortLine)
  if (problems.length > 0) return { ok: false, problems }
  const answers: ShortAnswer[] = []
  for (const { begins, line } of entries)
    if (begins) answers.push({ ...begins, lines: [line] })
    else answers.at(-1)?.lines.push(line)
  return { ok: true, value: answers }
}
