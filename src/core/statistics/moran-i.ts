import type { NotComputable } from './limits.ts'
import {
  checkSpatial,
  flatWeights,
  lagAt,
  type PermutationOptions,
  slackOf,
  standardised,
  twoSidedP,
} from './permutation.ts'
import { type Random, seededRandom } from './random.ts'
import type { SpatialWeights } from './spatial-weights.ts'

export type MoranI = {
  readonly kind: 'value'
  /** About −1 to 1: above `expected`, neighbours are similar; below, dissimilar. */
  readonly i: number
  /** −1/(n − 1): the expected value without any spatial pattern. */
  readonly expected: number
  /** Two-sided pseudo p; at least 2/(permutations + 1). */
  readonly p: number
  readonly permutations: number
  readonly n: number
}

/** Shuffles the values in place (Fisher–Yates). */
function deal(values: Float64Array, { below }: Random): void {
  for (let last = values.length - 1; last > 0; last -= 1) {
    const other = below(last + 1)
    const held = values[last]! // both within the values
    values[last] = values[other]!
    values[other] = held
  }
}

/**
 * Moran's I: whether neighbouring areas are more similar than by chance. I = Σᵢ zᵢ Σⱼ wᵢⱼzⱼ ÷ n with weights that add up to 1 for each area; p by
 * permuting the values over the areas.
 * @param values one for each row of the weights
 * @returns the same for the same seed on every engine; an absence when all values are the same
 * @throws RangeError on values that do not go with the weights, or are not finite
 * @see Moran 1950, Biometrika 37:17; Cliff & Ord 1981, Spatial Processes; North, Curtis & Sham 2002, Am J Hum Genet 71:439 (pseudo p)
 */
export function moranI(
  values: readonly number[],
  weights: SpatialWeights,
  { permutations = 999, seed = 1, report = () => {} }: PermutationOptions = {},
): MoranI | NotComputable {
  checkSpatial(values, weights, permutations)
  const random = seededRandom(seed)
  const z = standardised(values)
  if ('kind' in z) return z
  const dealt = Float64Array.from(z)
  const flat = flatWeights(weights)
  const statistic = () => {
    let sum = 0
    for (let place = 0; place < dealt.length; place += 1) sum += dealt[place]! * lagAt(flat, place, dealt) // one value a row
    return sum / dealt.length
  }
  const i = statistic()
  const slack = slackOf(i)
  let [high, low] = [0, 0]
  for (let round = 0; round < permutations; round += 1) {
    deal(dealt, random)
    const found = statistic()
    if (found >= i - slack) high += 1
    if (found <= i + slack) low += 1
    report((round + 1) / permutations)
  }
  const p = twoSidedP(high, low, permutations)
  return { kind: 'value', i, expected: -1 / (values.length - 1), p, permutations, n: values.length }
}
