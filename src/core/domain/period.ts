/**
 * The time span of a figure, in a form that sorts and reads: `2019`, `2019/20` (financial year), `2016-2020` (years together), `2025-11` (one month),
 * `2024-03-31` (one day), `2024-08/2025-07` (from one month to another, both whole).
 */
export type Period = string

/** The accepted forms of a period, for error messages. */
export const periodForms = '2019, 2019/20, 2016-2020, 2025-11, 2024-03-31 or 2024-08/2025-07'

const form =
  /^(\d{4})(?:-(\d{4})|\/(\d\d)|-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])|\/(\d{4})-(?:0[1-9]|1[0-2]))?)?$/

type Years = { readonly first: number; readonly last: number }

/** As `periodYears`; in words what is wrong with what is not a period. */
function yearsOrFault(period: string): Years | string {
  const [found, from, to, tail, until] = form.exec(period) ?? []
  if (found === undefined) return 'is no period'
  const first = Number(from)
  const last = tail ? Math.floor(first / 100) * 100 + Number(tail) : Number(to ?? until ?? from)
  if (tail && last < first) return { first, last: last + 100 }
  return last < first || (until && period.slice(8) < period.slice(0, 7)) ? 'ends before it starts' : { first, last }
}

/** First and last calendar year that a period touches. @throws RangeError when `period` is not a period */
export function periodYears(period: Period): Years {
  const years = yearsOrFault(period)
  if (typeof years === 'string') throw new RangeError(`“${period}” ${years}`)
  return years
}

/** The calendar year of a month or day; null for any other period. */
export function yearOf(period: Period): Period | null {
  const { first, last } = periodYears(period)
  return first === last && /^\d{4}-\d\d/.test(period) ? String(first) : null
}

export const isPeriod = (text: string): boolean => typeof yearsOrFault(text) !== 'string'

const names = 'January February March April May June July August September October November December'.split(' ')

const monthText = (month: string) => `${names[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`

/** "2019", "2019/20", "2016 to 2020", "November 2025", "31 March 2024", "August 2024 to July 2025" */
export function periodText(period: Period): string {
  const range = /^(\d{4})-(\d{4})$/.exec(period)
  if (range) return `${range[1]} to ${range[2]}`
  if (!/^\d{4}-\d\d/.test(period)) return period
  if (period.includes('/')) return `${monthText(period)} to ${monthText(period.slice(8))}`
  const day = period.slice(8)
  return day ? `${Number(day)} ${monthText(period)}` : monthText(period)
}

/** Orders periods by start, then the shorter first. */
export function comparePeriods(a: Period, b: Period): number {
  const [x, y] = [periodYears(a), periodYears(b)]
  return x.first - y.first || x.last - y.last || (a < b ? -1 : a > b ? 1 : 0)
}
