import { checkCount, checkLevel } from './check.ts'
import type { ConfidenceLimits } from './limits.ts'
import { deviateOf } from './normal-quantile.ts'

/** From this count, Byar's approximation is within 0.2% of the exact limits at 95%. */
const byarFrom = 10

/** P(X ≤ `most`) for a Poisson count with the given mean. */
function poissonAtMost(most: number, mean: number): number {
  let term = Math.exp(-mean)
  let sum = 0
  for (let count = 0; count <= most; count += 1) {
    sum += term
    term *= mean / (count + 1)
  }
  return sum
}

/** Finds the mean at which `poissonAtMost(most, mean)` has fallen to `p`, by bisection to the precision of a double. */
function meanWhere(most: number, p: number): number {
  let low = 0
  let high = 10
  while (poissonAtMost(most, high) > p) high *= 2
  for (;;) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) return middle
    if (poissonAtMost(most, middle) > p) low = middle
    else high = middle
  }
}

/**
 * The exact limits are usually written as half a chi-squared quantile, which is the mean at which so few or so many events become unlikely. For
 * counts below ten that mean is found directly, without the code of a general chi-squared quantile.
 */
function exactLimits(count: number, level: number): ConfidenceLimits {
  const tail = (1 - level) / 2
  return { lower: count === 0 ? 0 : meanWhere(count - 1, 1 - tail), upper: meanWhere(count, tail) }
}

function byarLimits(count: number, level: number): ConfidenceLimits {
  const z = deviateOf(level)
  const next = count + 1
  return {
    lower: Math.max(0, count * (1 - 1 / (9 * count) - z / (3 * Math.sqrt(count))) ** 3),
    upper: next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3,
  }
}

/**
 * Confidence interval of a count of independent events, such as new cancers: exact below 10, Byar's approximation from 10. Not for WTE, which does
 * not count events, and not for a census, which is no sample.
 *
 * Exact: χ²(α/2; 2O)/2 to χ²(1−α/2; 2O+2)/2. Byar: O(1 − 1/9O − z/3√O)³ to (O+1)(1 − 1/9(O+1) + z/3√(O+1))³.
 * @param count events, a whole number from 0
 * @param level from 0.5 to below 1
 * @returns limits in events
 * @throws RangeError when the count is negative or not whole, or the level is no confidence level
 * @see Ulm 1990, Am J Epidemiol 131:373 (exact); Breslow & Day 1987, IARC 82:69 (Byar); APHO Technical Briefing 3, 2008; the switch at 10 as in
 *   PHEindicatormethods
 * @example poissonInterval(4, 0.95) // { lower: 1.0899, upper: 10.2416 }
 */
export function poissonInterval(count: number, level = 0.95): ConfidenceLimits {
  checkCount(count, 'count')
  checkLevel(level)
  return count < byarFrom ? exactLimits(count, level) : byarLimits(count, level)
}
