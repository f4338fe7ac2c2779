import { isPeriod, type Period } from '#core/domain/period.ts'

/**
 * How a spelling that may mean two periods is to be read; one answer holds for every text of a table.
 *
 * - `years`, `month`: "2009-11" is the years 2009 to 2011 (2010-11: the year 2010/11), or November 2009.
 * - `ending`, `starting`: "FY2024" is the financial year that ends in 2024, or the one that starts in 2024.
 */
export type PeriodStyle = 'years' | 'month' | 'ending' | 'starting'

/** One way to read a text. A style of null means that the text has no other reading. */
export type PeriodReading = { readonly style: PeriodStyle | null; readonly period: Period }

/** What publishers add to a period: "2024p", "2024 [r]", "2024 (provisional)". */
export type PeriodMark = 'provisional' | 'revised'

const monthNames = 'january february march april may june july august september october november december'.split(' ')
const monthWord =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const yearWord = "((?:19|20)\\d{2}|['’]?\\d{2})"
const fullYear = '((?:19|20)\\d{2})'
const to = '\\s*(?:-|to|until)\\s*'

const two = (n: number): string => String(n).padStart(2, '0')

const monthNumber = (word: string): number =>
  1 + monthNames.findIndex((name) => name.startsWith(word.toLowerCase().replace('.', '').slice(0, 3)))

/** "2024" and "24" as a number; two digits from 70 are of the last century. */
const yearNumber = (text: string): number => {
  const year = Number(text.replace(/\D/g, ''))
  return year >= 100 ? year : year >= 70 ? 1900 + year : 2000 + year
}

type Month = { readonly year: number; readonly month: number }

const monthPeriod = ({ year, month }: Month): Period => `${year}-${two(month)}`

const financialYear = (start: number): Period => `${start}/${two((start + 1) % 100)}`

/** From one month to another, both whole: a calendar year and a financial year under their own names. */
function span(from: Month, last: Month): Period | null {
  const length = (last.year - from.year) * 12 + last.month - from.month + 1
  if (length < 1) return null
  if (length === 1) return monthPeriod(from)
  if (length === 12 && from.month === 1) return String(from.year)
  if (length === 12 && from.month === 4) return financialYear(from.year)
  return `${monthPeriod(from)}/${monthPeriod(last)}`
}

const yearUpTo = ({ year, month }: Month): Period | null =>
  span(month === 12 ? { year, month: 1 } : { year: year - 1, month: month + 1 }, { year, month })

/** A quarter: of a financial year from April where `financial`, else of a calendar year. */
function quarter(year: number, number: number, financial: boolean): Period | null {
  const first = (number - 1) * 3 + (financial ? 4 : 1)
  const from = first > 12 ? { year: year + 1, month: first - 12 } : { year, month: first }
  return span(from, { year: from.year, month: from.month + 2 })
}

function day(year: string, month: number, number: string): Period | null {
  const [y, d] = [yearNumber(year), Number(number)]
  const isDay = month >= 1 && month <= 12 && d >= 1 && d <= new Date(Date.UTC(y, month, 0)).getUTCDate()
  return isDay ? `${y}-${two(month)}-${two(d)}` : null
}

const certain = (period: Period | null): readonly PeriodReading[] =>
  period !== null && isPeriod(period) ? [{ style: null, period }] : []

/** "2009-11": years where the second lies 1 to 10 after the first, a month where it is one; both where both are possible. */
function yearAndTwoDigits(first: number, tail: number, monthly: boolean): readonly PeriodReading[] {
  const years = (tail - (first % 100) + 100) % 100
  const asYears = years === 1 ? financialYear(first) : years >= 2 && years <= 10 ? `${first}-${first + years}` : null
  const asMonth = monthly && tail >= 1 && tail <= 12 ? `${first}-${two(tail)}` : null
  if (asYears === null || asMonth === null) return certain(asYears ?? asMonth)
  return [
    { style: 'years', period: asYears },
    { style: 'month', period: asMonth },
  ]
}

function fullYears(first: number, last: number): readonly PeriodReading[] {
  if (last === first + 1) return certain(financialYear(first))
  return certain(last > first && last <= first + 30 ? `${first}-${last}` : null)
}

