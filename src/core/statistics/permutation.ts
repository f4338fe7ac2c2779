import { checkAtLeast, checkFinite } from './check.ts'
import type { NotComputable } from './limits.ts'
import type { SpatialWeights } from './spatial-weights.ts'

export type PermutationOptions = {
  /** Number of permutations: 999 by default. */
  readonly permutations?: number
  readonly seed?: number
  /** Told the part that is done, 0 to 1. */
  readonly report?: (part: number) => void
}

/** @throws RangeError unless the values are finite and as many as the weights have rows */
export function checkSpatial(values: readonly number[], { rows }: SpatialWeights, permutations: number): void {
  checkFinite(values, 'values')
  checkAtLeast(permutations, 1, 'permutations')
  if (values.length !== rows.length) throw new RangeError(`${values.length} values for ${rows.length} areas`)
}

/** Deviations from the mean in population standard deviations; an absence when all values are the same. */
export function standardised(values: readonly number[]): readonly number[] | NotComputable {
  if (new Set(values).size < 2)
    return { kind: 'absent', reason: 'not-applicable', because: 'the value is the same everywhere' }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
  return values.map((value) => (value - mean) / spread)
}

/** Weights in flat arrays, for speed over hundreds of thousands of passes. The neighbours of i are from `starts[i]` to below `starts[i + 1]`. */
export type FlatWeights = {
  readonly starts: Uint32Array
  readonly areas: Uint32Array
}

export function flatWeights({ rows }: SpatialWeights): FlatWeights {
  const starts = new Uint32Array(rows.length + 1)
  for (const [place, row] of rows.entries()) starts[place + 1] = starts[place]! + row.length // one start more than rows
  return { starts, areas: Uint32Array.from(rows.flat()) }
}

/** Weighted mean of the neighbours' values. */
export function lagAt({ starts, areas }: FlatWeights, place: number, values: Float64Array): number {
  const [first, end] = [starts[place]!, starts[place + 1]!] // one start more than rows
  const weight = 1 / (end - first)
  let sum = 0
  for (let at = first; at < end; at += 1) sum += weight * values[areas[at]!]!
  return sum
}

/** How far a permuted statistic may be from the observed one and still be equal up to rounding. */
export const slackOf = (observed: number): number => 1e-12 * Math.max(1, Math.abs(observed))

/**
 * The two-sided pseudo p: twice the smaller tail, with the observed order counted as one of the permutations.
 * @param high, low permutations that were as high, and as low, as the observed statistic; one equal up to rounding is both
 */
export const twoSidedP = (high: number, low: number, permutations: number): number =>
  Math.min(1, (2 * (Math.min(high, low) + 1)) / (permutations + 1))
