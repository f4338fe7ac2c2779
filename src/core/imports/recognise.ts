import { aboutOf, aboutWithWords } from './about.ts'
import { areaColumnOf } from './area-column.ts'
import type { TableSpec } from './column-spec.ts'
import { findFigureColumns, holdsFigures } from './figure-columns.ts'
import { absenceOf, bareFigure, decimalMarkOf, isBelowLimit, parseNumber } from './figure-text.ts'
import { headingKeys, likeness } from './heading-likeness.ts'
import type { Mapping } from './mapping.ts'
import { markColumnOf } from './mark-column.ts'
import { aboutUnderLine, countBeside, isUnitOpen, measureOfParts } from './measure-of-parts.ts'
import { periodColumnOf } from './period-column.ts'
import { periodInHeading } from './period-in-text.ts'
import { type AreaIndex, matchesOf } from './places.ts'
import { lacksFigures, marksBehind, publishedColumns, publishedKindOf, publishedWords } from './published/known.ts'
import { asideSheets, cellText, isBlankRow, topRows, type Worksheet } from './sheet.ts'
import { type TableId, tableIds, tables } from './tables/registry.ts'

/** Headings may stand below a title and remarks, but not far below. */
const rowsToLookAt = 25
/** Rows that tell what a column holds. */
const sampleRows = 200

type Fit = {
  readonly columns: Record<string, number | null>
  readonly required: number
  readonly all: number
  readonly exact: number
}

function fit(table: TableSpec, headings: readonly string[]): Fit {
  const keys = headings.map(headingKeys)
  const pairs = table.columns.flatMap((spec) =>
    keys.map((own, at) => ({ spec, at, like: own[0] === '' ? 0 : likeness(spec, own) })).filter(({ like }) => like > 0),
  )
  pairs.sort((a, b) => b.like - a.like)
  const columns: Record<string, number | null> = Object.fromEntries(table.columns.map(({ id }) => [id, null]))
  const taken = new Set<number>()
  let exact = 0
  for (const { spec, at, like } of pairs) {
    if (columns[spec.id] !== null || taken.has(at)) continue
    columns[spec.id] = at
    taken.add(at)
    if (like === 3) exact += 1
  }
  const found = table.columns.filter(({ id }) => columns[id] !== null)
  return { columns, required: found.filter(({ required }) => required).length, all: found.length, exact }
}

const samples = (sheet: Worksheet, headerRow: number, column: number): readonly string[] =>
  sheet.rows
    .slice(headerRow + 1, headerRow + 1 + sampleRows)
    .map((row) => (row[column] ?? '').trim())
    .filter(Boolean)

const share = (texts: readonly string[], is: (text: string) => boolean): number =>
  texts.length === 0 ? 0 : texts.filter(is).length / texts.length

const isNumber = (text: string) => {
  const { bare } = bareFigure(text)
  return !Number.isNaN(parseNumber(bare, '.')) || !Number.isNaN(parseNumber(bare, ','))
}
const isFigure = (text: string) => isNumber(text) || isBelowLimit(text) || absenceOf(text) !== undefined

