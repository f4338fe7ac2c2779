/**
 * A stretch of time that a figure belongs to, written so that it sorts and reads: `2019`, `2019/20` (financial year), `2016-2020` (years together),
 * `2025-11` (one month), `2024-03-31` (one day), `2024-08/2025-07` (from one month to another, both whole).
 */
export type Period = string

/** How a period may be written, for whoever has written it otherwise. */
export const periodForms = '2019, 2019/20, 2016-2020, 2025-11, 2024-03-31 or 2024-08/2025-07'

const years = /^(\d{4})(?:-(\d{4})|\/(\d{2}))?$/
const months = /^(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01])|\/(\d{4})-(0[1-9]|1[0-2]))?$/

/** The calendar year in which a financial year ends: 2000 for 1999/00. */
function financialYearEnd(first: number, tail: string): number {
  const end = Math.floor(first / 100) * 100 + Number(tail)
  return end < first ? end + 100 : end
}

type Stretch = { readonly start: number; readonly end: number; readonly first: number; readonly last: number }

function ofYears([, from = '', to, tail]: readonly (string | undefined)[]): Stretch {
  const first = Number(from)
  if (tail === undefined) {
    const last = to === undefined ? first : Number(to)
    return { first, last, start: first, end: last + 1 }
  }
  const last = financialYearEnd(first, tail)
  return { first, last, start: first + 0.25, end: last + 0.25 }
}

function ofMonths([, from = '', month = '', day, to, lastMonth]: readonly (string | undefined)[]): Stretch {
  const first = Number(from)
  const last = to === undefined ? first : Number(to)
  const start = first + (Number(month) - 1) / 12
  if (day === undefined) return { first, last, start, end: last + Number(lastMonth ?? month) / 12 }
  const date = start + (Number(day) - 1) / 372
  return { first, last, start: date, end: date + 1 / 372 }
}

/** Calendar years that a period touches, and its start and end in parts of a year. @throws RangeError when it is no period */
function stretchOf(period: Period): Stretch {
  const [byYear, byMonth] = [years.exec(period), months.exec(period)]
  const stretch = byYear ? ofYears(byYear) : byMonth && ofMonths(byMonth)
  if (!stretch) throw new RangeError(`“${period}” is no period`)
  if (stretch.end <= stretch.start) throw new RangeError(`“${period}” ends before it starts`)
  return stretch
}

/** First and last calendar year that a period touches. @throws RangeError when it is no period */
export function periodYears(period: Period): { readonly first: number; readonly last: number } {
  const { first, last } = stretchOf(period)
  return { first, last }
}

/** Where the middle of a period lies on an axis of years: 2019.5 for 2019, 2019.75 for 2019/20. @throws RangeError when it is no period */
export function periodMiddle(period: Period): number {
  const { start, end } = stretchOf(period)
  return (start + end) / 2
}

/** The calendar year in which a month or day lies; null for any other period. */
export function yearOf(period: Period): Period | null {
  const { first, last } = stretchOf(period)
  return first === last && months.test(period) ? String(first) : null
}

export function isPeriod(text: string): boolean {
  try {
    stretchOf(text)
    return true
  } catch {
    return false
  }
}

const names = 'January February March April May June July August September October November December'.split(' ')

/** "2019", "2019/20", "2016 to 2020", "November 2025", "31 March 2024", "August 2024 to July 2025" */
export function periodText(period: Period): string {
  const range = /^(\d{4})-(\d{4})$/.exec(period)
  if (range) return `${range[1]} to ${range[2]}`
  const [, year, first, day, lastYear, last] = months.exec(period) ?? []
  if (year === undefined) return period
  const month = `${names[Number(first) - 1]} ${year}`
  if (last !== undefined) return `${month} to ${names[Number(last) - 1]} ${lastYear}`
  return day === undefined ? month : `${Number(day)} ${month}`
}

/** Earliest first; of two that start together the shorter first. */
export function comparePeriods(a: Period, b: Period): number {
  const [x, y] = [stretchOf(a), stretchOf(b)]
  return x.first - y.first || x.last - y.last || x.start - y.start || x.end - y.end || (a < b ? -1 : a > b ? 1 : 0)
}
