import { absenceWords } from '#core/domain/cell.ts'
import { periodYears } from '#core/domain/period.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { type Carried, carriedNumber } from './carried.ts'
import { areaFinder, type NamedArea, numbersIn, type PrintedNumber, sentencesIn } from './tokens.ts'

/** A figure of a report: what it showed, and its view today. */
export type JudgedFigure = { readonly at: number; readonly was: Carried | null; readonly plate: Plate }

/** A text of a report and the figures near which it stands, by their `at`. */
export type NearText = { readonly place: string; readonly text: string; readonly near: readonly number[] }

type Judged = {
  readonly place: string
  readonly printed: string
  /** The sentence around it. */
  readonly sentence: string
  readonly near: readonly number[]
}

/** What has become of one printed number. */
export type NumberFinding = Judged &
  (
    | { readonly kind: 'stale'; readonly area: string; readonly now: string; readonly figure: number }
    | { readonly kind: 'holds'; readonly area: string; readonly figure: number }
    | { readonly kind: 'unchecked'; readonly because: string }
  )

/** Whether a value is printed as this number: rounded to its decimals, a half either way. */
export function isPrintedAs(
  value: number,
  { value: printed, decimals }: Pick<PrintedNumber, 'value' | 'decimals'>,
): boolean {
  const half = 0.5 * 10 ** -decimals
  return Math.abs(value - printed) <= half * (1 + 1e-9) + Math.abs(value) * 1e-12
}

