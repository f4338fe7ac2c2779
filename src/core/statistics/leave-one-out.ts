import { type Correlation, correlation } from './correlation.ts'

/** The dependence of a correlation on a single pair. */
export type Dependence = {
  /** Index of the pair whose removal changes the correlation most. */
  readonly at: number
  /** Pearson's correlation of all other pairs; null where one of the two measures is then constant. */
  readonly without: Correlation | null
  /** Number of pairs that, each by itself, change the sign or the conclusion. */
  readonly pairs: number
}

/** Whether the 95% interval excludes 0. A perfect correlation of four pairs or more has no interval and counts as excluding it. */
export const excludesZero = ({ r, n, interval }: Correlation): boolean =>
  interval ? interval.lower > 0 || interval.upper < 0 : n > 3 && Math.abs(r) === 1

const without = <T>(list: readonly T[], at: number): readonly T[] => list.filter((_, index) => index !== at)

/**
 * Tests whether a correlation depends on one pair: leaves out each pair in turn and compares the conclusion. It differs when a correlation whose
 * interval excludes 0 loses that or changes its sign, and when one whose interval includes 0 comes to exclude it.
 * @param found Pearson's correlation of all pairs
 * @returns null where no pair makes such a difference; else the pair that makes the greatest
 * @throws RangeError on lists of different lengths or numbers that are not finite
 * @see Belsley, Kuh & Welsch 1980, Regression Diagnostics, chapter 2 (deleting one row at a time)
 */
export function dependence(x: readonly number[], y: readonly number[], found: Correlation): Dependence | null {
  const turned = x.flatMap((_, at): readonly Dependence[] => {
    const rest = correlation(without(x, at), without(y, at))
    if (rest.kind === 'absent') return excludesZero(found) ? [{ at, without: null, pairs: 0 }] : []
    const differs =
      excludesZero(rest) !== excludesZero(found) || (excludesZero(found) && Math.sign(rest.r) !== Math.sign(found.r))
    return differs ? [{ at, without: rest, pairs: 0 }] : []
  })
  const shift = (one: Dependence) => (one.without ? Math.abs(one.without.r - found.r) : Number.POSITIVE_INFINITY)
  const [worst] = turned.toSorted((a, b) => shift(b) - shift(a))
  return worst ? { ...worst, pairs: turned.length } : null
}
