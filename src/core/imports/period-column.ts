import { headingLikeness } from './heading-likeness.ts'
import { periodInHeading } from './period-in-text.ts'
import { readingsOf } from './period-text.ts'
import { cellText, type Worksheet } from './sheet.ts'
import { tables } from './tables/registry.ts'

/** Rows that tell what a column holds. */
const sampleRows = 200

const spec = tables.indicator.columns.find(({ id }) => id === 'period')

/** A column with the period of each of its first rows; null for a blank, and for what is no period or may be two. */
type Periods = { readonly at: number; readonly periods: readonly (string | null)[] }

function periodsIn(sheet: Worksheet, headerRow: number, at: number): Periods | null {
  const texts = sheet.rows
    .slice(headerRow + 1, headerRow + 1 + sampleRows)
    .map((_, row) => cellText(sheet, headerRow + 1 + row, at))
  const periods = texts.map((text) => readingsOf(text).find(({ style }) => style === null)?.period ?? null)
  const filled = texts.filter(Boolean).length
  return filled > 0 && periods.filter(Boolean).length >= filled * 0.5 ? { at, periods } : null
}

/** Columns whose headings and cells are both of periods. */
function candidatesIn(sheet: Worksheet, headerRow: number): readonly Periods[] {
  return (sheet.rows[headerRow] ?? []).flatMap((heading, at) => {
    const own = spec && headingLikeness(spec, heading) >= 2 ? periodsIn(sheet, headerRow, at) : null
    return own ? [own] : []
  })
}

/** Whether a period is a month, a quarter or a day of a year, or is that year. */
const liesIn = (period: string, year: string): boolean =>
  period === year || (period.startsWith(year) && /^-\d{2}(?:$|[-/])/.test(period.slice(year.length)))

const isWithin = (inner: Periods, outer: Periods): boolean =>
  inner.periods.every((period, row) => {
    const other = outer.periods[row] ?? null
    return period === null || other === null || liesIn(period, other)
  })

/** Headings that may stand over periods, beside those of the table’s description. */
const ofTimes = /\b(?:quarter|month|week|year|date|census|period|snapshot|as at)\b/i

/** The one column under words of time that holds nothing but periods; null where there is none, or more than one. */
function wholeColumnOf(sheet: Worksheet, headerRow: number): number | null {
  const whole = (sheet.rows[headerRow] ?? []).flatMap((heading, at) => {
    const own = ofTimes.test(heading) && periodInHeading(heading) === null ? periodsIn(sheet, headerRow, at) : null
    return own && !own.periods.includes(null) ? [at] : []
  })
  return whole.length === 1 ? (whole[0] ?? null) : null
}

/**
 * The column of the periods. Of a column of years and one of the days or months within them it is the latter.
 * @param known the column that its heading tells of, or null
 */
export function periodColumnOf(sheet: Worksheet, headerRow: number, known: number | null): number | null {
  const candidates = candidatesIn(sheet, headerRow)
  if (known === null) return wholeColumnOf(sheet, headerRow)
  const first = candidates.find(({ at }) => at === known)
  if (!first) return known
  return candidates.reduce((best, one) => (isWithin(one, best) && !isWithin(best, one) ? one : best), first).at
}

/** Columns of other periods than those of the column that is taken. */
export function otherPeriodColumns(sheet: Worksheet, headerRow: number, taken: number): readonly number[] {
  const candidates = candidatesIn(sheet, headerRow)
  const own = candidates.find(({ at }) => at === taken)
  return own ? candidates.flatMap((one) => (one.at === taken || isWithin(own, one) ? [] : [one.at])) : []
}
