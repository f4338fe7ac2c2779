import { type Scene, sceneKinds } from './story.ts'

/** Words that are read in a second from a screen across a hall, and seconds to find one’s way about a figure. */
const wordsPerSecond = 2.5
const secondsForFigure = 6
const leastSeconds = 6

const words = (text: string): number => text.split(/\s+/).filter(Boolean).length

/**
 * How long a loop shows a scene after a number of its steps: an equal part of the seconds that its author set, or as long as reading takes what is on the
 * screen.
 * @returns milliseconds
 */
export function dwellOf({ kind, dwell, steps, headline, body, picture }: Scene, step: number): number {
  if (dwell !== null) return (dwell * 1000) / (steps.length + 1)
  const { seconds } = sceneKinds[kind]
  if (seconds !== null) return seconds * 1000
  const said = step === 0 ? `${headline} ${picture ? '' : body}` : (steps[step - 1]?.body ?? '')
  return Math.max(leastSeconds, words(said) / wordsPerSecond + (picture ? secondsForFigure : 0)) * 1000
}
