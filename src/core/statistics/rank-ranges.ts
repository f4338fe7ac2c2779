import { checkAtLeast } from './check.ts'
import type { Estimate } from './limits.ts'
import { deviateOf, normalQuantile } from './normal-quantile.ts'
import { seededRandom } from './random.ts'

export type RankOptions = {
  /** Number of simulated rankings, at least 100. */
  readonly draws?: number
  readonly seed?: number
  /** Confidence level of the given intervals and of the returned ranges. */
  readonly level?: number
}

/** Ranks counted from 1 for the highest value. */
export type RankRange = {
  /** Rank of the value itself; equal values share the better rank. */
  readonly rank: number
  readonly lower: number
  readonly upper: number
}

/** The number of entries of an ascending list that are above `value`. */
function countAbove(ascending: Float64Array, value: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ascending[middle]! > value)
      high = middle // inside: low < high
    else low = middle + 1
  }
  return ascending.length - low
}

/** Adds the rank of each value to the tallies: row by area, column by rank. */
function tallyPlaces(values: Float64Array, sorted: Float64Array, tallies: Uint32Array): void {
  sorted.set(values)
  sorted.sort()
  const count = values.length
  for (let area = 0; area < count; area += 1) tallies[area * count + countAbove(sorted, values[area]!)]! += 1
}

/** Best and worst rank after `tail` draws are cut off at either end. */
function rangeWithin(tally: Uint32Array, tail: number): { readonly lower: number; readonly upper: number } {
  const reach = (places: readonly number[]) => {
    let seen = 0
    for (const place of places) {
      seen += tally[place]!
      if (seen > tail) return place + 1
    }
    return places.length
  }
  const places = [...tally.keys()]
  return { lower: reach(places), upper: reach(places.reverse()) }
}

/**
 * Computes the range of ranks each area could have, given the intervals of all: the central part of its ranks in simulated rankings. Each draw moves
 * every value within its own interval, independently of the others, by a normal deviate; an asymmetric interval has one spread upwards and another
 * downwards, which makes its limits the stated quantiles. A value without uncertainty does not move.
 * @param estimates values with limits, in one unit; for events and samples only: a figure without an interval has no rank range
 * @returns in the order of the estimates; rank 1 is the highest value
 * @throws RangeError when a value lies outside its limits, for fewer than 100 draws or a seed that is not a whole number
 * @see Marshall & Spiegelhalter 1998, BMJ 316:1701; Goldstein & Spiegelhalter 1996, JRSS A 159:385
 */
export function rankRanges(
  estimates: readonly Estimate[],
  { draws = 2000, seed = 1, level = 0.95 }: RankOptions = {},
): readonly RankRange[] {
  checkAtLeast(draws, 100, 'draws')
  const z = deviateOf(level)
  for (const { value, lower, upper } of estimates)
    if (!(Number.isFinite(lower) && Number.isFinite(upper) && lower <= value && value <= upper))
      throw new RangeError(`${value} is not within its limits ${lower} and ${upper}`)
  const { next } = seededRandom(seed)
  const count = estimates.length
  const tallies = new Uint32Array(count * count)
  const drawn = new Float64Array(count)
  const sorted = new Float64Array(count)
  for (let draw = 0; draw < draws; draw += 1) {
    for (const [area, { value, lower, upper }] of estimates.entries()) {
      const deviate = normalQuantile(Math.max(next(), 2 ** -54)) // the quantile of 0 is not finite
      drawn[area] = value + (deviate * (deviate < 0 ? value - lower : upper - value)) / z
    }
    tallyPlaces(drawn, sorted, tallies)
  }
  const observed = Float64Array.from(estimates, ({ value }) => value).sort()
  return estimates.map(({ value }, area) => ({
    rank: 1 + countAbove(observed, value),
    ...rangeWithin(tallies.subarray(area * count, (area + 1) * count), ((1 - level) / 2) * draws),
  }))
}
