import type { CoverageView } from '#core/view/coverage-view.ts'
import { type Costs, crowCosts, type Point, type TravelTimes, tableCosts } from './costs.ts'
import { nearestSites } from './nearest.ts'
import { twoStepFloatingCatchment, zoneWeights } from './two-step-floating-catchment.ts'

/** All that the sums of a coverage map need, as plain data that can be sent to a worker. */
export type CoverageJob = {
  /** Cache key: equal for jobs with equal results over the same data. */
  readonly key: string
  readonly origins: readonly (Point & { readonly id: string })[]
  readonly sites: readonly (Point & { readonly id: string })[]
  readonly supply: readonly number[]
  /** Of the kind that accessibility is for, by origin. */
  readonly need: readonly number[]
  readonly times: TravelTimes | null
  readonly options: Pick<CoverageView, 'detour' | 'sea' | 'method' | 'catchment' | 'decay'>
}

export type CoverageResult = {
  /** Index of the nearest site by origin, −1 where none can be reached. */
  readonly nearest: Int32Array
  /** Kilometres or minutes to it, `Infinity` where none can be reached. */
  readonly cost: Float64Array
  /** Supply for each unit of need, by origin. */
  readonly access: Float64Array
  /** Supply in whose catchment nobody lives. */
  readonly unreached: number
}

/** Straight distances of the last few jobs: most changes leave sites and places where they are. */
const straight = new WeakMap<CoverageJob['origins'], Map<string, Costs>>()
/** Entries kept per set of places: actual and what-if sites, each current and previous. */
const mostKept = 4

/** Distances as the crow flies, taken once and then only multiplied. */
function straightCosts({ origins, sites, options: { sea } }: CoverageJob, onRow: (row: number) => void): Costs {
  const known = straight.get(origins) ?? new Map<string, Costs>()
  straight.set(origins, known)
  const key = JSON.stringify([sea, sites.map(({ at, island }) => [at, island])])
  const found = known.get(key)
  if (found) return found
  const costs = crowCosts(origins, sites, { detour: 1, sea }, onRow)
  const [oldest] = known.keys()
  if (known.size >= mostKept && oldest !== undefined) known.delete(oldest)
  known.set(key, costs)
  return costs
}

function costsOf(job: CoverageJob, onRow: (row: number) => void): Costs {
  const { origins, sites, times, options } = job
  if (!times) {
    const costs = straightCosts(job, onRow)
    return options.detour === 1 ? costs : { ...costs, values: costs.values.map((km) => km * options.detour) }
  }
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)
  return tableCosts(ids(origins), ids(sites), times)
}

/** Origins between two reports of progress. */
const step = 250

/**
 * Distances, nearest sites and accessibility in one go.
 * @param onProgress told the part that is done, 0 to 1; nearly all of the work is distances
 */
export function calculateCoverage(job: CoverageJob, onProgress: (part: number) => void = () => {}): CoverageResult {
  const costs = costsOf(job, (row) => {
    if (row % step === 0) onProgress((0.8 * row) / job.origins.length)
  })
  const { site, cost } = nearestSites(costs)
  onProgress(0.9)
  const { method, catchment, decay } = job.options
  const weights = zoneWeights(decay)
  const { access, unreached } = twoStepFloatingCatchment(job.supply, job.need, costs, { method, catchment, weights })
  onProgress(1)
  return { nearest: site, cost, access, unreached }
}
