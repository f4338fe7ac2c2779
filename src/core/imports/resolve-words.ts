import { normalise } from '#core/domain/normalise.ts'
import type { Word } from './column-spec.ts'
import type { Question } from './question.ts'
import { leaveOut } from './resolve-areas.ts'

export type ResolvedWords<Id extends string> = {
  /** Text of a cell → the word that it means. */
  readonly ids: ReadonlyMap<string, Id>
  readonly left: ReadonlySet<string>
  readonly questions: readonly Question[]
}

/**
 * Finds the word that each text of a column means: by its id, its name or another way to write it. What is none of these is asked.
 * @param column names the column in questions: "specialty"
 */
export function resolveWords<Id extends string>(
  column: string,
  texts: ReadonlyMap<string, number>,
  words: readonly (Word & { readonly id: Id })[],
  answers: Readonly<Record<string, string>>,
): ResolvedWords<Id> {
  const known = new Map<string, Id>()
  for (const { id, name, aliases } of words) for (const each of [id, name, ...aliases]) known.set(normalise(each), id)
  const ids = new Map<string, Id>()
  const left = new Set<string>()
  const questions: Question[] = []
  for (const [text, rows] of texts) {
    const answer = Object.hasOwn(answers, text) ? answers[text] : undefined
    const id = answer === undefined ? known.get(normalise(text)) : words.find((word) => word.id === answer)?.id
    if (id !== undefined) ids.set(text, id)
    else if (answer === leaveOut) left.add(text)
    else
      questions.push({
        id: `${column}:${text}`,
        ask: `Which ${column} is “${text}”?`,
        rows,
        options: [
          ...words.map((word) => ({ id: word.id, name: word.name })),
          { id: leaveOut, name: 'None: leave these rows out' },
        ],
      })
  }
  return { ids, left, questions }
}
