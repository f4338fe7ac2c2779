import { type QuestionMove, readMoves, readWords, writeMoves, writeWords } from './question-moves.ts'

/** A scenario that is set beside others: its levers, which act on the area, specialty and year that are asked about. */
export type KeptScenario = {
  /** As the reader calls it; may be empty. */
  readonly name: string
  /** Id of a ready scenario that it begins from; null for the base. */
  readonly ready: string | null
  readonly moves: readonly QuestionMove[]
}

/** What stands beside the base and the ready scenarios. */
export type BesideAsked = {
  /** What the others are subtracted from: `base`, `own`, the id of a ready scenario, or `kept-0` for the first that is kept. */
  readonly against: string
  readonly kept: readonly KeptScenario[]
}

export const firstBeside: BesideAsked = { against: 'base', kept: [] }

/** Most scenarios of the reader's own beside each other, and the most characters of the name of one. */
export const besideLimits = { kept: 4, name: 60 } as const

const id = /^[a-z0-9][a-z0-9-]{0,63}$/

/** `More%20places,workforce,training-places:12:` */
export const writeKept = ({ name, ready, moves }: KeptScenario): string =>
  [writeWords(name), ready ?? '-', writeMoves(moves)].join(',')

/** @returns null where the text is none */
export function readKept(text: string): KeptScenario | null {
  const [words = '', ready = '', moved, ...more] = text.split(',')
  const name = readWords(words, besideLimits.name)
  if (name === null || moved === undefined || more.length > 0 || !(ready === '-' || id.test(ready))) return null
  const moves = readMoves(moved)
  return moves && { name, ready: ready === '-' ? null : ready, moves }
}

/** `base*More%20places,-,training-places:12:*,climate,`; nothing for what the screen opens with. */
export const writeBeside = ({ against, kept }: BesideAsked): string =>
  against === firstBeside.against && kept.length === 0 ? '-' : [against, ...kept.map(writeKept)].join('*')

/** @returns null where the text is none */
export function readBeside(text: string): BesideAsked | null {
  if (text === '-') return firstBeside
  const [against = '', ...rest] = text.split('*')
  const read = rest.map(readKept)
  const kept = read.filter((one) => one !== null)
  return id.test(against) && kept.length === read.length && kept.length <= besideLimits.kept ? { against, kept } : null
}

/** Whether two scenarios move the same levers in the same order, whatever they are called and why. */
export function movesAlike(
  one: Pick<KeptScenario, 'ready' | 'moves'>,
  other: Pick<KeptScenario, 'ready' | 'moves'>,
): boolean {
  const bare = ({ ready, moves }: typeof one) =>
    writeKept({ name: '', ready, moves: moves.map((move) => ({ ...move, because: '' })) })
  return bare(one) === bare(other)
}
