import { normalise } from '#core/domain/normalise.ts'

/**
 * Whether a text answers what was typed on the Data screen: every typed word begins a word of it, whatever capitals and accents.
 * @param typed empty for everything
 */
export function answersTo(typed: string, text: string): boolean {
  const wanted = normalise(typed).split(' ').filter(Boolean)
  const words = ` ${normalise(text)}`
  return wanted.every((word) => words.includes(` ${word}`))
}
