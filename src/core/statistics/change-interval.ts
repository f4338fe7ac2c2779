import { checkFinite } from './check.ts'
import type { ConfidenceLimits, Estimate } from './limits.ts'

const checked = (one: Estimate): Estimate => {
  checkFinite([one.value, one.lower, one.upper], 'an estimate and its limits')
  if (one.lower > one.value || one.upper < one.value)
    throw new RangeError(`${one.lower} to ${one.upper} is no interval around ${one.value}`)
  return one
}

/**
 * Interval of the difference between two independent figures, from the interval of each by itself: the distances of the limits from the figures are
 * squared and added (MOVER). It suits any kind that has intervals of its own, also unsymmetric ones: Poisson counts and rates, Wilson limits of
 * proportions, published limits. Both intervals must be of one level, which the result has.
 * @param later the figure from which `earlier` is taken away, in one unit
 * @returns limits of `later` less `earlier`, in that unit
 * @throws RangeError when an interval does not contain its figure
 * @see Newcombe 1998, Stat Med 17:873, method 10, with worked examples in table II; Zou & Donner 2008, Stat Med 27:1693
 * @example differenceInterval({ value: 0.8, lower: 0.6918, upper: 0.877 }, { value: 0.6, lower: 0.4904, upper: 0.7004 }) // { lower: 0.0524, upper: 0.3339 }
 */
export function differenceInterval(later: Estimate, earlier: Estimate): ConfidenceLimits {
  const [b, a] = [checked(later), checked(earlier)]
  const difference = b.value - a.value
  return {
    lower: difference - Math.hypot(b.value - b.lower, a.upper - a.value),
    upper: difference + Math.hypot(b.upper - b.value, a.value - a.lower),
  }
}

/**
 * Interval of the ratio of two independent figures, from the interval of each by itself (MOVER for a ratio). With intervals symmetric around their
 * figures it is Fieller's.
 * @param later above the line; @param earlier below it, above 0 with a lower limit above 0
 * @returns limits of `later` over `earlier`, the lower one from 0; null where the lower limit of `earlier` is not above 0, or where its interval is so wide
 *   that the ratio has no upper limit
 * @throws RangeError when an interval does not contain its figure
 * @see Donner & Zou 2012, Stat Methods Med Res 21:347; Fieller 1954, JRSS B 16:175
 * @example ratioInterval({ value: 120, lower: 100, upper: 140 }, { value: 100, lower: 80, upper: 120 }) // { lower: 0.9273, upper: 1.5727 }
 */
export function ratioInterval(later: Estimate, earlier: Estimate): ConfidenceLimits | null {
  const [b, a] = [checked(later), checked(earlier)]
  const product = b.value * a.value
  const ends = (own: number, other: number) => ({
    part: own * (2 * b.value - own) * other * (2 * a.value - other),
    below: other * (2 * a.value - other),
  })
  const [low, high] = [ends(b.lower, a.upper), ends(b.upper, a.lower)]
  if (!(a.lower > 0 && low.below > 0 && high.below > 0)) return null
  return {
    lower: Math.max(0, (product - Math.sqrt(Math.max(0, product ** 2 - low.part))) / low.below),
    upper: (product + Math.sqrt(Math.max(0, product ** 2 - high.part))) / high.below,
  }
}
