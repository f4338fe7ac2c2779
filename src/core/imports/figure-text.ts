import type { Absence } from '#core/domain/cell.ts'

/** What stands for the decimal point in a table. */
export type DecimalMark = '.' | ','

const plain = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,2})?$/i
const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/
const groupedByBlank = /^[+-]?\d{1,3}( \d{3})+(\.\d+)?$/

/**
 * Reads a number as people write it: "1,234.5", "1 234,5" where a comma is the decimal mark, "£1,200", "12.5%", "−3".
 * @returns NaN for what is no number, an empty text included: a blank is not zero
 */
export function parseNumber(text: string, mark: DecimalMark): number {
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

/**
 * Which mark the numbers of a table have. A comma with three digits behind it may be either, and decides nothing; nor does a point, where other numbers
 * have commas: “1.130” beside “1.101,5”.
 */
export function decimalMarkOf(texts: Iterable<string>): DecimalMark {
  let [commas, points] = [0, 0]
  for (const text of texts) {
    const bare = text.trim()
    if (/^[+-]?\d{1,3}\.\d{3}$/.test(bare)) continue
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
  confidential: 'suppressed',
  x: 'not-published',
  '[x]': 'not-published',
  ':': 'not-published',
  '..': 'not-published',
  na: 'not-published',
  'n/a': 'not-published',
  '#n/a': 'not-published',
  'not published': 'not-published',
  '[w]': 'not-published',
  '[low]': 'not-published',
  '[u]': 'not-published',
  'not available': 'not-published',
  unavailable: 'not-published',
  z: 'not-applicable',
  '[z]': 'not-applicable',
  'not applicable': 'not-applicable',
  '.': 'not-applicable',
  '-': 'not-collected',
  '–': 'not-collected',
  'not collected': 'not-collected',
  'no data': 'not-collected',
  '': 'not-collected',
}

const markBeforeWords = /^(\[\p{L}{1,4}\]|\(\p{L}\)|\*|\.{1,2}|:)\s*[-–—:=]?\s+\p{L}/u

/** A mark without the words that explain it: "[c]" of "[c] The data item is confidential". Other texts stay as they are. */
function markAlone(text: string): string {
  const key = text.trim().toLowerCase()
  return markBeforeWords.exec(key)?.[1] ?? key
}

/** Why a cell has no number, where it says so in one of the usual ways, with or without words behind the mark; undefined for anything else. */
export function absenceOf(text: string): Absence['reason'] | undefined {
  const key = markAlone(text)
  return Object.hasOwn(marks, key) ? marks[key] : undefined
}

/** What publishers say of a figure behind it: "12.5 [p]", "14 (r)". After the Government Analysis Function's symbols in tables. */
export type FigureMark = 'provisional' | 'revised' | 'estimated' | 'unreliable' | 'break'

const markLetters: Readonly<Record<string, FigureMark>> = {
  p: 'provisional',
  provisional: 'provisional',
  r: 'revised',
  revised: 'revised',
  e: 'estimated',
  estimated: 'estimated',
  u: 'unreliable',
  b: 'break',
}

const markBehind =
  /^(.*\d%?)\s*(?:(?<=\d|%)(p|r)|\[(p|r|e|u|b|notes? ?[\d, and]+)\]|\((p|r|e|u|b|provisional|revised|estimated)\))$/i

/** Signs of a footnote behind a figure: "220.25†", "150.0(1)", "12²". A star may also stand for a doubt or a reason, and is none of them. */
const footnoteBehind = /^([^*†‡§¹²³⁴⁵⁶⁷⁸⁹]*\d%?)\s*(?:[†‡§]|[¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\(\d{1,2}\)|\[\d{1,2}\])$/

/**
 * A figure without the mark behind it. A note in brackets is taken off too, and so is the sign of a footnote, which `isFootnote` tells: they say
 * nothing of the figure by themselves.
 */
export function bareFigure(text: string): {
  readonly bare: string
  readonly mark: FigureMark | null
  readonly isFootnote?: true
} {
  const found = markBehind.exec(text.trim())
  const noted = found ? null : footnoteBehind.exec(text.trim())
  if (noted) return { bare: noted[1] ?? text, mark: null, isFootnote: true }
  if (!found) return { bare: text, mark: null }
  return { bare: found[1] ?? text, mark: markLetters[(found[2] ?? found[3] ?? found[4] ?? '').toLowerCase()] ?? null }
}

/** What a mark in a column of its own says of the figure beside it: "p", "[r]", "revised", "[r] Revised". */
export const figureMarkOf = (text: string): FigureMark | undefined => {
  const key = markAlone(text).replace(/^[[(]|[\])]$/g, '')
  return Object.hasOwn(markLetters, key) ? markLetters[key] : undefined
}

/** What stands in a column of marks where there is none. */
export const saysNothing = /^(?:[-–—.:]|n\/?a|none|nil|no)?$/i

const limit = /^(?:<=?|≤|up to|less than|fewer than|under|below|at most)\s*\d+$|^\d+ or (?:fewer|less|under)$/i

/** A count below a limit or between two, as publishers write it: "<5", "≤5", "5 or fewer", "1-4", "1 to 4". Never a number, as nobody knows which. */
export function isBelowLimit(text: string): boolean {
  const bare = text.trim()
  const [, low, high] = /^(\d{1,3})\s*(?:-|–|to)\s*(\d{1,3})$/.exec(bare) ?? []
  return limit.test(bare) || (low !== undefined && Number(low) < Number(high))
}

/** Whether a text is a number that files write for none: -99, -999999999, 9999, -1e9. Never decided, always asked. */
export const isMissingCode = (text: string): boolean =>
  /^(?:-9{2,}(?:\.0+)?|9{4,}(?:\.0+)?|-1(?:\.0+)?e\+?0?9|-1,?000,?000,?000(?:\.0+)?)$/i.test(
    text.trim().replace(/^[−–]/, '-'),
  )

/** Whether a text that is no number may stand for a missing figure: signs ("#", "~"), up to four letters ("NULL", "n/r") or a mark in brackets. Always asked. */
export const isUnknownMark = (text: string): boolean =>
  /^(?:[^\p{L}\d=]{1,4}|\p{L}(?:[./ ]?\p{L}){0,3}\.?|[[(][^\d\]]{1,15}[\])])$/u.test(text.trim())
