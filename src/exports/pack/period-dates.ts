import type { Period } from '#core/domain/period.ts'
import { periodYears } from '#core/domain/period.ts'

const pad = (value: number) => String(value).padStart(2, '0')

const lastDay = (year: string, month: string) =>
  `${year}-${month}-${pad(new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate())}`

/** First and last day of a period, ISO 8601; a financial year runs from 1 April to 31 March. @throws RangeError when it is no period */
export function periodDates(period: Period): readonly [start: string, end: string] {
  const { first, last } = periodYears(period)
  if (/^\d{4}-\d{2}-\d{2}$/.test(period)) return [period, period]
  const [, year, month = '', lastYear, lastMonth] = /^(\d{4})-(\d{2})(?:\/(\d{4})-(\d{2}))?$/.exec(period) ?? []
  if (year !== undefined) return [`${year}-${month}-01`, lastDay(lastYear ?? year, lastMonth ?? month)]
  return period.includes('/') ? [`${first}-04-01`, `${last}-03-31`] : [`${first}-01-01`, `${last}-12-31`]
}
