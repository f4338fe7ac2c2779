import type { AccessMethod } from '#core/view/coverage-view.ts'
import type { Costs } from './costs.ts'

export type CatchmentOptions = {
  readonly method: AccessMethod
  /** Size of the catchment, in the unit of the costs. */
  readonly catchment: number
  /**
   * Worth of a service in zones of equal width over the catchment, from near to far, each in 0..1. The plain method has no zones and takes
   * no notice.
   */
  readonly weights: readonly number[]
}

export type Accessibility = {
  /** Supply within reach for each unit of demand, by origin. */
  readonly access: Float64Array
  /** Supply for each unit of demand in the catchment, by site; 0 where the catchment is empty. */
  readonly ratio: Float64Array
  /** Supply of sites in whose catchment nobody lives: it reaches nobody and is in no sum. */
  readonly unreached: number
}

function checked(supply: ArrayLike<number>, demand: ArrayLike<number>, costs: Costs, options: CatchmentOptions): void {
  const negative = (list: ArrayLike<number>) => Array.from(list).some((one) => !(one >= 0) || !Number.isFinite(one))
  if (supply.length !== costs.sites || demand.length !== costs.origins)
    throw new RangeError(
      `${supply.length} supplies and ${demand.length} demands for ${costs.sites} sites and ${costs.origins} origins`,
    )
  if (negative(supply) || negative(demand)) throw new RangeError('supply and demand are 0 or more')
  if (!(options.catchment > 0)) throw new RangeError(`a catchment is larger than 0, not ${options.catchment}`)
  if (options.method !== '2sfca' && (options.weights.length === 0 || options.weights.some((w) => !(w >= 0 && w <= 1))))
    throw new RangeError('weights are from 0 to 1, one for each zone')
}

/** The weight of each pair: 1 or a zone's inside the catchment, 0 beyond it. The catchment holds its limit; an inner zone does not. */
function weightsOf({ values }: Costs, { method, catchment, weights }: CatchmentOptions): Float64Array {
  const zones = method === '2sfca' ? [1] : weights
  const pull = new Float64Array(values.length)
  for (let pair = 0; pair < values.length; pair += 1) {
    const cost = values[pair] ?? Number.POSITIVE_INFINITY
    if (cost <= catchment)
      pull[pair] = zones[Math.min(zones.length - 1, Math.floor((cost / catchment) * zones.length))] ?? 0
  }
  return pull
}

/** Three-step only: each origin turns to each site as that site's weight is to the weights of all in its reach. */
function select(weights: Float64Array, origins: number, sites: number): void {
  for (let i = 0; i < origins; i += 1) {
    const row = weights.subarray(i * sites, (i + 1) * sites)
    let total = 0
    for (const weight of row) total += weight
    for (let j = 0; j < sites && total > 0; j += 1) row[j] = (row[j] ?? 0) ** 2 / total
  }
}

/**
 * Supply within reach of each place, where the demand of all who share a service is counted against it. First each site's supply over the
 * demand in its catchment, Rⱼ = Sⱼ / Σᵢ wᵢⱼPᵢ, then for each place the sum over the sites in its reach, Aᵢ = Σⱼ wᵢⱼRⱼ. Weighted by demand, the
 * accessibilities add up to the supply that reaches anybody. The enhanced method gives zones of the catchment weights (a
 * place exactly at the limit of an inner zone is in the farther one, at the limit of the catchment inside it); the three-step method
 * also divides each place's demand among the sites in its reach.
 * @param supply by site, 0 or more; @param demand by origin, 0 or more
 * @throws RangeError on lists that do not go together, or numbers below 0
 * @see Luo & Wang 2003, Environment and Planning B 30:865 (2SFCA); Luo & Qi 2009, Health & Place 15:1100 (E2SFCA); Wan, Zou & Sternberg 2012,
 *   International Journal of Geographical Information Science 26:1073 (3SFCA)
 */
export function twoStepFloatingCatchment(
  supply: ArrayLike<number>,
  demand: ArrayLike<number>,
  costs: Costs,
  options: CatchmentOptions,
): Accessibility {
  checked(supply, demand, costs, options)
  const { origins, sites } = costs
  const pull = weightsOf(costs, options)
  if (options.method === '3sfca') select(pull, origins, sites)
  const ratio = new Float64Array(sites)
  for (let i = 0; i < origins; i += 1)
    for (let j = 0; j < sites; j += 1) ratio[j] = (ratio[j] ?? 0) + (pull[i * sites + j] ?? 0) * (demand[i] ?? 0)
  let unreached = 0
  for (let j = 0; j < sites; j += 1) {
    const load = ratio[j] ?? 0
    if (load === 0) unreached += supply[j] ?? 0
    ratio[j] = load > 0 ? (supply[j] ?? 0) / load : 0
  }
  const access = new Float64Array(origins)
  for (let i = 0; i < origins; i += 1)
    for (let j = 0; j < sites; j += 1) access[i] = (access[i] ?? 0) + (pull[i * sites + j] ?? 0) * (ratio[j] ?? 0)
  return { access, ratio, unreached }
}

/** Zones of a catchment: as many as Luo & Qi have. */
const zones = 3

/**
 * Weights of the three zones of a catchment, exp(−decay·k²) for k = 0, 1, 2. A decay of 0.38 gives 1, 0.68 and 0.22, the slow decay of the
 * source; 0.75 gives 1, 0.47 and 0.05, which no decay of this form brings to its sharp one (1, 0.42, 0.09); 0 is the plain method.
 * @param decay from 0
 * @see Luo & Qi 2009, Health & Place 15:1100, table 1
 */
export const zoneWeights = (decay: number): readonly number[] =>
  Array.from({ length: zones }, (_, zone) => Math.exp(-decay * zone ** 2))