/** A value in the form of a number that is printed: its decimals, its commas, its sign of money. */
export function printedLike(value: number, printed: PrintedNumber): string {
  const money = /[£€$]/.exec(printed.text)?.[0] ?? ''
  const text = Math.abs(value).toFixed(printed.decimals)
  const [whole = '', fraction] = text.split('.')
  const hasCommas = printed.text.includes(',') || (whole.length > 3 && Math.abs(printed.value) < 1000)
  const grouped = hasCommas ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole
  const sign = value < 0 && /[1-9]/.test(text) ? '−' : printed.text.startsWith('+') ? '+' : ''
  return `${sign}${money}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}

type Known = JudgedFigure & {
  readonly finder: (sentence: string) => readonly NamedArea[]
  readonly areas: ReadonlyMap<string, PlateArea>
  readonly years: ReadonlySet<string>
}

function yearsOf({ period, change }: Plate): ReadonlySet<string> {
  const years = [period, change?.earlier ?? null, change?.later ?? null].flatMap((one) => {
    if (one === null) return []
    const { first, last } = periodYears(one)
    return [String(first), String(last)]
  })
  return new Set(years)
}

function known(figure: JudgedFigure): Known {
  const { areas } = figure.plate
  return {
    ...figure,
    finder: areaFinder(
      new Map(areas.map(({ area }) => [area.code, area.short.length > 4 ? [area.name, area.short] : [area.name]])),
    ),
    areas: new Map(areas.map((one) => [one.area.code, one])),
    years: yearsOf(figure.plate),
  }
}

const yearPattern = /(?<![\d.,£])(?:19|20)\d\d(?![\d.,]\d)/g

/** Why a number of this form is too unspecific to be checked, or null. */
function vague(sentence: string, number: PrintedNumber, { measure }: Plate): string | null {
  const after = sentence.slice(number.end)
  const before = sentence.slice(0, number.start)
  const [unit = ''] = measure.unit.split(' ')
  const hasUnit = unit.length > 2 && after.toLowerCase().startsWith(` ${unit.toLowerCase()}`)
  const isPercent = /^\s?(?:%|per\s?cent\b)/.test(after)
  if (/^\s?(?:percentage\s)?points?\b/.test(after) || /\bby\s+$/i.test(before)) return 'it is a difference'
  if (/^(?:\s?times\b|\s?[x×]\b|-fold)/.test(after)) return 'it is a multiple'
  if (/^\s?(?:thousand|million|billion|k\b|m\b|bn\b)/i.test(after)) return 'it is written in other units'
  if (isPercent !== measure.suffix.startsWith('%') && !sentence.includes('\t'))
    return isPercent ? 'it is a percentage, and the figure is none' : 'the figure is a percentage, and it is none'
  if (/(?:\bto|–|—|-)\s*[−+-]?[£€$]?$/.test(before) && /\d\s*%?\s*(?:to|–|—|-)\s*$/.test(before))
    return 'it ends a range'
  if (/^\s*%?\s*(?:to|–|—|-)\s*[−+-]?[£€$]?\d/.test(after)) return 'it begins a range'
  if (/^\s?(?:more|fewer|less|higher|lower|above|below)\b/i.test(after)) return 'it is a difference'
  if (number.decimals > 0 || hasUnit) return null
  if (/^(?:19|20)\d\d$/.test(number.text)) return 'it may be a year'
  return Math.abs(number.value) < 100 ? 'a whole number as small as this may count anything' : null
}

type Match = { readonly figure: Known; readonly area: PlateArea; readonly had: boolean }

/** Areas named in a sentence of which a figure had this number, or has it now. */
function matchesOf(sentence: string, number: PrintedNumber, figures: readonly Known[]): readonly Match[] {
  return figures.flatMap((figure) =>
    [...new Set(figure.finder(sentence).map(({ code }) => code))].flatMap((code): Match[] => {
      const area = figure.areas.get(code)
      if (!area) return []
      const had = wasPrintedAs(figure.was, code, number)
      const is = stillIs(area, figure.was, number)
      return had || is ? [{ figure, area, had }] : []
    }),
  )
}

/** Whether a figure had this number, of which it may carry fewer digits than are printed. */
function wasPrintedAs(was: Carried | null, code: string, number: PrintedNumber): boolean {
  const before = was?.values[code]
  if (was === null || typeof before !== 'number') return false
  return isPrintedAs(before, number) || carriedNumber(number.value, was.digits) === before
}

/** Whether a figure is this number today, or was carried as it in fewer digits and has not changed in them. */
const stillIs = ({ cell }: PlateArea, was: Carried | null, number: PrintedNumber): boolean =>
  cell.kind === 'value' &&
  (isPrintedAs(cell.value, number) || (was !== null && carriedNumber(cell.value, was.digits) === number.value))

const hadIt = (number: PrintedNumber, { was, areas }: Known): boolean =>
  [...areas.keys()].some((code) => wasPrintedAs(was, code, number))

function yearProblem(sentence: string, { years }: Known): string | null {
  const said = [...new Set(sentence.match(yearPattern) ?? [])]
  if (said.length === 0 || years.size === 0 || said.every((year) => years.has(year))) return null
  return `its sentence speaks of ${said.find((year) => !years.has(year))}`
}

type Verdict =
  | { readonly kind: 'stale'; readonly area: string; readonly now: string; readonly figure: number }
  | { readonly kind: 'holds'; readonly area: string; readonly figure: number }
  | { readonly kind: 'unchecked'; readonly because: string }

const unchecked = (because: string): Verdict => ({ kind: 'unchecked', because })

/** Judges a number of a sentence against these figures, only where it means one figure of one named area. */
function verdictOn(sentence: string, number: PrintedNumber, figures: readonly Known[]): Verdict {
  const matches = matchesOf(sentence, number, figures)
  const [match] = matches
  if (!match) {
    if (!figures.some((figure) => hadIt(number, figure)))
      return unchecked('it is no figure of the areas that its sentence names')
    return unchecked('a figure near it had this value, but its sentence does not name that area')
  }
  const { area, figure, had } = match
  if (new Set(matches.map((one) => one.area.area.code)).size > 1)
    return unchecked('several areas that its sentence names have this value')
  const reason = vague(sentence, number, figure.plate) ?? yearProblem(sentence, figure)
  if (reason !== null) return unchecked(reason)
  const verdicts = matches.map((one) => outcome(one, number))
  const [first] = verdicts
  const isOne = verdicts.every(
    (one) => one.kind === first?.kind && (one.kind !== 'stale' || first.kind !== 'stale' || one.now === first.now),
  )
  if (!first || !isOne || (!had && matches.length > 1 && matches.some((one) => one.had)))
    return unchecked(`several figures near it have this value for ${area.area.name}`)
  return first
}

function outcome({ figure, area }: Match, number: PrintedNumber): Verdict {
  const named = { area: area.area.name, figure: figure.at }
  const { cell } = area
  if (cell.kind === 'absent') return { kind: 'stale', ...named, now: absenceWords[cell.reason] }
  if (stillIs(area, figure.was, number)) return { kind: 'holds', ...named }
  return { kind: 'stale', ...named, now: printedLike(cell.value, number) }
}

/**
 * Judges the numbers of texts near figures. A number is judged only where it is bound to one figure of one area: its sentence names the area, of the
 * areas that it names only that one had (or has) this value, and nothing says that the number is of another kind, unit or year. All others are listed
 * as not checked, with the reason.
 */
export function judgeNumbers(texts: readonly NearText[], figures: readonly JudgedFigure[]): readonly NumberFinding[] {
  const all = new Map(figures.map((figure) => [figure.at, known(figure)]))
  return texts.flatMap(({ place, text, near }) => {
    const beside = near.flatMap((at) => all.get(at) ?? [])
    if (beside.length === 0) return []
    return sentencesIn(text).flatMap((sentence) =>
      numbersIn(sentence.text).map((number): NumberFinding => {
        const judged = { place, printed: number.text, sentence: sentence.text.trim().slice(0, 400), near }
        return { ...judged, ...verdictOn(sentence.text, number, beside) }
      }),
    )
  })
}
