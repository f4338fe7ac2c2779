import { checkAtLeast, checkFinite } from './check.ts'
import type { NotComputable } from './limits.ts'
import type { SpatialWeights } from './spatial-weights.ts'

export type PermutationOptions = {
  /** Number of permutations: 999 by default. */
  readonly permutations?: number
  readonly seed?: number
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

/** Weights in flat arrays, for speed over hundreds of thousands of passes. Row i is from `starts[i]` to below `starts[i + 1]`. */
export type FlatWeights = {
  readonly starts: Uint32Array
  readonly areas: Uint32Array
  readonly weights: Float64Array
}

export function flatWeights({ rows }: SpatialWeights): FlatWeights {
  const starts = new Uint32Array(rows.length + 1)
  for (const [place, row] of rows.entries()) starts[place + 1] = starts[place]! + row.length // one start more than rows
  const all = rows.flat()
  return {
    starts,
    areas: Uint32Array.from(all, ({ area }) => area),
    weights: Float64Array.from(all, ({ weight }) => weight),
  }
}

/** Weighted mean of the neighbours' values. */
export function lagAt({ starts, areas, weights }: FlatWeights, place: number, values: Float64Array): number {
  let sum = 0
  const end = starts[place + 1]! // one start more than rows
  for (let at = starts[place]!; at < end; at += 1) sum += weights[at]! * values[areas[at]!]!
  return sum
}

/** Counts how often a permuted statistic is as high, or as low, as the observed one. A value equal up to rounding counts as both. */
export function tailCounter(observed: number): {
  readonly add: (dealt: number) => void
  readonly twoSided: () => number
} {
  const tolerance = 1e-12 * Math.max(1, Math.abs(observed))
  let [high, low, all] = [0, 0, 0]
  return {
    add: (dealt) => {
      all += 1
      if (dealt >= observed - tolerance) high += 1
      if (dealt <= observed + tolerance) low += 1
    },
    /** Twice the smaller tail, with the observed order counted as one of the permutations. */
    twoSided: () => Math.min(1, (2 * (Math.min(high, low) + 1)) / (all + 1)),
  }
}
