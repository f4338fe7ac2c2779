import { checkPositive } from './check.ts'
import { binomial, interpolatedLimits, poisson } from './discrete-quantile.ts'
import { checkPoints, type FunnelKind, type FunnelPoint, pooled, varianceAt } from './funnel-points.ts'
import type { ConfidenceLimits } from './limits.ts'
import { deviateOf } from './normal-quantile.ts'

export type FunnelOptions = {
  readonly levels?: readonly number[]
  /** The centre line per unit of the denominator; by default the value of all points together. */
  readonly target?: number
  /** The results are per this many of the denominator. */
  readonly base?: number
  /** Variance between areas beyond chance, per `base` squared, as `overdispersion` estimates it. */
  readonly tau2?: number
}

type LevelLimits = ConfidenceLimits & { readonly level: number }

export type FunnelVerdict = {
  readonly value: number
  /** Limits in the order of the requested levels. */
  readonly levels: readonly LevelLimits[]
  /** The side, and the highest level, at which the value lies outside its limits; null inside all of them. */
  readonly outside: { readonly side: 'above' | 'below'; readonly level: number } | null
}

export type FunnelLimits = {
  /** The centre line, per `base`. */
  readonly target: number
  /** In the order of the points. */
  readonly limits: readonly FunnelVerdict[]
}

function chanceLimits(kind: FunnelKind, target: number, denominator: number, levels: readonly number[]): LevelLimits[] {
  const counts = kind === 'proportion' ? binomial(denominator, target) : poisson(target * denominator)
  const most = kind === 'proportion' ? denominator : Number.POSITIVE_INFINITY
  return levels.map((level) => {
    const { lower, upper } = interpolatedLimits(counts, (1 - level) / 2)
    return { level, lower: lower / denominator, upper: Math.min(most, upper) / denominator }
  })
}

function widerLimits(target: number, variance: number, levels: readonly number[], most: number): LevelLimits[] {
  return levels.map((level) => {
    const reach = deviateOf(level) * Math.sqrt(variance)
    return { level, lower: Math.max(0, target - reach), upper: Math.min(most, target + reach) }
  })
}

function verdict(value: number, levels: readonly LevelLimits[]): FunnelVerdict {
  const crossed = levels.filter(({ lower, upper }) => value < lower || value > upper)
  const [widest] = crossed.toSorted((a, b) => b.level - a.level)
  const outside = widest ? ({ side: value > widest.upper ? 'above' : 'below', level: widest.level } as const) : null
  return { value, levels, outside }
}

/**
 * Control limits of a funnel plot: the distance from the target that an area of its size may have by chance alone. Exact binomial (proportions) or
 * Poisson (rates, ratios) quantiles, interpolated such that an area lies outside exactly when its tail is below (1 − level) ÷ 2 on that side: a
 * proportion of 100% is no outlier where the target makes it likely. With `tau2`, target ± z√(chance variance + τ²). To draw a curve, pass points of
 * many sizes with the `target` given.
 * @param points counts of heads, posts or events; Poisson limits do not apply to WTE
 * @returns target and limits per `base`, with a verdict for each point
 * @throws RangeError on numerators that are not whole, denominators that are not above 0, or a level that is no confidence level
 * @see Spiegelhalter 2005, Funnel plots for comparing institutional performance, Stat Med 24:1185; its upper limit is up to one count lower
 */
export function funnelLimits(
  kind: FunnelKind,
  points: readonly FunnelPoint[],
  { levels = [0.95, 0.998], target = pooled(points), base = 1, tau2 = 0 }: FunnelOptions = {},
): FunnelLimits {
  checkPoints(kind, points)
  checkPositive(base, 'base')
  for (const level of levels) deviateOf(level)
  const most = kind === 'proportion' ? 1 : Number.POSITIVE_INFINITY
  if (!(target >= 0 && target <= most && Number.isFinite(target)))
    throw new RangeError(`target must be from 0, not ${target}`)
  if (!(tau2 >= 0 && Number.isFinite(tau2))) throw new RangeError(`tau2 must be from 0, not ${tau2}`)
  const limits = points.map(({ numerator, denominator }) => {
    const own =
      tau2 === 0
        ? chanceLimits(kind, target, denominator, levels)
        : widerLimits(target, varianceAt(kind, target, denominator) + tau2 / base ** 2, levels, most)
    const scaled = own.map(({ level, lower, upper }) => ({ level, lower: base * lower, upper: base * upper }))
    return verdict((base * numerator) / denominator, scaled)
  })
  return { target: base * target, limits }
}
