import type { Dataset } from '#core/catalogue/columns.ts'
import type { AbsenceReason, Observation } from '#core/domain/cell.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import type { Period } from '#core/domain/period.ts'
import type { Dims } from '#core/view/view.ts'

/** Area code → its observations, one for each basis (the boundary in which it was counted). */
export type ByArea = ReadonlyMap<string, readonly Observation[]>

/** Observations of one choice of dimensions by period: as a list until they are first asked for, then by area. */
type ByPeriod = Map<Period, { readonly list: Observation[]; areas: ByArea | null }>

const indexes = new WeakMap<Dataset, Map<string, ByPeriod>>()

/** Observations share their `dims` objects, so each is written as a key once. */
const dimsKeys = new WeakMap<Dims, string>()

function dimsKey(dims: Dims): string {
  const known = dimsKeys.get(dims)
  if (known !== undefined) return known
  const ids = Object.keys(dims).sort()
  const key = ids.map((id) => `${id}=${dims[id]}`).join('|')
  dimsKeys.set(dims, key)
  return key
}

function indexOf(dataset: Dataset): Map<string, ByPeriod> {
  const known = indexes.get(dataset)
  if (known) return known
  const index = new Map<string, ByPeriod>()
  for (const observation of dataset.observations) {
    const { dims, period } = observation
    const key = dimsKey(dims)
    const periods: ByPeriod = index.get(key) ?? new Map()
    index.set(key, periods)
    const held = periods.get(period)
    if (held) held.list.push(observation)
    else periods.set(period, { list: [observation], areas: null })
  }
  indexes.set(dataset, index)
  return index
}

function byArea(observations: readonly Observation[]): ByArea {
  const areas = new Map<string, Observation[]>()
  for (const observation of observations) {
    const held = areas.get(observation.area)
    if (held) held.push(observation)
    else areas.set(observation.area, [observation])
  }
  return areas
}

const nothing: ByArea = new Map()

/** Selects the observations of one period and one choice of dimensions. */
export function selectPeriod(dataset: Dataset, period: Period, dims: Dims): ByArea {
  const held = indexOf(dataset).get(dimsKey(dims))?.get(period)
  if (!held) return nothing
  held.areas ??= byArea(held.list)
  return held.areas
}

/** Lists the periods with an observation of one area, in the order of the file. */
export function periodsOfArea(dataset: Dataset, area: string, dims: Dims): readonly Period[] {
  const key = dimsKey(dims)
  const held = dataset.observations.filter((one) => one.area === area && dimsKey(one.dims) === key)
  return [...new Set(held.map(({ period }) => period))]
}

/**
 * Picks one observation an area. Where an area has observations on more than one basis, the basis that covers the most of `codes` wins, which avoids
 * drawing neighbours on different bases; the area's own boundary wins a draw.
 */
export function pickBasis(held: ByArea, codes: readonly string[]): ReadonlyMap<string, Observation> {
  const picked = new Map<string, Observation>()
  let count: Map<string | null, number> | null = null
  const weight = ({ basis }: Observation) => (count?.get(basis) ?? 0) + (basis === null ? 0.5 : 0)
  for (const code of codes) {
    const own = held.get(code) ?? []
    if (own.length > 1) count ??= countBases(held, codes)
    const [best] = own.length > 1 ? own.toSorted((a, b) => weight(b) - weight(a)) : own
    if (best) picked.set(code, best)
  }
  return picked
}

/** Counts the areas that have a figure on each basis. */
function countBases(held: ByArea, codes: readonly string[]): Map<string | null, number> {
  const count = new Map<string | null, number>()
  for (const code of codes)
    for (const { basis, cell } of held.get(code) ?? [])
      if (cell.kind === 'value') count.set(basis, (count.get(basis) ?? 0) + 1)
  return count
}

/** The reason why an indicator has no row for an area: the longest matching prefix of the area's code decides. */
export function missingReason(indicator: Indicator, code: string): AbsenceReason {
  const prefixes = Object.keys(indicator.silence).filter((prefix) => prefix !== '*' && code.startsWith(prefix))
  const [longest] = prefixes.sort((a, b) => b.length - a.length)
  return indicator.silence[longest ?? '*'] ?? 'not-published'
}
