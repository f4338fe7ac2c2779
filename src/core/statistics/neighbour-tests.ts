import { falseDiscoveryRate } from './false-discovery-rate.ts'
import type { NotComputable } from './limits.ts'
import { fewestAreasForClusters, type LocalMoran, localMoran, permutationsFor } from './local-moran.ts'
import { type MoranI, moranI } from './moran-i.ts'
import { type PlacedArea, spatialWeights } from './spatial-weights.ts'

/** Values and where they are, one for each area. */
export type NeighbourJob = { readonly values: readonly number[]; readonly areas: readonly PlacedArea[] }

export type NeighbourTests = {
  readonly moran: MoranI | NotComputable
  /** The pattern of each area that stands after correcting for looking at many, else null; null where there are too few areas to look. */
  readonly patterns: readonly (LocalMoran['pattern'] | null)[] | null
  /** Indices of the areas that had no neighbour and were linked to the nearest. */
  readonly islands: readonly number[]
}

/** How often each is permuted. */
export const neighbourPermutations = 999
export const neighbourAlpha = 0.05

/** Moran’s I takes about as long as all local ones. */
const firstPart = 0.5

function patternsOf(
  { values }: NeighbourJob,
  weights: ReturnType<typeof spatialWeights>,
  report: (part: number) => void,
): NeighbourTests['patterns'] {
  if (values.length < fewestAreasForClusters) return null
  const atFloor = permutationsFor(values.length, neighbourAlpha)
  const local = localMoran(values, weights, { permutations: neighbourPermutations, seed: 1, atFloor, report })
  if (!('areas' in local)) return null
  const { discoveries } = falseDiscoveryRate(
    local.areas.map(({ p }) => p),
    neighbourAlpha,
  )
  return local.areas.map(({ pattern }, index) => (discoveries[index] ? pattern : null))
}

/**
 * Tests whether neighbouring areas are alike, and where alike ones cluster.
 * @param job at least two areas
 * @param report told the part that is done, 0 to 1
 */
export function testNeighbours(job: NeighbourJob, report: (part: number) => void = () => {}): NeighbourTests {
  const weights = spatialWeights(job.areas, { rule: 'queen' })
  const permutations = neighbourPermutations
  const moran = moranI(job.values, weights, { permutations, seed: 1, report: (part) => report(part * firstPart) })
  const patterns = patternsOf(job, weights, (part) => report(firstPart + part * (1 - firstPart)))
  return { moran, patterns, islands: weights.islands }
}
