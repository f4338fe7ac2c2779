import { scenarioLimits } from './scenario.ts'

/** A lever that the reader has moved. Training places are added in the area and specialty; all others are set to the amount. */
export type QuestionMove = { readonly lever: string; readonly amount: number; readonly because: string }

const id = /^[a-z0-9][a-z0-9-]{0,63}$/
const number = /^-?\d{1,9}(\.\d{1,6})?$/

/** Words within a question, without the marks that part its pieces. */
export const writeWords = (text: string): string =>
  encodeURIComponent(text).replace(/[!~:,.*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)

/**
 * @param most characters of the words
 * @returns null where the text is none that `writeWords` wrote, or is too long
 */
export function readWords(text: string, most: number): string | null {
  try {
    const words = decodeURIComponent(text)
    return words.length > most ? null : words
  } catch {
    return null
  }
}

/** `training-places:12:why~leaving:8:`; empty where no lever is moved. */
export const writeMoves = (moves: readonly QuestionMove[]): string =>
  moves.map(({ lever, amount, because }) => `${lever}:${amount}:${writeWords(because)}`).join('~')

function readMove(text: string): QuestionMove | null {
  const [lever = '', amount = '', reason = '', ...more] = text.split(':')
  const because = readWords(reason, scenarioLimits.text)
  if (more.length > 0 || because === null || !id.test(lever) || !number.test(amount)) return null
  return { lever, amount: Number(amount), because }
}

/** @returns null where the text is no list of levers */
export function readMoves(text: string): readonly QuestionMove[] | null {
  const moves = text === '' || text === '-' ? [] : text.split('~').map(readMove)
  const read = moves.filter((move) => move !== null)
  return read.length < moves.length || moves.length > scenarioLimits.changes ? null : read
}
