import { comparePeriods, type Period, yearOf } from '#core/domain/period.ts'
import { closestPeriod } from '#core/plate/match-period.ts'
import type { Resolved } from '#core/plate/resolve.ts'

type ComparablePeriod = {
  readonly period: Period
  /** Period of the denominator; null for figures without one. */
  readonly perPeriod: Period | null
  /** How many areas have a figure. */
  readonly areas: number
}

/** The periods whose figures may stand beside each other, the earliest first. A ratio has only those that its denominator has too, so that nothing mixes years. */
export const comparablePeriods = ({ main, per }: Resolved): readonly ComparablePeriod[] =>
  main.periods
    .toSorted((a, b) => comparePeriods(a.period, b.period))
    .flatMap(({ period, areas }): ComparablePeriod[] => {
      const perPeriod = per ? closestPeriod(per.periods, period, []) : null
      return per && perPeriod !== period && perPeriod !== yearOf(period) ? [] : [{ period, perPeriod, areas }]
    })
