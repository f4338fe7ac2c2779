import { linearRegression } from 'simple-statistics'
import { checkAtLeast, checkFinite, checkSameLength } from './check.ts'
import { studentQuantile } from './student-quantile.ts'

/** A point of the line with the limits of the mean there. */
export type BandPoint = { readonly x: number; readonly y: number; readonly lower: number; readonly upper: number }

/**
 * Least-squares line with the confidence band of the mean: ŷ ± t(n − 2)·s·√(1/n + (x − x̄)²/Sxx), s² = Σ(y − ŷ)²/(n − 2). The band covers the line,
 * not the areas.
 * @param x, y at least three pairs; `x` not all the same
 * @param steps number of points along the line, at least 2
 * @returns from the smallest to the largest x
 * @throws RangeError on lists of different lengths, fewer than three pairs, or the same x throughout
 * @see Draper & Smith 1998, Applied Regression Analysis, 3rd ed., section 3.1
 */
export function meanBand(
  x: readonly number[],
  y: readonly number[],
  { level = 0.95, steps = 25 }: { readonly level?: number; readonly steps?: number } = {},
): readonly BandPoint[] {
  checkSameLength([x, y])
  checkFinite(x, 'x')
  checkFinite(y, 'y')
  checkAtLeast(x.length, 3, 'pairs')
  checkAtLeast(steps, 2, 'steps')
  const n = x.length
  const mean = x.reduce((sum, one) => sum + one, 0) / n
  const spread = x.reduce((sum, one) => sum + (one - mean) ** 2, 0)
  if (spread === 0) throw new RangeError('x must not be the same everywhere')
  const { m, b } = linearRegression(x.map((one, at) => [one, y[at]!])) // of one length: checked
  const residual = Math.sqrt(x.reduce((sum, one, at) => sum + (y[at]! - (m * one + b)) ** 2, 0) / (n - 2))
  const t = studentQuantile((1 + level) / 2, n - 2)
  const [least, most] = [Math.min(...x), Math.max(...x)]
  return Array.from({ length: steps }, (_, at) => {
    const place = least + ((most - least) * at) / (steps - 1)
    const reach = t * residual * Math.sqrt(1 / n + (place - mean) ** 2 / spread)
    const value = m * place + b
    return { x: place, y: value, lower: value - reach, upper: value + reach }
  })
}