/** From the first day of a month to the last of one, each as day, month and year. */
function ofDays(
  from: readonly [string, string, string],
  last: readonly [string, string, string],
): readonly PeriodReading[] {
  const [first, end] = [from, last].map(([, month, year]) => ({ year: Number(year), month: Number(month) }))
  if (!first || !end || Number(from[0]) !== 1 || !isLastDay(last[0], end)) return []
  return certain(span(first, end))
}

type Form = { readonly pattern: string; readonly read: (parts: readonly string[]) => readonly PeriodReading[] }

const form = (pattern: string, read: Form['read']): Form => ({ pattern, read })

/** The financial year that "2023/24", "2023-24", "202324" and "2023 to 2024" start with; NaN where the years do not follow each other. */
const startOf = (first: string, last: string): number => {
  const start = yearNumber(first)
  return (start + 1) % 100 === Number(last) % 100 ? start : Number.NaN
}

const ofFinancialQuarter = (first: string, last: string, number: string) => {
  const start = startOf(first, last)
  return certain(Number.isNaN(start) ? null : quarter(start, Number(number), true))
}

const ofMonths = (first: string, last: string, from: string, until: string) => {
  const start = startOf(first, last)
  if (Number.isNaN(start)) return []
  const at = (word: string): Month => ({ year: monthNumber(word) >= 4 ? start : start + 1, month: monthNumber(word) })
  return certain(span(at(from), at(until)))
}

/** A day that is written before a month has to be its first or its last: otherwise the stretch is of no whole months. */
const isLastDay = (date: string, { year, month }: Month): boolean =>
  date === '' || Number.parseInt(date, 10) === new Date(Date.UTC(year, month, 0)).getUTCDate()
const isFirstDay = (date: string): boolean => date === '' || Number.parseInt(date, 10) === 1

const monthAt = (word: string, year: string): Month => ({ year: yearNumber(year), month: monthNumber(word) })

const pair = String.raw`${fullYear}\s*(?:[/-]|to)?\s*(\d{2}|20\d{2})`
const date = String.raw`(?:(\d{1,2})(?:st|nd|rd|th)?[ -])?`

