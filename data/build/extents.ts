import type { Observation } from '#core/domain/cell.ts'
import type { Extent } from '#core/domain/indicator.ts'
import { comparePeriods } from '#core/domain/period.ts'
import type { Places } from './places.ts'

/** Counts areas with a value by period and geography, in the order of `places.geographies`. A period in which all are suppressed is one that holds none. */
export function extentsOf(observations: readonly Observation[], places: Places): readonly Extent[] {
  const held = new Map<string, Map<string, Set<string>>>()
  for (const { area, period, cell } of observations) {
    if (cell.kind === 'absent' && cell.reason !== 'suppressed') continue
    for (const geography of places.geographiesOf(area)) {
      const periods = held.get(geography) ?? new Map<string, Set<string>>()
      const areas = periods.get(period) ?? new Set()
      periods.set(period, cell.kind === 'value' ? areas.add(area) : areas)
      held.set(geography, periods)
    }
  }
  return [...places.geographies].flatMap((geography) => {
    const periods = held.get(geography)
    if (!periods) return []
    const counted = [...periods].map(([period, areas]) => ({ period, areas: areas.size }))
    return [{ geography, periods: counted.sort((a, b) => comparePeriods(a.period, b.period)) }]
  })
}
