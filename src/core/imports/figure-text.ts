import type { Absence } from '#core/domain/cell.ts'
import { isPeriod } from '#core/domain/period.ts'

/** What stands for the decimal point in a table. */
export type DecimalMark = '.' | ','

const plain = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,2})?$/i
const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/
const groupedByBlank = /^[+-]?\d{1,3}( \d{3})+(\.\d+)?$/

/**
 * Reads a number as people write it: "1,234.5", "1 234,5" where a comma is the decimal mark, "£1,200", "12.5%", "−3".
 * @returns NaN for what is no number, an empty text included: a blank is not zero
 */
export function numberOf(text: string, mark: DecimalMark): number {
  const bare = text
    .trim()
    .replace(/[\u00a0\u202f\u2009]/g, ' ')
    .replace(/^[−–]/, '-')
    .replace(/^£\s*|\s*%$/g, '')
  if (plain.test(bare) && (mark === '.' || !bare.includes('.'))) return Number(bare)
  const pointed = mark === ',' ? bare.replace(/[.,]/g, (each) => (each === ',' ? '.' : ',')) : bare
  if (plain.test(pointed)) return Number(pointed)
  if (grouped.test(pointed)) return Number(pointed.replace(/,/g, ''))
  if (groupedByBlank.test(pointed)) return Number(pointed.replace(/ /g, ''))
  // Spreadsheets hand numbers over with a point whatever the country.
  return mark === ',' && /^[+-]?\d+\.\d+$/.test(bare) && !/^[+-]?\d{1,3}\.\d{3}$/.test(bare) ? Number(bare) : Number.NaN
}

/** Which mark the numbers of a table have. A comma with three digits behind it may be either, and decides nothing. */
export function decimalMarkOf(texts: Iterable<string>): DecimalMark {
  let [commas, points] = [0, 0]
  for (const text of texts) {
    const bare = text.trim()
    if (/^[+-]?\d+,(\d{1,2}|\d{4,})$/.test(bare) || /^[+-]?\d{1,3}(\.\d{3})+,\d+$/.test(bare)) commas += 1
    else if (/^[+-]?\d*\.\d+$/.test(bare) || /^[+-]?\d{1,3}(,\d{3})+\.\d+$/.test(bare)) points += 1
  }
  return commas > points ? ',' : '.'
}

const marks: Readonly<Record<string, Absence['reason']>> = {
  c: 'suppressed',
  '[c]': 'suppressed',
  '*': 'suppressed',
  suppressed: 'suppressed',
  disclosive: 'suppressed',
  x: 'not-published',
  '[x]': 'not-published',
  ':': 'not-published',
  '..': 'not-published',
  na: 'not-published',
  'n/a': 'not-published',
  '#n/a': 'not-published',
  'not published': 'not-published',
  'not available': 'not-published',
  unavailable: 'not-published',
  z: 'not-applicable',
  '[z]': 'not-applicable',
  'not applicable': 'not-applicable',
  '-': 'not-collected',
  '–': 'not-collected',
  'not collected': 'not-collected',
  'no data': 'not-collected',
  '': 'not-collected',
}

/** Why a cell has no number, where it says so in one of the usual ways; undefined for anything else. */
export function absenceOf(text: string): Absence['reason'] | undefined {
  const key = text.trim().toLowerCase()
  return Object.hasOwn(marks, key) ? marks[key] : undefined
}

/** A count below a limit, as publishers write it: "<5". Never a number, as nobody knows which. */
export const isBelowLimit = (text: string): boolean => /^(<|less than|fewer than)\s*\d+$/i.test(text.trim())

/** A period as written in a heading or a cell: "2024", "2024/25", "2024-25", "FY24/25", "Nov 2025", "31/03/2025", "2025-03-31T00:00:00", "Aug 2024 to Jul 2025". */
export function periodOf(text: string): string | null {
  const bare = text.trim().replace(/^(FY|year|survey)\s*/i, '')
  const pair = /^(20|19)?(\d{2})\s*[/–-]\s*(20|19)?(\d{2})$/.exec(bare)
  if (pair && (pair[1] || /^FY/i.test(text.trim()))) {
    const first = Number(`${pair[1] ?? '20'}${pair[2]}`)
    const last = Number(pair[4])
    if (pair[3]) {
      const whole = Number(`${pair[3]}${pair[4]}`)
      if (whole === first + 1) return `${first}/${pair[4]}`
      return whole > first ? `${first}-${whole}` : null
    }
    if (last === (first + 1) % 100) return `${first}/${pair[4]}`
    return last >= 1 && last <= 12 && /^\d{4}-\d{2}$/.test(bare) ? bare : null
  }
  if (/^(19|20)\d{2}(\.0+)?$/.test(bare)) return bare.slice(0, 4)
  const iso = /^((?:19|20)\d{2})-(\d{2})(?:-(\d{2}))?(?:T[\d:.Z]*)?$/.exec(bare)
  if (iso) return dateOf(iso[1], iso[2], iso[3])
  const day = /^(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d{2})$/.exec(bare)
  if (day) return dateOf(day[3], day[2], day[1])
  return monthOf(bare) ?? monthsOf(bare)
}

const months = 'january february march april may june july august september october november december'.split(' ')

/** "Nov 2025", "November-2025", "Sept 2025", "Nov-25" */
function monthOf(text: string): string | null {
  const [, name = '', year, short] = /^([a-z]{3,9})\.?[ -]?(?:((?:19|20)\d{2})|['’]?(\d{2}))$/i.exec(text) ?? []
  const word = name.toLowerCase()
  const at = months.findIndex((month) => month.startsWith(word === 'sept' ? 'sep' : word))
  return name !== '' && at >= 0 ? `${year ?? `20${short}`}-${String(at + 1).padStart(2, '0')}` : null
}

/** The one month that a text names in full, such as the name of a file; null where it names none, or several. */
export function monthIn(text: string): string | null {
  const found = text.match(/[a-z]{3,9}\.?[ -](?:19|20)\d{2}\b/gi) ?? []
  const named = new Set(found.map(monthOf).filter((month) => month !== null))
  return named.size === 1 ? ([...named][0] ?? null) : null
}

/** Several months together, as this atlas writes them ("2024-08/2025-07") or in words ("Aug 2024 to Jul 2025"). */
function monthsOf(text: string): string | null {
  if (text.includes('/')) return isPeriod(text) ? text : null
  const [from, to] = text.split(/\s+(?:to|–|-)\s+/).map(monthOf)
  const together = `${from}/${to}`
  return from && to && isPeriod(together) ? together : null
}

function dateOf(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  const [m, d] = [Number(month), day === undefined ? 1 : Number(day)]
  if (!(m >= 1 && m <= 12 && d >= 1 && d <= 31)) return null
  const start = `${year}-${String(m).padStart(2, '0')}`
  return day === undefined ? start : `${start}-${String(d).padStart(2, '0')}`
}
