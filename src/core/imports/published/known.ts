import { normalise } from '#core/domain/normalise.ts'
import type { MappedSheet, Mapping } from '../mapping.ts'
import { cellText, type Worksheet } from '../sheet.ts'
import type { HeadingPattern, PublishedColumn, PublishedKind } from './kind.ts'
import { publishedKinds } from './registry.ts'

const headingsOf = (sheet: Worksheet, headerRow: number): readonly string[] =>
  (sheet.rows[headerRow] ?? []).map((heading) => normalise(heading))

/** The kind of published file that a table is by its headings, or null. */
export function publishedKindOf(sheet: Worksheet, headerRow: number): PublishedKind | null {
  const { published } = sheet
  if (published)
    return published.headerRow === headerRow ? (publishedKinds.find(({ id }) => id === published.kind) ?? null) : null
  const headings = headingsOf(sheet, headerRow)
  const has = (pattern: HeadingPattern) => headings.some((heading) => pattern.test(heading))
  return publishedKinds.find(({ headings: own }) => own.length > 0 && own.every(has)) ?? null
}

/** Position of the first column with a heading of the pattern, or null. */
function columnAt(sheet: Worksheet, headerRow: number, pattern: HeadingPattern | undefined): number | null {
  const at = pattern ? headingsOf(sheet, headerRow).findIndex((heading) => pattern.test(heading)) : -1
  return at < 0 ? null : at
}

/** Whether the figure column of this kind of file is missing; no other column is used in its place. */
export const lacksFigures = (one: PublishedKind, columns: Partial<Record<PublishedColumn, number>>): boolean =>
  one.columns.value !== undefined && columns.value === undefined

/** What the column of the kinds of periods is filed under in a mapping. */
export const periodKindColumn = 'period-kind'

/** The columns of a published file by what they mean; those that it has not, or that its kind does not name, are not given. */
export function publishedColumns(
  sheet: Worksheet,
  headerRow: number,
  one: PublishedKind,
): Partial<Record<PublishedColumn | typeof periodKindColumn, number>> {
  const named = Object.entries(one.columns).flatMap(([id, pattern]) => {
    const at = columnAt(sheet, headerRow, pattern)
    return at === null ? [] : [[id, at] as const]
  })
  const kindAt = columnAt(sheet, headerRow, one.periodKind)
  const columns: Partial<Record<PublishedColumn, number>> = Object.fromEntries(named)
  // What was divided belongs to the share, and is no part of another figure.
  if (lacksFigures(one, columns)) for (const id of ['numerator', 'denominator'] as const) delete columns[id]
  return { ...columns, ...(kindAt === null ? {} : { [periodKindColumn]: kindAt }) }
}

/** The column of marks whose heading is that of the figures with an end of the publisher's, or null. */
export function marksBehind(sheet: Worksheet, headerRow: number, one: PublishedKind, value: number): number | null {
  const headings = headingsOf(sheet, headerRow)
  const at = one.marksEnd ? headings.indexOf(`${headings[value]}${one.marksEnd}`) : -1
  return at < 0 ? null : at
}

/** The text that a column has in every row, with where its heading stands; null where rows differ. */
function sharedText({ sheet, mapping }: MappedSheet, pattern: HeadingPattern | undefined) {
  const at = columnAt(sheet, mapping.headerRow, pattern)
  if (at === null) return null
  let text = ''
  for (let row = mapping.headerRow + 1; row < sheet.rows.length; row++) {
    const own = cellText(sheet, row, at)
    if (own !== '' && text !== '' && own !== text) return null
    if (own !== '') text = own
  }
  return text === '' ? null : { text, at }
}

/** The kind by which a mapping was made. */
export const kindOf = ({ published }: Mapping): PublishedKind | null =>
  publishedKinds.find(({ id }) => id === published) ?? null

/** The column in which a published file names its figures, or null. */
export const nameColumnOf = ({ sheet, mapping }: MappedSheet): number | null =>
  columnAt(sheet, mapping.headerRow, kindOf(mapping)?.nameFrom)

/** Whether the figures are still those that the kind of file names, and not another column that the reader has chosen. */
const isOfKind = ({ sheet, mapping }: MappedSheet, one: PublishedKind): boolean =>
  one.columns.value !== undefined && mapping.columns.value === columnAt(sheet, mapping.headerRow, one.columns.value)

/** Headings of a column that has the unit of the figures, in any table. */
const ofUnits = /^(?:units?|units? of measure(?:ment)?|measure units?|value units?|uom)$/

/** What a published file calls its figures in a column of its own, the unit included where it has one, and what its kind says of them. */
export function publishedWords(part: MappedSheet) {
  const one = kindOf(part.mapping)
  if (!one) return { name: null, unit: sharedText(part, ofUnits), kind: null }
  if (!isOfKind(part, one)) return { name: null, unit: null, kind: null }
  const kind = one.figures === undefined ? null : { text: one.figures, of: one.name }
  return { name: sharedText(part, one.nameFrom), unit: sharedText(part, one.unitFrom), kind }
}

/** Whether a part is taken from the column that the publisher has for it, and from no other that the reader may want. */
export function isPublishers(part: MappedSheet, column: 'area' | 'value'): boolean {
  const one = kindOf(part.mapping)
  const at = one ? columnAt(part.sheet, part.mapping.headerRow, one.columns[column]) : null
  return at !== null && part.mapping.columns[column] === at && !(column === 'value' && one?.hasOthers)
}

/** A mark in the words of every table, where the publisher has its own. */
export const markIn = (mapping: Mapping, text: string): string => {
  const { marks } = kindOf(mapping) ?? {}
  const key = text.toLowerCase()
  return marks && Object.hasOwn(marks, key) ? (marks[key] ?? text) : text
}