/** Finds what an indicator table leaves to be seen from its cells: the column of areas, and figures side by side. */
function completeIndicator(
  sheet: Worksheet,
  headerRow: number,
  columns: Record<string, number | null>,
  places: AreaIndex,
): Mapping['wide'] {
  const kind = publishedKindOf(sheet, headerRow)
  const named = kind ? publishedColumns(sheet, headerRow, kind) : {}
  // A column has one meaning: what the kind of file says of it goes before what its heading is like.
  for (const at of Object.values(named))
    for (const [id, held] of Object.entries(columns)) if (held === at) columns[id] = null
  Object.assign(columns, named)
  const width = Math.max(...sheet.rows.slice(headerRow, headerRow + sampleRows).map((row) => row.length), 0)
  const all = Array.from({ length: width }, (_, at) => at)
  const areaShare = (at: number) => share(samples(sheet, headerRow, at), (text) => matchesOf(places, text).length > 0)
  columns.area = named.area ?? areaColumnOf(sheet, headerRow, columns.area ?? null, places)
  columns.period = named.period ?? periodColumnOf(sheet, headerRow, columns.period ?? null)
  const used = new Set(Object.entries(columns).flatMap(([id, at]) => (at === null || id === 'value' ? [] : [at])))
  const numbers = all.flatMap((at) => {
    const [heading, texts] = [cellText(sheet, headerRow, at), samples(sheet, headerRow, at)]
    // A period of which no figure is known, only why, is one of those side by side.
    const isTelling = texts.some(isNumber) || (periodInHeading(heading) !== null && texts.length > 0)
    const isNumeric = isTelling && share(texts, isFigure) >= 0.5 && areaShare(at) < 0.5
    return !used.has(at) && heading !== '' && isNumeric ? [{ at, heading, texts }] : []
  })
  const rowsOf = (at: number) =>
    sheet.rows.slice(headerRow + 1, headerRow + 1 + sampleRows).map((row) => (row[at] ?? '').trim())
  if (named.value !== undefined) {
    columns.mark ??= markColumnOf(sheet, headerRow, named.value, new Set(Object.values(columns)))
    return null
  }
  if (kind && lacksFigures(kind, named)) {
    columns.value = null
    return null
  }
  const found = findFigureColumns(numbers, columns, rowsOf)
  columns.value = found.value
  columns.numerator = found.numerator
  if (kind && found.value !== null)
    columns.mark = marksBehind(sheet, headerRow, kind, found.value) ?? columns.mark ?? null
  if (found.value !== null)
    columns.mark ??= markColumnOf(sheet, headerRow, found.value, new Set(Object.values(columns)))
  return found.wide
}

/** Takes out of a published file the columns that may be missing and have no entry in any row: they would be listed as used. */
function leaveBlankOut(sheet: Worksheet, id: TableId, headerRow: number, columns: Record<string, number | null>): void {
  const rows = sheet.rows.slice(headerRow + 1).filter((row) => !isBlankRow(row))
  if (rows.length === 0) return
  const isBlank = (at: number) => rows.every((row) => (row[at] ?? '').trim() === '')
  for (const { id: column, required } of tables[id].columns) {
    const at = columns[column] ?? null
    if (!required && at !== null && isBlank(at)) columns[column] = null
  }
}

/** Whether a row is one of data whatever its words: no heading is the code of an area or a decimal. */
const isDataRow = (row: readonly string[]): boolean =>
  row.some((cell) => /^[EWSNK]\d{8}$|^-?\d+[.,]\d+%?$/.test(cell.trim()))

/** The row of headings that fits a table best. */
function bestRow(table: TableSpec, sheet: Worksheet): { readonly headerRow: number; readonly fit: Fit } | null {
  let best: { headerRow: number; fit: Fit } | null = null
  topRows(sheet.rows, rowsToLookAt).forEach((row, headerRow) => {
    if (isBlankRow(row) || row.filter((cell) => cell.trim() !== '').length < 2 || isDataRow(row)) return
    const own = fit(table, row)
    if (!best || own.required * 10 + own.all > best.fit.required * 10 + best.fit.all) best = { headerRow, fit: own }
  })
  return best
}

const hasOneOf = ({ oneOf }: TableSpec, columns: Fit['columns']) =>
  oneOf === undefined || oneOf.some((id) => (columns[id] ?? null) !== null)

const requiredOf = (table: TableSpec) => table.columns.filter(({ required }) => required).length

/** The decimal mark of a table. Only figures tell it: in a column of notes "1,2" is a list. */
export function decimalIn(
  sheet: Worksheet,
  id: TableId,
  headerRow: number,
  columns: Mapping['columns'],
  wide: Mapping['wide'],
): Mapping['decimal'] {
  const numeric = tables[id].columns.filter(({ kind }) => kind === 'number' || kind === 'whole')
  const figures = [...numeric.map((column) => columns[column.id] ?? null), ...(wide?.columns ?? [])]
  return decimalMarkOf(figures.flatMap((at) => (at === null ? [] : samples(sheet, headerRow, at))))
}

