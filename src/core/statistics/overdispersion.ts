import { checkPoints, type FunnelKind, type FunnelPoint, pooled, varianceAt } from './funnel-points.ts'
import type { NotComputable } from './limits.ts'
import { quantileOf } from './quantile.ts'

export type OverdispersionOptions = {
  readonly kind: FunnelKind
  /** Share of areas at either end whose deviation is winsorised before estimating: 0.1 by default, from 0 to below 0.5. */
  readonly winsorise?: number
  /** τ² is per this many of the denominator, squared. */
  readonly base?: number
  /** The centre line per unit of the denominator; by default the value of all points together. */
  readonly target?: number
}

export type Overdispersion = {
  readonly kind: 'value'
  /** Mean squared deviation: 1 when areas differ by chance alone, more when they differ beyond that. */
  readonly phi: number
  /** Variance between areas beyond chance, per `base` squared; 0 when there is no sign of it. */
  readonly tau2: number
}

function winsorised(deviates: readonly number[], part: number): readonly number[] {
  const sorted = deviates.toSorted((a, b) => a - b)
  const [least, most] = [quantileOf(sorted, part), quantileOf(sorted, 1 - part)]
  return deviates.map((deviate) => Math.min(most, Math.max(least, deviate)))
}

/**
 * Estimates how much more areas differ than by chance: z = (y − θ)/√V, winsorised; φ = Σz²/I; τ² = (Iφ − (I − 1)) ÷ (Σw − Σw²/Σw) with w = 1/V, at
 * least 0. Every claim about chance uses this estimate: the limits of a funnel and the words about single areas.
 * @param points counts of heads, posts or events, at least two
 * @returns an absence when the target leaves no room for chance (no events at all, or all of them)
 * @throws RangeError on fewer than two points, points that are not counts, or an impossible `winsorise`
 * @see Spiegelhalter 2005, Handling over-dispersion of performance indicators, Qual Saf Health Care 14:347
 */
export function overdispersion(
  points: readonly FunnelPoint[],
  { kind, winsorise = 0.1, base = 1, target = pooled(points) }: OverdispersionOptions,
): Overdispersion | NotComputable {
  checkPoints(kind, points)
  if (points.length < 2) throw new RangeError(`two areas are needed, not ${points.length}`)
  if (!(winsorise >= 0 && winsorise < 0.5)) throw new RangeError(`winsorise must be below 0.5, not ${winsorise}`)
  const variances = points.map(({ denominator }) => varianceAt(kind, target, denominator))
  if (variances.some((variance) => !(variance > 0)))
    return { kind: 'absent', reason: 'not-applicable', because: 'the target leaves no room for chance' }
  const deviates = points.map(
    ({ numerator, denominator }, index) => (numerator / denominator - target) / Math.sqrt(variances[index]!), // one for each point
  )
  const squares = winsorised(deviates, winsorise).reduce((sum, deviate) => sum + deviate ** 2, 0)
  const weights = variances.reduce((sum, variance) => sum + 1 / variance, 0)
  const squaredWeights = variances.reduce((sum, variance) => sum + 1 / variance ** 2, 0)
  const tau2 = Math.max(0, (squares - (points.length - 1)) / (weights - squaredWeights / weights)) * base ** 2
  return { kind: 'value', phi: squares / points.length, tau2 }
}
