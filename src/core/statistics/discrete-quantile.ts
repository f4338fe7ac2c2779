import type { ConfidenceLimits } from './limits.ts'

/** A distribution over whole numbers: probabilities up to and including `first`, `first` + 1, … */
export type Discrete = { readonly first: number; readonly cumulative: readonly number[] }

/** Probabilities below this share of the largest are left out: their sum is far below any level in use. */
const negligible = 1e-18

/**
 * Computes probabilities outwards from the mode by the ratio of neighbours, which avoids factorials.
 * @param up P(k+1)/P(k); @param down P(k−1)/P(k)
 */
function around(mode: number, up: (k: number) => number, down: (k: number) => number): Discrete {
  const above: number[] = []
  const below: number[] = []
  for (let k = mode, weight = up(k); weight > negligible; k += 1, weight *= up(k)) above.push(weight)
  for (let k = mode, weight = down(k); weight > negligible; k -= 1, weight *= down(k)) below.push(weight)
  const weights = [...below.reverse(), 1, ...above]
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let sum = 0
  const cumulative = weights.map((weight) => {
    sum += weight
    return sum / total
  })
  return { first: mode - below.length, cumulative }
}

/** @param mean from 0 */
export const poisson = (mean: number): Discrete =>
  around(
    Math.floor(mean),
    (k) => mean / (k + 1),
    (k) => (k === 0 ? 0 : k / mean),
  )

/** @param trials a whole number above 0; @param chance 0..1 */
export const binomial = (trials: number, chance: number): Discrete =>
  around(
    Math.min(trials, Math.floor((trials + 1) * chance)),
    (k) => (k === trials ? 0 : ((trials - k) * chance) / ((k + 1) * (1 - chance))),
    (k) => (k === 0 ? 0 : (k * (1 - chance)) / ((trials - k + 1) * chance)),
  )

/**
 * Interpolated limits that leave `tail` at either end. Lower: r − (P(X ≤ r) − tail) ÷ P(X = r), where r is the smallest whole number with P(X ≤ r) ≥
 * tail; never below 0. Upper: the same from above, r + (P(X ≥ r) − tail) ÷ P(X = r), where r is the largest with P(X ≥ r) ≥ tail. A whole number lies
 * beyond a limit exactly when its own tail is smaller than `tail`.
 * @param tail above 0, below one half
 * @see Spiegelhalter 2005, Stat Med 24:1185, appendix A.1, for the lower limit; the upper one there takes the quantile itself and calls areas high
 *   whose tail is up to a whole number's chance larger
 */
export function interpolatedLimits({ first, cumulative }: Discrete, tail: number): ConfidenceLimits {
  const below = (at: number) => cumulative[at - 1] ?? 0
  const found = cumulative.findIndex((sum) => sum >= tail)
  const low = found === -1 ? cumulative.length - 1 : found
  const atMost = cumulative[low] ?? 1
  const high = Math.max(
    0,
    cumulative.findLastIndex((_, at) => 1 - below(at) >= tail),
  )
  const atLeast = 1 - below(high)
  return {
    lower: Math.max(0, first + low - (atMost - tail) / (atMost - below(low))),
    upper: first + high + (atLeast - tail) / ((cumulative[high] ?? 1) - below(high)),
  }
}