/** The row of the headings of a known kind of published file, or -1. */
const publishedRow = (sheet: Worksheet): number =>
  topRows(sheet.rows, rowsToLookAt).findIndex((_, row) => publishedKindOf(sheet, row) !== null)

/** The row of the headings of a table, and how they fit it. */
function headingsFor(sheet: Worksheet, id: TableId): { readonly headerRow: number; readonly columns: Fit['columns'] } {
  const published = id === 'indicator' ? publishedRow(sheet) : -1
  if (published >= 0) return { headerRow: published, columns: fit(tables[id], sheet.rows[published] ?? []).columns }
  const best = bestRow(tables[id], sheet)
  if (best && best.fit.all > 0) return { headerRow: best.headerRow, columns: best.fit.columns }
  const firstFull = sheet.rows.findIndex((row) => row.filter((cell) => cell.trim() !== '').length >= 2)
  return { headerRow: Math.max(0, firstFull), columns: best?.fit.columns ?? fit(tables[id], []).columns }
}

/**
 * A sheet read as a given table: its headings found as well as may be.
 * @param row of the headings, where the reader has chosen it
 */
export function proposeAs(sheet: Worksheet, id: TableId, places: AreaIndex, row: number | null = null): Mapping {
  const found =
    row === null ? headingsFor(sheet, id) : { headerRow: row, columns: fit(tables[id], sheet.rows[row] ?? []).columns }
  const { headerRow } = found
  const columns = { ...found.columns }
  const wide = id === 'indicator' ? completeIndicator(sheet, headerRow, columns, places) : null
  const kind = id === 'indicator' ? publishedKindOf(sheet, headerRow) : null
  if (kind) leaveBlankOut(sheet, id, headerRow, columns)
  if (id === 'indicator') columns.numerator = countBeside(sheet, headerRow, columns)
  const mapping: Mapping = {
    table: id,
    headerRow,
    columns,
    wide,
    decimal: decimalIn(sheet, id, headerRow, columns, wide),
    about: aboutOf(sheet, headerRow, columns, wide?.columns),
    ...(kind ? { published: kind.id } : {}),
  }
  const about = aboutWithWords(mapping.about, publishedWords({ sheet, mapping }))
  const told = { ...about, ...(isUnitOpen(about) ? measureOfParts({ sheet, mapping }) : null) }
  return { ...mapping, about: aboutUnderLine({ sheet, mapping }, told) }
}

/** Whether a sheet has areas and figures; columns of different measures are figures too, of which the reader chooses one. */
function hasFigures(sheet: Worksheet, { columns, wide, headerRow }: Mapping): boolean {
  if (columns.area === null) return false
  const holds = (heading: string, at: number) => holdsFigures(heading, samples(sheet, headerRow, at))
  return columns.value !== null || wide !== null || (sheet.rows[headerRow] ?? []).some(holds)
}

/**
 * Recognises which table a sheet is by its headings, and an indicator table by its cells too.
 * @returns null where nothing fits: the user is asked
 */
export function recognise(sheet: Worksheet, places: AreaIndex): Mapping | null {
  if (asideSheets.has(sheet.name)) return null
  const fits = tableIds
    .filter((id) => tables[id].knownBy !== 'cells')
    .map((id) => ({ id, best: bestRow(tables[id], sheet), needed: requiredOf(tables[id]) }))
    .filter(
      ({ id, best, needed }) =>
        best &&
        best.fit.required >= Math.max(2, Math.ceil(needed * 0.7)) &&
        best.fit.exact + best.fit.all > 3 &&
        hasOneOf(tables[id], best.fit.columns),
    )
    .sort(
      (a, b) =>
        (b.best?.fit.required ?? 0) / b.needed - (a.best?.fit.required ?? 0) / a.needed ||
        (b.best?.fit.all ?? 0) - (a.best?.fit.all ?? 0),
    )
  const [best] = fits
  if (best && (best.best?.fit.required === best.needed || tables[best.id].knownBy === 'most'))
    return proposeAs(sheet, best.id, places)
  const indicator = proposeAs(sheet, 'indicator', places)
  if (hasFigures(sheet, indicator)) return indicator
  return best ? proposeAs(sheet, best.id, places) : null
}
