import { checkCount, checkPositive } from './check.ts'
import type { ConfidenceLimits } from './limits.ts'
import { deviateOf } from './normal-quantile.ts'

/**
 * Wilson's score interval for a proportion of persons or posts, such as the share of staff aged 55 and over. Not for WTE, which does not count
 * persons.
 * @param successes a whole number from 0 to `total`
 * @param total a whole number above 0
 * @param level from 0.5 to below 1
 * @returns limits in 0..1
 * @throws RangeError when the two do not form a proportion of whole numbers
 * @see Wilson 1927, JASA 22:209; worked examples in Newcombe 1998, Stat Med 17:857, table I; APHO Technical Briefing 3, 2008
 * @example wilsonInterval(81, 263, 0.95) // { lower: 0.2553, upper: 0.3662 }
 */
export function wilsonInterval(successes: number, total: number, level = 0.95): ConfidenceLimits {
  checkCount(successes, 'successes')
  checkCount(total, 'total')
  checkPositive(total, 'total')
  if (successes > total) throw new RangeError(`${successes} of ${total} is no proportion`)
  const z = deviateOf(level)
  const p = successes / total
  const scale = 1 + z ** 2 / total
  const centre = p + z ** 2 / (2 * total)
  const spread = z * Math.sqrt((p * (1 - p)) / total + z ** 2 / (4 * total ** 2))
  // At 0 and at `total` the limit is exactly 0 or 1; the formula may miss it by a rounding error.
  return {
    lower: successes === 0 ? 0 : (centre - spread) / scale,
    upper: successes === total ? 1 : (centre + spread) / scale,
  }
}
