import type { Dataset } from '#core/catalogue/columns.ts'
import type { AbsenceReason, Observation } from '#core/domain/cell.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import type { Period } from '#core/domain/period.ts'
import type { Dims } from '#core/view/view.ts'

/** Area code → its observations, one for each basis (the boundary in which it was counted). */
export type ByArea = ReadonlyMap<string, readonly Observation[]>

const indexes = new WeakMap<Dataset, Map<string, Map<string, Observation[]>>>()

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

const keyOf = (period: Period, dims: Dims): string => `${period}|${dimsKey(dims)}`

function indexOf(dataset: Dataset): Map<string, Map<string, Observation[]>> {
  const known = indexes.get(dataset)
  if (known) return known
  const index = new Map<string, Map<string, Observation[]>>()
  for (const observation of dataset.observations) {
    const key = keyOf(observation.period, observation.dims)
    const areas = index.get(key) ?? new Map<string, Observation[]>()
    index.set(key, areas)
    const held = areas.get(observation.area)
    if (held) held.push(observation)
    else areas.set(observation.area, [observation])
  }
  indexes.set(dataset, index)
  return index
}

/** Selects the observations of one period and one choice of dimensions. */
export function selectPeriod(dataset: Dataset, period: Period, dims: Dims): ByArea {
  return indexOf(dataset).get(keyOf(period, dims)) ?? new Map<string, readonly Observation[]>()
}

/** Lists the periods with an observation of one area, in the order of the file. */
export function periodsOfArea(dataset: Dataset, area: string, dims: Dims): readonly Period[] {
  const key = keyOf('', dims)
  const held = dataset.observations.filter((one) => one.area === area && keyOf('', one.dims) === key)
  return [...new Set(held.map(({ period }) => period))]
}

/**
 * Picks one observation an area. Where an area has observations on more than one basis, the basis that covers the most of `codes` wins, which avoids
 * drawing neighbours on different bases; the area's own boundary wins a draw.
 */
export function pickBasis(held: ByArea, codes: readonly string[]): ReadonlyMap<string, Observation> {
  const count = new Map<string | null, number>()
  for (const code of codes)
    for (const { basis, cell } of held.get(code) ?? [])
      if (cell.kind === 'value') count.set(basis, (count.get(basis) ?? 0) + 1)
  const weight = ({ basis }: Observation) => (count.get(basis) ?? 0) + (basis === null ? 0.5 : 0)
  const picked = new Map<string, Observation>()
  for (const code of codes) {
    const [best] = [...(held.get(code) ?? [])].sort((a, b) => weight(b) - weight(a))
    if (best) picked.set(code, best)
  }
  return picked
}

/** The reason why an indicator has no row for an area: the longest matching prefix of the area's code decides. */
export function missingReason(indicator: Indicator, code: string): AbsenceReason {
  const prefixes = Object.keys(indicator.silence).filter((prefix) => prefix !== '*' && code.startsWith(prefix))
  const [longest] = prefixes.sort((a, b) => b.length - a.length)
  return indicator.silence[longest ?? '*'] ?? 'not-published'
}
