/**
 * A stretch of time that a figure belongs to, written so that it sorts and reads:
 * `2019`, `2019/20` (financial year), `2016-2020` (years together), `2025-11` (one month), `2024-03-31` (one day).
 */
export type Period = string

/** First and last calendar year that a period touches. @throws RangeError when it is no period */
export function periodYears(period: Period): { readonly first: number; readonly last: number } {
  const years = /^(\d{4})(?:-(\d{4})|\/(\d{2})|-(?:0[1-9]|1[0-2])(?:-\d{2})?)?$/.exec(period)
  if (!years) throw new RangeError(`“${period}” is no period`)
  const first = Number(years[1])
  const last = years[2] ? Number(years[2]) : years[3] ? Math.floor(first / 100) * 100 + Number(years[3]) : first
  if (last < first && !years[3]) throw new RangeError(`“${period}” ends before it starts`)
  return { first, last: last < first ? last + 100 : last }
}

export function isPeriod(text: string): boolean {
  try {
    periodYears(text)
    return true
  } catch {
    return false
  }
}

const months = 'January February March April May June July August September October November December'.split(' ')

/** "2019", "2019/20", "2016 to 2020", "November 2025", "31 March 2024" */
export function periodText(period: Period): string {
  const range = /^(\d{4})-(\d{4})$/.exec(period)
  if (range) return `${range[1]} to ${range[2]}`
  const date = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(period)
  if (!date) return period
  const month = `${months[Number(date[2]) - 1]} ${date[1]}`
  return date[3] ? `${Number(date[3])} ${month}` : month
}

/** Earliest first; of two that start together the shorter first. */
export function comparePeriods(a: Period, b: Period): number {
  const [x, y] = [periodYears(a), periodYears(b)]
  return x.first - y.first || x.last - y.last || (a < b ? -1 : a > b ? 1 : 0)
}
