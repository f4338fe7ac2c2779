import type { NotComputable } from './limits.ts'
import {
  checkSpatial,
  type FlatWeights,
  flatWeights,
  lagAt,
  type PermutationOptions,
  slackOf,
  standardised,
  twoSidedP,
} from './permutation.ts'
import { type Random, seededRandom } from './random.ts'
import type { SpatialWeights } from './spatial-weights.ts'

/** Fewer areas give too few permutations for a map of clusters. */
export const fewestAreasForClusters = 30

export type LocalMoran = {
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

/** Permutations of the values over the neighbours of each area. */
type Deal = {
  readonly deviations: Float64Array
  /** For each permutation as many positions among the other areas as the area with the most neighbours has. */
  readonly hands: Uint32Array
  readonly rounds: number
  /** Positions of one permutation. */
  readonly most: number
  /** The hands' entries by position: those of position k are from `starts[k]` to below `starts[k + 1]`. */
  readonly starts: Uint32Array
  readonly entries: Uint32Array
}

/** Sorts the entries of the hands by the position that they hold, by counting. */
function entriesByPosition(hands: Uint32Array, positions: number): Pick<Deal, 'starts' | 'entries'> {
  const starts = new Uint32Array(positions + 1)
  for (const position of hands) starts[position + 1]! += 1
  for (let position = 0; position < positions; position += 1) starts[position + 1]! += starts[position]!
  const next = starts.slice()
  const entries = new Uint32Array(hands.length)
  for (let entry = 0; entry < hands.length; entry += 1) {
    entries[next[hands[entry]!]!] = entry // positions are within the list
    next[hands[entry]!]! += 1
  }
  return { starts, entries }
}

/**
 * Finds the weighted mean of `count` permuted neighbours in each permutation, for one area after another. Areas that are next to each other in the
 * list have the same others but for one, so only the permutations that hold this one are added up anew: for 36,000 areas about one in six areas has any.
 */
function permutedLags({ deviations, hands, rounds, most, starts, entries }: Deal, count: number) {
  const others = deviations.slice(1)
  const lags = new Float64Array(rounds)
  const weight = 1 / count
  const addUp = (round: number) => {
    let sum = 0
    const hand = round * most
    for (let at = hand; at < hand + count; at += 1) sum += weight * others[hands[at]!]! // no area has more than the hand
    lags[round] = sum
  }
  for (let round = 0; round < rounds; round += 1) addUp(round)
  let taken = 0
  /** @param place not before the last one that was asked about */
  return (place: number): Float64Array => {
    for (; taken < place; taken += 1) {
      others[taken] = deviations[taken]!
      const end = starts[taken + 1]! // one start more than positions
      for (let at = starts[taken]!; at < end; at += 1)
        if (entries[at]! % most < count) addUp(Math.floor(entries[at]! / most))
    }
    return lags
  }
}

/** The two-sided pseudo p of an area: how its own value goes with the permuted means. */
function pseudoP(own: number, lag: number, lags: Float64Array): number {
  const slack = slackOf(own * lag)
  const [least, greatest] = [own * lag - slack, own * lag + slack]
  let [high, low] = [0, 0]
  for (let round = 0; round < lags.length; round += 1) {
    const dealt = own * lags[round]! // below the length
    if (dealt >= least) high += 1
    if (dealt <= greatest) low += 1
  }
  return twoSidedP(high, low, lags.length)
}

/**
 * Asks p of some of the areas, those with equally many neighbours together.
 * @param places upwards
 * @param report told how many have been done
 */
function pseudoPs(deal: Deal, flat: FlatWeights, places: readonly number[], report: (done: number) => void) {
  const { deviations } = deal
  const found = new Map<number, number>()
  const byCount = new Map<number, number[]>()
  for (const place of places) {
    const count = flat.starts[place + 1]! - flat.starts[place]! // one start more than rows
    const group = byCount.get(count)
    if (group) group.push(place)
    else byCount.set(count, [place])
  }
  for (const [count, group] of byCount) {
    const lagsOf = permutedLags(deal, count)
    for (const place of group) {
      found.set(place, pseudoP(deviations[place]!, lagAt(flat, place, deviations), lagsOf(place)))
      report(found.size)
    }
  }
  return found
}

type LocalMoranOptions = PermutationOptions & {
  /** How often areas at the floor of p are permuted again; not at all by default. */
  readonly atFloor?: number
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
  { permutations = 999, seed = 1, atFloor = 0, report = () => {} }: LocalMoranOptions = {},
): LocalMorans | NotComputable {
  checkSpatial(values, weights, permutations)
  const random = seededRandom(seed)
  const z = standardised(values)
  if ('kind' in z) return z
  const deviations = Float64Array.from(z)
  const flat = flatWeights(weights)
  const most = weights.rows.reduce((longest, { length }) => Math.max(longest, length), 1)
  const dealt = (rounds: number): Deal => {
    const hands = dealHands(rounds, most, z.length - 1, random)
    return { deviations, hands, rounds, most, ...entriesByPosition(hands, z.length - 1) }
  }
  const share = atFloor > permutations ? 0.5 : 1
  const first = pseudoPs(dealt(permutations), flat, [...z.keys()], (done) => report((done / z.length) * share))
  const low = [...z.keys()].filter((place) => first.get(place)! <= 2 / (permutations + 1)) // asked of every area
  const isAgain = atFloor > permutations && low.length > 0
  const again = isAgain ? pseudoPs(dealt(atFloor), flat, low, (done) => report((1 + done / low.length) / 2)) : first
  report(1)
  const areas = z.map((own, place) => {
    const lag = lagAt(flat, place, deviations)
    return { i: own * lag, p: again.get(place) ?? first.get(place)!, pattern: patternOf(own, lag) }
  })
  return { kind: 'value', areas, permutations: isAgain ? atFloor : permutations }
}
