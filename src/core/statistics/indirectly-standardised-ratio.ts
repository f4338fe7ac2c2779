import { checkPositive } from './check.ts'
import type { Estimate } from './limits.ts'
import { poissonInterval } from './poisson-interval.ts'

/**
 * Indirectly standardised ratio, observed ÷ expected events, with the Poisson interval of the observed. Ratios of two areas are not
 * comparable with each other, only each with the reference, as their ages differ.
 * @param observed events, a whole number from 0
 * @param expected events at the reference rates, above 0, taken as known without error
 * @returns value and limits; 1 is "as expected"
 * @throws RangeError on a count that is not whole or an expectation that is not above 0
 * @see Breslow & Day 1987, IARC 82:69; APHO Technical Briefing 3, 2008
 * @example indirectlyStandardisedRatio(20, 10, 0.95).value // 2
 */
export function indirectlyStandardisedRatio(observed: number, expected: number, level = 0.95): Estimate {
  checkPositive(expected, 'expected')
  const { lower, upper } = poissonInterval(observed, level)
  return { value: observed / expected, lower: lower / expected, upper: upper / expected }
}
