import type { Period } from '#core/domain/period.ts'
import { periodYears } from '#core/domain/period.ts'

const pad = (value: number) => String(value).padStart(2, '0')

/** First and last day of a period, ISO 8601; a financial year runs from 1 April to 31 March. @throws RangeError when it is no period */
export function periodDates(period: Period): readonly [start: string, end: string] {
  const { first, last } = periodYears(period)
  const date = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(period)
  if (date) {
    const [, year = '', month = '', day] = date
    if (day) return [period, period]
    const length = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
    return [`${year}-${month}-01`, `${year}-${month}-${pad(length)}`]
  }
  return period.includes('/') ? [`${first}-04-01`, `${last}-03-31`] : [`${first}-01-01`, `${last}-12-31`]
}
