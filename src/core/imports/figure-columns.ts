import { measuredIn } from './about.ts'
import { absenceOf, bareFigure, isBelowLimit, parseNumber } from './figure-text.ts'
import type { MappedSheet, Mapping } from './mapping.ts'
import { periodInHeading } from './period-in-text.ts'

/** A column that holds numbers, with its heading and its first cells. */
export type NumberColumn = { readonly at: number; readonly heading: string; readonly texts: readonly string[] }

/** Which columns hold the figures; `open` names columns of different measures, of which the reader has to choose one. */
export type FigureColumns = {
  readonly value: number | null
  readonly numerator: number | null
  readonly wide: Mapping['wide']
  readonly open: readonly number[]
}

/** Headings of numbers that are parts of a date, ids or ranks, and no figures. */
const noFigure =
  /^(?:refs?|references?|foot ?notes?|notes?|day|week|epi ?week|month|quarter|year|time ?period sortable|date(?:[_ ]name)?|(?:calendar|financial|academic)[- ]years?|tlist\(\w+\)|row|id|uid|object ?id|fid|index|rank|order|sort(?: order)?|.*[ _](?:id|code|cd|no|number))$/i

/** Headings of counts, which beside a rate or a share are what was divided. */
export const isCountHeading = (heading: string): boolean =>
  /^(?:n|no\.?|number|count|numerator|cases|deaths|events|admissions|observed)\b/i.test(heading.trim())

/** Words for measures that no one unit holds: "WTE" and "persons", "%" and "per 100,000 people". */
function measureOf({ heading }: NumberColumn): string | null {
  const measured = measuredIn(heading)
  if (!measured) return null
  return measured.unit === '' ? measured.kind : measured.unit
}

const decimal = (text: string): number => {
  const { bare } = bareFigure(text)
  const value = parseNumber(bare, '.')
  return Number.isNaN(value) ? parseNumber(bare, ',') : value
}

/** Whether every figure of a column lies between the limits beside it. */
const liesBetween = (
  column: NumberColumn,
  lower: readonly number[],
  upper: readonly number[],
  rows: NumberColumn['texts'],
) =>
  rows.some((text) => text !== '') &&
  rows.every((text, row) => {
    const [value, low, high] = [decimal(text), lower[row] ?? Number.NaN, upper[row] ?? Number.NaN]
    return !(Number.isFinite(value) && Number.isFinite(low) && Number.isFinite(high)) || (low <= value && value <= high)
  }) &&
  column.heading !== ''

/** Whether a column holds numbers that may be figures, by its heading and its cells. */
export const holdsFigures = (heading: string, texts: readonly string[]): boolean => {
  const filled = texts.filter((text) => text !== '')
  const isFigure = heading.trim() !== '' && !noFigure.test(heading.trim())
  const isNumber = (text: string) => !Number.isNaN(decimal(text))
  const isNone = (text: string) => absenceOf(text) !== undefined || isBelowLimit(text)
  return isFigure && filled.some(isNumber) && filled.every((text) => isNumber(text) || isNone(text))
}

/**
 * Finds the figures among the columns of numbers: the one between its limits where limits stand beside it, periods or parts of one measure side by
 * side, or the only one that is left. Columns of different measures are never put under one unit: they stay open.
 * @param numbers columns of numbers that no other part of the table has taken
 * @param known what the headings have said so far
 * @param rowsOf every cell of a column below the headings, blanks included
 */
export function findFigureColumns(
  numbers: readonly NumberColumn[],
  known: Readonly<Record<string, number | null>>,
  rowsOf: (at: number) => readonly string[],
): FigureColumns {
  const none = { value: known.value ?? null, numerator: known.numerator ?? null, wide: null, open: [] }
  const figures = numbers.filter(({ heading }) => !noFigure.test(heading.trim()))
  const periods = figures.filter(({ heading }) => periodInHeading(heading) !== null)
  if (periods.length > 0 && (known.period ?? null) === null)
    return { ...none, value: null, wide: { columns: periods.map(({ at }) => at), by: 'period' } }
  const [lower, upper] = [known.lower ?? null, known.upper ?? null]
  if (lower !== null && upper !== null) {
    const [low, high] = [rowsOf(lower).map(decimal), rowsOf(upper).map(decimal)]
    const between = figures.filter((column) => liesBetween(column, low, high, rowsOf(column.at)))
    const [value, other] = between
    const counts = figures.filter(({ at, heading }) => at !== value?.at && isCountHeading(heading))
    const numerator = none.numerator ?? (counts.length === 1 ? (counts[0]?.at ?? null) : null)
    if (value && !other) return { ...none, value: value.at, numerator }
  }
  const measures = new Set(figures.flatMap((column) => measureOf(column) ?? []))
  const stated = figures.find(({ at }) => at === known.value)
  if (measures.size > 1) return { ...none, value: null, open: figures.map(({ at }) => at) }
  if (stated || known.value !== null) return none
  const [only, ...others] = figures
  if (only && others.length === 0) return { ...none, value: only.at }
  // A column whose heading says no unit, beside one that does, may be of another measure: linacs beside physicists in WTE.
  const units = new Set(figures.map(({ heading }) => measuredIn(heading)?.unit ?? ''))
  if (units.size > 1) return { ...none, value: null, open: figures.map(({ at }) => at) }
  return { ...none, wide: figures.length > 1 ? { columns: figures.map(({ at }) => at), by: 'specialty' } : null }
}

/** Rows that tell what a column holds. */
const sampleRows = 200

/** Columns of numbers that may be figures as well, and are not taken. */
export function rivalsOf({ sheet, mapping }: MappedSheet): readonly number[] {
  const taken = new Set([...Object.values(mapping.columns), ...(mapping.wide?.columns ?? [])])
  const rows = sheet.rows.slice(mapping.headerRow + 1, mapping.headerRow + 1 + sampleRows)
  return (sheet.rows[mapping.headerRow] ?? []).flatMap((heading, at) =>
    !taken.has(at) &&
    holdsFigures(
      heading,
      rows.map((row) => (row[at] ?? '').trim()),
    )
      ? [at]
      : [],
  )
}
