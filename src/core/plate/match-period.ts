import { comparePeriods, type Period, periodYears, yearOf } from '#core/domain/period.ts'

type Held = { readonly period: Period; readonly areas: number }

/** The periods with the most areas, the latest last. */
function fullestPeriods(held: readonly Held[]): Period[] {
  const most = Math.max(...held.map(({ areas }) => areas))
  const full = held.filter(({ areas }) => areas === most).map(({ period }) => period)
  return full.sort(comparePeriods)
}

/** The period with the most areas, the latest if several have as many; null without any period. */
export const fullestPeriod = (held: readonly Held[]): Period | null => fullestPeriods(held).at(-1) ?? null

/** Whether a period is a total of several years. A financial year touches two calendar years and is still one year. */
const isTotal = (period: Period): boolean => yearsTouched(period) > 2

/** The wanted period, or the calendar year of a wanted month or day; null where there are data for neither. */
export const samePeriod = (held: readonly Held[], wanted: Period): Period | null =>
  [wanted, yearOf(wanted)].find((one) => held.some(({ period }) => period === one)) ?? null

/**
 * Chooses the period with data that fits a wanted one best. The rule, in this order: the same period, or the calendar year of a wanted month or day,
 * unless it is to be avoided; else only periods that are not to be avoided; of these only single years for a wanted year and only totals of several
 * years for a wanted total; of these the ones with the most areas; of these the one whose last year is closest to the wanted one's last year, the
 * later of two equally close. Where no period passes one of the first two tests, that test is left out; the result is null only where there is no
 * period at all.
 */
export function closestPeriod(held: readonly Held[], wanted: Period, avoid: readonly Period[]): Period | null {
  const same = samePeriod(held, wanted)
  if (same && !avoid.includes(same)) return same
  const preferred = (list: readonly Held[], passes: (period: Period) => boolean) => {
    const passing = list.filter(({ period }) => passes(period))
    return passing.length > 0 ? passing : list
  }
  const welcome = preferred(held, (period) => !avoid.includes(period))
  const alike = preferred(welcome, (period) => isTotal(period) === isTotal(wanted))
  const target = periodYears(wanted).last
  const distance = (period: Period) => Math.abs(periodYears(period).last - target)
  const latestFirst = fullestPeriods(alike).reverse()
  return latestFirst.sort((a, b) => distance(a) - distance(b))[0] ?? null
}

/** Number of calendar years that a period touches: 1 for a year, 2 for a financial year, 5 for 2016-2020. */
export function yearsTouched(period: Period): number {
  const { first, last } = periodYears(period)
  return last - first + 1
}
