import { checkPositive } from './check.ts'
import type { Estimate } from './limits.ts'
import { poissonInterval } from './poisson-interval.ts'

export type RateOptions = {
  /** Per how many of the denominator: 100 000 for "per 100,000 people". */
  readonly base?: number
  readonly level?: number
}

/**
 * A crude rate of events with its Poisson interval: the denominator is taken as known without error. Not for WTE per head.
 * @param count events, a whole number from 0
 * @param denominator persons or person-years, above 0
 * @returns value and limits per `base`
 * @throws RangeError on a count that is not whole, or a denominator or base that is not above 0
 * @see APHO Technical Briefing 3, 2008
 * @example rateInterval(65, 100_000, { base: 100_000, level: 0.95 }).value // 65
 */
export function rateInterval(
  count: number,
  denominator: number,
  { base = 1, level = 0.95 }: RateOptions = {},
): Estimate {
  checkPositive(denominator, 'denominator')
  checkPositive(base, 'base')
  const { lower, upper } = poissonInterval(count, level)
  const per = base / denominator
  return { value: count * per, lower: lower * per, upper: upper * per }
}
