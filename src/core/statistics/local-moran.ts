import type { NotComputable } from './limits.ts'
import { checkSpatial, flatWeights, lagAt, type PermutationOptions, standardised, tailCounter } from './permutation.ts'
import { type Random, seededRandom } from './random.ts'
import type { SpatialWeights } from './spatial-weights.ts'

/** Fewer areas give too few permutations for a map of clusters. */
export const fewestAreasForClusters = 30

type LocalMoran = {
  /** zᵢ Σⱼ wᵢⱼzⱼ; their mean over all areas is Moran's I. */
  readonly i: number
  /** Two-sided pseudo p, not yet corrected for looking at many areas: see `falseDiscoveryRate`. */
  readonly p: number
  /** The area's value against the mean, then its neighbours'. The mean itself counts as high. */
  readonly pattern: 'high-high' | 'low-low' | 'high-low' | 'low-high'
}

export type LocalMorans = {
  readonly kind: 'value'
  readonly areas: readonly LocalMoran[]
  /** Number of permutations of the areas that were repeated most often. */
  readonly permutations: number
}

/**
 * The number of permutations that lets a single area among many be found at a false discovery rate of `alpha`: its p can then be half of alpha ÷
 * areas. At most 99,999, which is enough for 1,250 areas at 5%.
 */
export const permutationsFor = (areas: number, alpha: number): number =>
  Math.min(99_999, Math.ceil((4 * areas) / alpha))

const patternOf = (own: number, lag: number): LocalMoran['pattern'] =>
  own >= 0 ? (lag >= 0 ? 'high-high' : 'high-low') : lag >= 0 ? 'low-high' : 'low-low'

/**
 * Draws one sample of distinct positions for each round: `count` numbers from 0 to `others` − 1. All areas share the samples, each counting positions
 * from its own onwards. A separate draw for each area would only cost time.
 */
function dealHands(rounds: number, count: number, others: number, { below }: Random): Uint32Array {
  const pool = Uint32Array.from({ length: others }, (_, place) => place)
  const hands = new Uint32Array(rounds * count)
  for (let round = 0; round < rounds; round += 1)
    for (let front = 0; front < count; front += 1) {
      const other = front + below(others - front)
      const held = pool[front]! // both within the pool
      pool[front] = pool[other]!
      pool[other] = held
      hands[round * count + front] = pool[front]!
    }
  return hands
}

/**
 * Local Moran's I for each area: whether it is similar to its neighbours (a cluster) or not (an outlier). p by conditional permutation: the area
 * keeps its value while the other values are permuted over its neighbours, with the same random samples for all areas. No p can be below 2 ÷
 * (permutations + 1), which does not survive a correction for many areas; areas at that floor are permuted again, `atFloor` times. Below
 * `fewestAreasForClusters` areas the numbers may be listed but not mapped as clusters.
 * @param values one for each row of the weights
 * @returns the same for the same seed on every engine; an absence when all values are the same
 * @throws RangeError on values that do not go with the weights, or are not finite
 * @see Anselin 1995, Geographical Analysis 27:93
 */
export function localMoran(
  values: readonly number[],
  weights: SpatialWeights,
  { permutations = 999, seed = 1, atFloor = 0 }: PermutationOptions & { readonly atFloor?: number } = {},
): LocalMorans | NotComputable {
  checkSpatial(values, weights, permutations)
  const random = seededRandom(seed)
  const z = standardised(values)
  if ('kind' in z) return z
  const deviations = Float64Array.from(z)
  const flat = flatWeights(weights)
  const most = Math.max(0, ...weights.rows.map(({ length }) => length))
  const dealt = (rounds: number) => {
    const hands = dealHands(rounds, most, z.length - 1, random)
    return (place: number): LocalMoran => {
      const own = z[place]! // one value a row
      const lag = lagAt(flat, place, deviations)
      const [first, count] = [flat.starts[place]!, weights.rows[place]!.length]
      const tails = tailCounter(own * lag)
      for (let round = 0; round < rounds; round += 1) {
        const hand = round * most
        let sum = 0
        for (let at = 0; at < count; at += 1) {
          const drawn = hands[hand + at]! // no area has more neighbours than the hand
          sum += flat.weights[first + at]! * deviations[drawn < place ? drawn : drawn + 1]!
        }
        tails.add(own * sum)
      }
      return { i: own * lag, p: tails.twoSided(), pattern: patternOf(own, lag) }
    }
  }
  const areas = z.map((_, place) => place).map(dealt(permutations))
  const floor = 2 / (permutations + 1)
  if (atFloor <= permutations || areas.every(({ p }) => p > floor)) return { kind: 'value', areas, permutations }
  const again = dealt(atFloor)
  const refined = areas.map((area, place) => (area.p > floor ? area : again(place)))
  return { kind: 'value', areas: refined, permutations: atFloor }
}
