import { checkFinite, checkSameLength } from './check.ts'
import type { NotComputable } from './limits.ts'
import { sharesOf } from './shares.ts'

export type SlopeIndex = {
  readonly kind: 'value'
  /** Difference along the fitted line from the bottom of the order to its top, in the rates' unit. */
  readonly slope: number
  /** `slope` as a share of the overall rate; null when that rate is 0. */
  readonly relative: number | null
  /** The fitted rate at the bottom of the order. */
  readonly intercept: number
  /** Mean position of each area's people in the order, 0 to 1. */
  readonly positions: readonly number[]
}

/** Midpoint of each area's people with all people in order; areas of equal rank share one position. */
function positionsOf(share: readonly number[], order: readonly number[]): readonly number[] {
  const byRank = new Map<number, number>()
  for (const [place, rank] of order.entries()) byRank.set(rank, (byRank.get(rank) ?? 0) + share[place]!) // lengths checked
  const middles = new Map<number, number>()
  let below = 0
  for (const [rank, people] of [...byRank].sort(([a], [b]) => a - b)) {
    middles.set(rank, below + people / 2)
    below += people
  }
  return order.map((rank) => middles.get(rank)!) // each rank has one
}

/**
 * Slope index of inequality: the change of a rate from the lowest to the highest of an order such as deprivation or need. A line is fitted through
 * all areas, each weighted by its people and placed at the middle of its share of the population.
 * @param values rates, in any unit; @param populations above 0; @param order the quantity that orders the areas, low to high
 * @returns an absence when all areas are equal in the order
 * @throws RangeError on lists of different lengths
 * @see Preston, Haines & Pamuk 1981; Pamuk 1985, Population Studies 39:17; formula as in the US National Cancer Institute's HD*Calc
 */
export function slopeIndex(
  values: readonly number[],
  populations: readonly number[],
  order: readonly number[],
): SlopeIndex | NotComputable {
  checkSameLength([values, populations, order])
  checkFinite(order, 'order')
  const { share, mean } = sharesOf(values, populations)
  if (new Set(order).size < 2)
    return { kind: 'absent', reason: 'not-applicable', because: 'the order does not tell the areas apart' }
  const positions = positionsOf(share, order)
  // The weighted mean of the positions is always a half.
  const covariance = positions.reduce((sum, at, place) => sum + share[place]! * (at - 0.5) * (values[place]! - mean), 0)
  const variance = positions.reduce((sum, at, place) => sum + share[place]! * (at - 0.5) ** 2, 0)
  const slope = covariance / variance
  return { kind: 'value', slope, relative: mean === 0 ? null : slope / mean, intercept: mean - slope / 2, positions }
}
