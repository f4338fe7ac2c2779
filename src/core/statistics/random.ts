/** A repeatable source of random numbers: one seed gives the same numbers on every engine. */
export type Random = {
  /** A number from 0 to below 1, a multiple of 2⁻⁵³. */
  readonly next: () => number
  /** A whole number from 0 to below `limit`. */
  readonly below: (limit: number) => number
}

/**
 * Mixes 32 bits so that neighbours lie far apart: a word with a sign, the same on every engine.
 * @see Steele, Lea & Flood 2014, OOPSLA, 453 (SplitMix), with Wellons' constants for 32 bits
 */
export function mix32(bits: number): number {
  let word = bits | 0
  word = Math.imul(word ^ (word >>> 16), 0x21f0aaad)
  word = Math.imul(word ^ (word >>> 15), 0x735a2d97)
  return word ^ (word >>> 15)
}

/** Mixes the bits of a seed, which sets the streams of seeds 1 and 2 far apart. */
function splitMix32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    return mix32(state) >>> 0
  }
}

/** Doty-Humphrey's small fast counting generator: 128 bits of state, whole 32-bit arithmetic only. */
function smallFastCounter(seed: number): () => number {
  const spread = splitMix32(seed)
  let [a, b, c, counter] = [spread(), spread(), spread(), 1]
  const next = () => {
    const result = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + result) | 0
    return result >>> 0
  }
  for (let warm = 0; warm < 12; warm += 1) next()
  return next
}

/**
 * A seeded random generator (sfc32, seeded through SplitMix32). For simulations, not for secrets.
 * @param seed a whole number; only its lowest 32 bits count
 * @throws RangeError when the seed is not a whole number
 * @see Doty-Humphrey 2010, PractRand (sfc32); Steele, Lea & Flood 2014, OOPSLA, 453 (SplitMix), with Wellons' constants for 32 bits
 */
export function seededRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed must be a whole number, not ${seed}`)
  const bits = smallFastCounter(seed)
  const next = () => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) / 2 ** 53
  // One draw of 32 bits: among the few hundred positions drawn here, the bias is below one in ten million.
  return { next, below: (limit) => Math.floor((bits() / 2 ** 32) * limit) }
}
