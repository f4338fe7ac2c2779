import { type Period, periodYears } from './period.ts'

/** The start of a month on an axis of years: 2024.5 for July 2024. */
const startOf = (month: string): number => Number(month.slice(0, 4)) + (Number(month.slice(5, 7)) - 1) / 12

/**
 * Where the middle of a period lies on an axis of years: 2019.5 for 2019, 2019.75 for 2019/20, as a financial year begins in April.
 * @throws RangeError when `period` is not a period
 */
export function periodMiddle(period: Period): number {
  const { first, last } = periodYears(period)
  if (/^\d{4}-\d\d(?!\d)/.test(period)) {
    const day = /^.{7}-(\d\d)$/.exec(period)?.[1]
    if (day) return startOf(period) + (Number(day) - 0.5) / 372
    return (startOf(period) + startOf(period.includes('/') ? period.slice(8) : period) + 1 / 12) / 2
  }
  return (first + last + 1) / 2 + (period.includes('/') ? -0.25 : 0)
}
