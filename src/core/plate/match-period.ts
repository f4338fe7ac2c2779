import { comparePeriods, type Period, periodYears, yearOf } from '#core/domain/period.ts'

type Held = { readonly period: Period; readonly areas: number }

/** The latest of the periods that the most areas have; null when none is held. */
export function fullestPeriod(held: readonly Held[]): Period | null {
  const most = Math.max(...held.map(({ areas }) => areas))
  const full = held.filter(({ areas }) => areas === most).map(({ period }) => period)
  return full.sort(comparePeriods).at(-1) ?? null
}

/**
 * The held period that goes best with a wanted one. The rule, in this order: the same period; the
 * calendar year in which a wanted month or day lies; else, of the periods that the most
 * areas have and that are not to be avoided, the one whose last year is closest to the wanted one's last year, the later of two
 * that are equally close. One year's figures never stand in for several years together, nor the other way round, unless nothing else is held.
 */
export function closestPeriod(held: readonly Held[], wanted: Period, avoid: readonly Period[]): Period | null {
  const same = [wanted, yearOf(wanted)].find((one) => held.some(({ period }) => period === one))
  if (same && !avoid.includes(same)) return same
  const welcome = held.filter(({ period }) => !avoid.includes(period))
  const candidates = welcome.length > 0 ? welcome : held
  const most = Math.max(...candidates.map(({ areas }) => areas))
  const full = candidates.filter(({ areas }) => areas === most).map(({ period }) => period)
  const single = full.filter((period) => spanOf(period) <= 2)
  const target = periodYears(wanted).last
  const distance = (period: Period) => Math.abs(periodYears(period).last - target)
  const ordered = (single.length > 0 ? single : full).sort(comparePeriods).reverse()
  return ordered.reduce<Period | null>(
    (best, period) => (best === null || distance(period) < distance(best) ? period : best),
    null,
  )
}

/** Calendar years that a period touches: 1 for a year, 2 for a financial year, 5 for 2016-2020. */
export function spanOf(period: Period): number {
  const { first, last } = periodYears(period)
  return last - first + 1
}