/** In the order in which they are looked for in a running text: the longer before what it contains. */
const forms: readonly Form[] = [
  form(
    `${date}${monthWord}[ -]?${yearWord}${to}${date}${monthWord}[ -]?${yearWord}`,
    ([d = '', m = '', y = '', e = '', n = '', z = '']) => {
      const [from, last] = [monthAt(m, y), monthAt(n, z)]
      return certain(isFirstDay(d) && isLastDay(e, last) ? span(from, last) : null)
    },
  ),
  form(String.raw`${monthWord}${to}${monthWord}\s*${pair}`, ([m = '', n = '', a = '', b = '']) => ofMonths(a, b, m, n)),
  form(`${monthWord}${to}${monthWord}[ -]?${fullYear}`, ([m = '', n = '', y = '']) =>
    certain(span(monthAt(m, y), monthAt(n, y))),
  ),
  form(String.raw`${pair}\s*${monthWord}${to}${monthWord}`, ([a = '', b = '', m = '', n = '']) => ofMonths(a, b, m, n)),
  form(
    String.raw`(?:year|12 months|twelve months|y\/?e)[ -]*(?:ending|ended|end|to)?\s*${date}${monthWord}[ -]?${yearWord}`,
    ([d = '', m = '', y = '']) => certain(isLastDay(d, monthAt(m, y)) ? yearUpTo(monthAt(m, y)) : null),
  ),
  form(`${fullYear}[ -]?M(0[1-9]|1[0-2])`, ([y = '', m = '']) => certain(`${y}-${m}`)),
  form(
    String.raw`(\d{1,2})[/.](\d{1,2})[/.]${fullYear}${to}(\d{1,2})[/.](\d{1,2})[/.]${fullYear}`,
    ([d = '', m = '', y = '', last = '', n = '', z = '']) => ofDays([d, m, y], [last, n, z]),
  ),
  form(
    String.raw`${fullYear}-(\d{2})-(\d{2})(?: to | - |/)${fullYear}-(\d{2})-(\d{2})`,
    ([y = '', m = '', d = '', z = '', n = '', last = '']) => ofDays([d, m, y], [last, n, z]),
  ),
  form(`${pair}[ -]*(?:q|quarter )([1-4])`, ([a = '', b = '', q = '']) => ofFinancialQuarter(a, b, q)),
  form(`(?:q|quarter )([1-4])[ -]*(?:of )?${pair}`, ([q = '', a = '', b = '']) => ofFinancialQuarter(a, b, q)),
  form(`${fullYear}[ -]?(?:q|quarter )([1-4])`, ([y = '', q = '']) => certain(quarter(Number(y), Number(q), false))),
  form(`(?:q|quarter )([1-4])[ -]*${fullYear}`, ([q = '', y = '']) => certain(quarter(Number(y), Number(q), false))),
  form(String.raw`(\d{1,2})(?:st|nd|rd|th)?[ -]${monthWord}[ ,-]+${yearWord}`, ([d = '', m = '', y = '']) =>
    certain(day(y, monthNumber(m), d)),
  ),
  form(`${monthWord}[ -]?${yearWord}`, ([m = '', y = '']) => certain(monthPeriod(monthAt(m, y)))),
  form(`${fullYear}[ -]?${monthWord}`, ([y = '', m = '']) => certain(monthPeriod(monthAt(m, y)))),
  form(String.raw`${fullYear}-(\d{2})-(\d{2})(?:T[\d:.]*Z?)?`, ([y = '', m = '', d = '']) =>
    certain(day(y, Number(m), d)),
  ),
  form(String.raw`(\d{1,2})[/.](\d{1,2})[/.]${fullYear}`, ([d = '', m = '', y = '']) => certain(day(y, Number(m), d))),
  form(String.raw`${fullYear}(?:\s*[/-]\s*|\s+to\s+)${fullYear}`, ([a = '', b = '']) =>
    fullYears(Number(a), Number(b)),
  ),
  form(String.raw`${fullYear}-(\d{2})`, ([first = '', tail = '']) =>
    yearAndTwoDigits(Number(first), Number(tail), true),
  ),
  form(String.raw`${fullYear}(?: - |/|\s+to\s+)(\d{2})`, ([first = '', tail = '']) =>
    yearAndTwoDigits(Number(first), Number(tail), false),
  ),
  form(String.raw`${fullYear}(\d{2})`, ([first = '', tail = '']) =>
    yearAndTwoDigits(Number(first), Number(tail), true).filter(({ period }) => /^\d{4}(?:\/|-\d\d$)/.test(period)),
  ),
  form(String.raw`(?:mid[ -]?)?${fullYear}(?:\.0+)?`, ([year = '']) => certain(year)),
]

/** "23/24" and "23-24"; never "10/11", which may be a day and a month. */
const shortPair = form(String.raw`(\d{2})[/-](\d{2})`, ([a = '', b = '']) => {
  const start = startOf(a, b)
  return certain(Number.isNaN(start) || Number(b) <= 12 ? null : financialYear(start))
})

/** "20240331", as a column of days has it; within a text it may be any number. */
const bareDay = form(String.raw`${fullYear}(\d{2})(\d{2})`, ([y = '', m = '', d = '']) => certain(day(y, Number(m), d)))

/** "03/2024"; within a text it may be the end of a day. */
const slashedMonth = form(`(0[1-9]|1[0-2])[/-]${fullYear}`, ([m = '', y = '']) => certain(`${y}-${m}`))

const whole = [...forms, shortPair, bareDay, slashedMonth].map(({ pattern, read }) => ({
  pattern: new RegExp(`^${pattern}$`, 'i'),
  read,
}))
/** Finds the spellings of periods within a text, each to be read by itself. */
export const inText = new RegExp(
  String.raw`(?<![A-Za-z0-9]|\d[/-])(?:${forms.map(({ pattern }) => pattern).join('|')})(?![A-Za-z0-9]|[/-]\d)`,
  'gi',
)

/** Two years under the name of one, as "FY2024" and "financial year 2024" are. */
const namedFinancialYear =
  /^(?:(?:fy|financial year|tax year)\s*((?:19|20)?\d{2})|((?:19|20)\d{2})\s*\(?financial year\)?)$/i
