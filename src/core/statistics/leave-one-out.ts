import { type Correlation, correlation } from './correlation.ts'

/** A correlation that stands or falls with one pair. */
export type Dependence = {
  /** Position of the pair whose loss moves the correlation most. */
  readonly at: number
  /** Pearson's correlation of all other pairs; null where one of the two is then the same everywhere. */
  readonly without: Correlation | null
  /** How many single pairs would, each by itself, turn the sign or the verdict. */
  readonly pairs: number
}

/** True when the 95% interval leaves out 0; a perfect correlation of four pairs or more has no interval and does so too. */
export const isTold = ({ r, n, interval }: Correlation): boolean =>
  interval ? interval.lower > 0 || interval.upper < 0 : n > 3 && Math.abs(r) === 1

const without = <T>(list: readonly T[], at: number): readonly T[] => list.filter((_, index) => index !== at)

/**
 * Whether a correlation hangs on one pair: leaves out each pair in turn, and looks whether the rest say something else. They do when a correlation
 * whose interval leaves out 0 loses that or turns its sign, and when one whose interval spans 0 gains it.
 * @param found Pearson's correlation of all pairs
 * @returns null where no pair makes such a difference; else the pair that makes the greatest
 * @throws RangeError on lists of different lengths or numbers that are not finite
 * @see Belsley, Kuh & Welsch 1980, Regression Diagnostics, chapter 2 (deleting one row at a time)
 */
export function dependence(x: readonly number[], y: readonly number[], found: Correlation): Dependence | null {
  const turned = x.flatMap((_, at): readonly Dependence[] => {
    const rest = correlation(without(x, at), without(y, at))
    if (rest.kind === 'absent') return isTold(found) ? [{ at, without: null, pairs: 0 }] : []
    const differs = isTold(rest) !== isTold(found) || (isTold(found) && Math.sign(rest.r) !== Math.sign(found.r))
    return differs ? [{ at, without: rest, pairs: 0 }] : []
  })
  const shift = (one: Dependence) => (one.without ? Math.abs(one.without.r - found.r) : Number.POSITIVE_INFINITY)
  const [worst] = turned.toSorted((a, b) => shift(b) - shift(a))
  return worst ? { ...worst, pairs: turned.length } : null
}
