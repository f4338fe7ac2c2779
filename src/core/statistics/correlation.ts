import { sampleCorrelation, sampleRankCorrelation } from 'simple-statistics'
import { checkFinite, checkSameLength } from './check.ts'
import type { ConfidenceLimits, NotComputable } from './limits.ts'
import { deviateOf } from './normal-quantile.ts'

export type CorrelationMethod = 'pearson' | 'spearman'

export type Correlation = {
  readonly kind: 'value'
  readonly method: CorrelationMethod
  /** −1 to 1 */
  readonly r: number
  /** Null where Fisher's z gives none: for fewer than four pairs, and for a perfect correlation. */
  readonly interval: ConfidenceLimits | null
  readonly n: number
}

/** Fewer pairs lie on a line by themselves. */
const fewestPairs = 3

/** Whether all values are equal up to the rounding of sums: 0.1 + 0.2 is 0.3. */
function isConstant(values: readonly number[]): boolean {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  return most - least <= 1e-12 * Math.max(Math.abs(least), Math.abs(most))
}

/**
 * Limits by Fisher's z: tanh(artanh r ± z·SE), SE = 1/√(n − 3) for Pearson's r; for Spearman's, √((1 + r²/2)/(n − 3)) after Bonett & Wright.
 */
function fisherLimits(r: number, n: number, method: CorrelationMethod, level: number): ConfidenceLimits | null {
  if (n < 4 || Math.abs(r) === 1) return null
  const spread = Math.sqrt((method === 'spearman' ? 1 + r ** 2 / 2 : 1) / (n - 3))
  const reach = deviateOf(level) * spread
  return { lower: Math.tanh(Math.atanh(r) - reach), upper: Math.tanh(Math.atanh(r) + reach) }
}

/**
 * Correlation of two measures over the same areas, with its interval. Every area has the same weight whatever its population; few areas give a wide
 * interval, and neither method shows a cause.
 * @param x, y finite numbers, pair by pair; the caller leaves out pairs with an absence
 * @returns an absence when there are fewer than three pairs or one measure is the same everywhere
 * @throws RangeError on lists of different lengths, numbers that are not finite, or a level that is no confidence level
 * @see Fisher 1921, Metron 1:3; Spearman 1904, Am J Psychol 15:72, with mid-ranks for ties; Bonett & Wright 2000, Psychometrika 65:23
 */
export function correlation(
  x: readonly number[],
  y: readonly number[],
  { method = 'pearson', level = 0.95 }: { readonly method?: CorrelationMethod; readonly level?: number } = {},
): Correlation | NotComputable {
  checkSameLength([x, y])
  checkFinite(x, 'x')
  checkFinite(y, 'y')
  deviateOf(level)
  const n = x.length
  if (n < fewestPairs)
    return { kind: 'absent', reason: 'not-applicable', because: `there are fewer than ${fewestPairs} pairs` }
  if (isConstant(x) || isConstant(y))
    return { kind: 'absent', reason: 'not-applicable', because: 'one of the two is the same everywhere' }
  const coefficient = method === 'spearman' ? sampleRankCorrelation([...x], [...y]) : sampleCorrelation([...x], [...y])
  const r = Math.abs(coefficient) > 1 - 1e-12 ? Math.sign(coefficient) : coefficient // rounding may pass 1, or miss it
  return { kind: 'value', method, r, interval: fisherLimits(r, n, method, level), n }
}