const prefixes =
  /^(?:as at|as of|at|fy|financial year|calendar year|cy|year|survey|period|date)[ :]+(?=\S)|^(?:fy|cy)(?=\d)/i
/** The name of a collection before a month: "DM01-MARCH-2024". */
const collection = new RegExp(`^[a-z]{2,8}\\d{0,2}-(?=${monthWord}-${fullYear}$)`, 'i')
const suffixes = /\s*\(?(?:financial|calendar) year\)?$/i
/** HESA and the Department for Education count an academic year from 1 August to 31 July. */
const academic = /^(?:academic year|ay)\s*|\s*academic year$/i

/** Takes off what publishers write behind a period: notes, stars, raised figures, "p" and "r". */
export function markOf(text: string): { readonly bare: string; readonly mark: PeriodMark | null } {
  let bare = text
    .trim()
    .replace(/[\u00a0\u202f\u2009]/g, ' ')
    .replace(/[–—−]/g, '-')
    .replace(/\s+/g, ' ')
  let mark: PeriodMark | null = null
  for (;;) {
    const state = /\s*(?:\[(p|r)\]|\((p|r)\)|(?<=\d)(p|r)|[([]?(provisional|revised)[)\]]?)$/i.exec(bare)
    const note = /\s*(?:[([](?:see )?notes? ?[\d, and]+[)\]]|\[\d+\]|[*†‡§]+|(?<=\d)[¹²³⁴-⁹⁰]+)$/i.exec(bare)
    const found = state ?? note
    if (!found || found.index === 0) return { bare, mark }
    const letter = (state?.[1] ?? state?.[2] ?? state?.[3] ?? state?.[4] ?? '').toLowerCase()
    if (state) mark = letter.startsWith('p') ? 'provisional' : 'revised'
    bare = bare.slice(0, found.index).trim()
  }
}

/**
 * Every way to read a text as a period: none where it is no period, one where it can only mean that, two where the spelling leaves it open.
 *
 * Read are years ("2024", "mid-2024"), financial years ("2023/24", "2023-24", "202324", "FY23/24", "2023 to 2024"), years together ("2016-2020",
 * "2020 - 22"), academic years, quarters ("2024 Q1" of the calendar year, "Q1 2024/25" of the financial year, "July to September 2014"), months, days
 * and "year ending March 2024", with the marks that publishers put behind them.
 */
export function readingsOf(text: string): readonly PeriodReading[] {
  const { bare } = markOf(text)
  const ending = /^(?:fye|fy end(?:ing|ed)?|financial year (?:end(?:ing|ed)?|to))\s*((?:19|20)?\d{2})$/i.exec(bare)
  if (ending) return certain(financialYear(yearNumber(ending[1] ?? '') - 1))
  const named = namedFinancialYear.exec(bare)
  if (named) {
    const year = yearNumber(named[1] ?? named[2] ?? '')
    return [
      { style: 'ending', period: financialYear(year - 1) },
      { style: 'starting', period: financialYear(year) },
    ]
  }
  if (academic.test(bare)) {
    const [reading] = readingsOf(bare.replace(academic, ''))
    const start = /^(\d{4})\/\d\d$/.exec(reading?.period ?? '')
    return start ? certain(span({ year: Number(start[1]), month: 8 }, { year: Number(start[1]) + 1, month: 7 })) : []
  }
  const slashed = /^((?:19|20)\d{2})\/(\d{2})$/.exec(bare)
  if (slashed) return yearAndTwoDigits(Number(slashed[1]), Number(slashed[2]), false)
  if (isPeriod(bare) && bare.includes('/')) return certain(bare)
  const readings = firstReading(bare)
  return readings.length > 0
    ? readings
    : firstReading(bare.replace(prefixes, '').replace(suffixes, '').replace(collection, ''))
}

function firstReading(bare: string): readonly PeriodReading[] {
  for (const { pattern, read } of whole) {
    const found = pattern.exec(bare)
    const readings = found ? read(found.slice(1)) : []
    if (readings.length > 0) return readings
  }
  return []
}

/** A text read by itself: null where it is no period, and where its spelling leaves open which. */
export function periodOf(text: string): Period | null {
  const [reading, other] = readingsOf(text)
  return reading && !other ? reading.period : null
}
