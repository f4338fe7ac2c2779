import { mix32 } from '#core/statistics/random.ts'

/**
 * Random numbers that are looked up, not drawn in a row: each has a stream (a flow or a parameter, an area, a year), a run and a place. A scenario that
 * asks for more of one flow moves no other, so the difference of two scenarios is of the levers alone. Whole 32-bit arithmetic only: the same bits on
 * every engine.
 * @see Salmon and others 2011, SC11, 16, for random numbers by counter
 */

/**
 * The key of a stream.
 * @param seed a whole number from 0 to 2³² − 1
 * @param names what the stream is of: the flow, the area, the year
 */
export function streamKey(seed: number, ...names: readonly (string | number)[]): number {
  let key = mix32(seed ^ 0x9e3779b9)
  for (const letter of names.join('|')) key = mix32(key ^ (letter.codePointAt(0) ?? 0)) + 0x6d2b79f5
  return mix32(key)
}

/** The numbers of a stream in one run. */
export type Draws = number

/** @param run which of the random runs */
export const drawsOf = (key: number, run: number): Draws => mix32(key + Math.imul(run, 0x9e3779b1))

/**
 * A number above 0 and below 1.
 * @param place which number of the stream in that run, below 4,096
 */
export const drawAt = (draws: Draws, place: number): number =>
  ((mix32(draws + Math.imul(place + 1, 0x85ebca77)) >>> 0) + 0.5) / 4294967296

/** The number of a stream, a run and a place. */
export const uniform = (key: number, run: number, place: number): number => drawAt(drawsOf(key, run), place)
