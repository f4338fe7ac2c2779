import { expect } from 'vitest'
import { guessesIn } from '#core/imports/decisions/decision.ts'
import type { Answers } from '#core/imports/question.ts'
import { namesOf } from '../maps.ts'
import { longWords, openAndCheck } from '../open-and-check.ts'
import { figuresIn } from '../published-shape.ts'

/** A file in a shape that people bring, with the right answer beside it. Words, areas' figures and dates are made up. */
export type Case = {
  readonly name: string
  /** Its bytes or its text, and its name where that matters. */
  readonly file: string | readonly [string, string | Uint8Array]
  readonly answers?: Answers
  /** Which of several tables on its sheet is meant, from 1; without it none is, as the reader has to say. */
  readonly table?: number
  /** Area, period, groups and figure, or why there is none, in any order; null where nothing may be imported as it is. */
  readonly figures?: readonly string[] | null
  /** Whether `figures` have the notes of each behind them. */
  readonly withNotes?: true
  /** What kind of published file it is read as; null for none that has a name. */
  readonly readAs?: string | null
  /** Codes and names of a map. */
  readonly areas?: readonly string[]
  /** What has to be said or asked. */
  readonly says?: readonly RegExp[]
  /** What must not be said. */
  readonly silent?: RegExp
  /** What the figures are: name, kind and unit. */
  readonly measure?: string
  /** What is made of it, in words. */
  readonly summary?: RegExp
  /** Keys of decisions that must be guesses, each of which blocks the import until it is confirmed. */
  readonly guesses?: readonly string[]
}

const unitOf = (unit: unknown): string =>
  typeof unit === 'object' && unit !== null && 'many' in unit ? String(unit.many) : String(unit)

/** Holds a file to its right answer. */
export function holdCase({ file, answers = {}, ...right }: Case): void {
  const [name, content] = typeof file === 'string' ? ['table.csv', file] : file
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const seen = openAndCheck(name, bytes, answers, undefined, undefined, right.table)
  const draft = seen.checked?.draft ?? null
  const words = longWords(seen).join('\n')
  if (right.figures !== undefined)
    expect(figuresIn(seen, right.withNotes)?.toSorted() ?? null, words).toEqual(right.figures?.toSorted() ?? null)
  const readAs = seen.checked?.decisions.find(({ key }) => key === 'read-as')
  if (right.readAs !== undefined) expect(readAs?.value ?? null).toBe(right.readAs)
  if (readAs) expect(readAs.degree).toBe('stated')
  if (right.areas) expect(namesOf(seen), words).toEqual(right.areas)
  if (right.summary) expect(draft?.summary.join('; '), words).toMatch(right.summary)
  for (const pattern of right.says ?? []) expect(words).toMatch(pattern)
  if (right.silent) expect(words).not.toMatch(right.silent)
  const [indicator] = draft?.entry.indicators ?? []
  if (right.measure) expect(`${indicator?.name}, ${indicator?.kind}, ${unitOf(indicator?.unit)}`).toBe(right.measure)
  const guesses = guessesIn(seen.checked?.decisions ?? []).map(({ key }) => key)
  if (right.guesses) expect(guesses, words).toEqual(expect.arrayContaining([...right.guesses]))
  // Nothing is refused without a word.
  if (right.figures === null) expect(words).not.toBe('')
}
