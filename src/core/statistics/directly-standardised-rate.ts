import { checkCount, checkPositive } from './check.ts'
import type { Estimate, Withheld } from './limits.ts'
import { poissonInterval } from './poisson-interval.ts'
import type { RateOptions } from './rate-interval.ts'

/** One age group: its events, its people, and how many of the standard population are of that age. */
export type AgeGroup = { readonly count: number; readonly population: number; readonly standard: number }

export type StandardisedRate = Estimate & {
  readonly kind: 'value'
  /** Events in all groups together. */
  readonly count: number
  readonly population: number
}

/** Fewer events than this make a directly standardised rate too unstable to show. */
const fewestEvents = 10

const sum = <T>(items: readonly T[], pick: (item: T) => number) => items.reduce((total, item) => total + pick(item), 0)

function checkGroups(groups: readonly AgeGroup[]): void {
  for (const { count, population, standard } of groups) {
    checkCount(count, 'count')
    checkPositive(population, 'population')
    if (!(Number.isFinite(standard) && standard >= 0))
      throw new RangeError(`standard must be 0 or more, not ${standard}`)
  }
  checkPositive(
    sum(groups, ({ standard }) => standard),
    'the standard population',
  )
}

/**
 * Directly age-standardised rate with Dobson's interval: the rate an area would have with the ages of the standard population.
 *
 * Rate = Σ wᵢOᵢ/nᵢ ÷ Σ wᵢ, variance v = Σ wᵢ²Oᵢ/nᵢ² ÷ (Σ wᵢ)², limits = rate + √(v/O) · (Poisson limit of O − O).
 * @param groups every age group of the area, with events from 0, population above 0 and standard from 0
 * @returns value and limits per `base` (100,000 unless told), or an absence under 10 events
 * @throws RangeError on counts that are not whole, populations that are not above 0, or an empty standard
 * @see Dobson, Kuulasmaa, Eberle & Scherer 1991, Stat Med 10:457; the least number of events after Morris et al. 2018, Popul Health Metr 16:19,
 * as in PHEindicatormethods
 */
export function directlyStandardisedRate(
  groups: readonly AgeGroup[],
  { base = 100_000, level = 0.95 }: RateOptions = {},
): StandardisedRate | Withheld {
  checkGroups(groups)
  checkPositive(base, 'base')
  const events = sum(groups, ({ count }) => count)
  const { lower, upper } = poissonInterval(events, level)
  if (events < fewestEvents)
    return { kind: 'absent', reason: 'suppressed', because: `there are fewer than ${fewestEvents} events` }
  const weights = sum(groups, ({ standard }) => standard)
  const rate = sum(groups, ({ count, population, standard }) => (standard * count) / population) / weights
  const variance = sum(groups, ({ count, population, standard }) => (standard / population) ** 2 * count) / weights ** 2
  const scale = Math.sqrt(variance / events)
  return {
    kind: 'value',
    value: base * rate,
    lower: base * (rate + scale * (lower - events)),
    upper: base * (rate + scale * (upper - events)),
    count: events,
    population: sum(groups, ({ population }) => population),
  }
}
