import { counted } from '#core/domain/counted.ts'
import type { IndicatorKind } from '#core/domain/indicator.ts'
import { measuredIn, type StatedMeasure } from '../about.ts'
import { parseNumber } from '../figure-text.ts'
import { nameColumnOf } from '../published/known.ts'
import type { Answers, Question } from '../question.ts'
import { type DataRow, decimalOf, textOf } from '../rows.ts'
import { cellText } from '../sheet.ts'
import { isFromKeptVersion, settleKept } from './kept-rows.ts'
import { additiveKinds } from './own-record.ts'

/**
 * Several rows for one area and period: which count, what they are groups of, or whether they are parts to be added up.
 *
 * - `rows`: those that count
 * - `groupOf`: what splits the figures besides the column of groups; empty where nothing does
 * - `isSummed`: whether rows of one area, period and group are parts of one figure
 * - `measure`: what a row says of the figures that were chosen
 * - `name`: what a published file calls the figures that were chosen among those of other names
 * - `kept`: what the rows are of that were chosen among others, such as “MRI”; none where they are the total
 */
export type SettledRows = {
  readonly rows: readonly DataRow[]
  readonly groupOf: (row: DataRow) => string
  readonly isSummed: boolean
  readonly measure: StatedMeasure | null
  readonly name: string | null
  readonly kept: readonly string[]
  readonly questions: readonly Question[]
}

/** A column by its heading, or what the rows of a sheet or a file share. */
type Telling = { readonly name: string; readonly textOf: (row: DataRow) => string }

/** More values than these are no list to choose from. */
const mostValues = 12
/** Columns that are asked about one after another, at most. */
const mostQuestions = 4

const isTotal = (text: string): boolean =>
  /^(?:all|any|both|total|overall|grand total|sub-?total|persons|everyone|combined|sum)\b|\b(?:total|combined|overall|all)$/i.test(
    text.trim(),
  )

const isNumber = (text: string): boolean => !Number.isNaN(parseNumber(text, '.'))

const keyOf = (row: DataRow): string =>
  JSON.stringify([
    textOf(row, 'area').toLowerCase(),
    textOf(row, 'period') || row.part.mapping.about.period,
    textOf(row, 'specialty'),
  ])

const figureColumnsOf = ({ part: { mapping } }: DataRow): readonly number[] =>
  mapping.wide?.columns ?? (mapping.columns.value == null ? [] : [mapping.columns.value])

/** The ways to distinguish rows: unused columns, the sheet and the file. */
function tellingOf(rows: readonly DataRow[]): readonly Telling[] {
  const names = new Map<string, Map<DataRow['part'], number>>()
  for (const part of new Set(rows.map((row) => row.part))) {
    const used = new Set([...Object.values(part.mapping.columns), ...(part.mapping.wide?.columns ?? [])])
    for (const [at, heading] of (part.sheet.rows[part.mapping.headerRow] ?? []).entries()) {
      if (used.has(at) || heading.trim() === '') continue
      const places = names.get(heading.trim()) ?? new Map<DataRow['part'], number>()
      names.set(heading.trim(), places.set(part, at))
    }
  }
  const columns = [...names].map(
    ([name, places]): Telling => ({
      name,
      textOf: ({ part, row }) => cellText(part.sheet, row, places.get(part) ?? null),
    }),
  )
  return [
    ...columns,
    { name: 'the sheet', textOf: ({ part }) => part.sheet.name },
    { name: 'the file', textOf: ({ part }) => part.sheet.file },
  ]
}

/** Groups of rows that share area, period and group; none where each row is the only one of its kind. */
function alikeIn(rows: readonly DataRow[], groupOf: SettledRows['groupOf']): readonly (readonly DataRow[])[] {
  const groups = new Map<string, DataRow[]>()
  for (const row of rows) {
    const key = `${keyOf(row)}|${groupOf(row)}`
    const held = groups.get(key)
    if (held) held.push(row)
    else groups.set(key, [row])
  }
  return [...groups.values()].filter((held) => held.length > 1)
}

type Candidate = { readonly telling: Telling; readonly values: readonly string[]; readonly groups: number }

/** Columns in which rows alike differ, in words: those with a total first, then those that differ most often, then those with the fewest values. */
function candidatesIn(alike: readonly (readonly DataRow[])[], all: readonly Telling[]): readonly Candidate[] {
  return all
    .flatMap((telling): Candidate[] => {
      const differing = alike.filter((rows) => new Set(rows.map(telling.textOf)).size > 1)
      const values = [...new Set(differing.flatMap((rows) => rows.map(telling.textOf)))]
      if (differing.length === 0 || values.every((text) => text === '' || isNumber(text))) return []
      return [{ telling, values, groups: differing.length }]
    })
    .sort(
      (a, b) =>
        // Nothing can be added up before the totals are told from their parts.
        Number(b.values.some(isTotal)) - Number(a.values.some(isTotal)) ||
        b.groups - a.groups ||
        a.values.length - b.values.length,
    )
}

/** What a row is of, by its area, period and group and by the columns in which rows of one table and place differ. */
function placeOf(rows: readonly DataRow[], all: readonly Telling[]): (row: DataRow) => string {
  const tables = [...new Set(rows.map(({ part }) => part))]
  const apart = tables.flatMap((part) =>
    candidatesIn(
      alikeIn(
        rows.filter((row) => row.part === part),
        () => '',
      ),
      all,
    ),
  )
  const telling = [...new Set(apart.map((one) => one.telling))]
  return (row) => JSON.stringify([keyOf(row), ...telling.map(({ textOf: text }) => text(row))])
}

/** Whether one row of a group is the sum of the others: a total that its column does not call one. */
function holdsSum(alike: readonly (readonly DataRow[])[]): boolean {
  const large = alike.filter((rows) => rows.length > 2)
  const isSum = (rows: readonly DataRow[]) => {
    const column = figureColumnsOf(rows[0] as DataRow)[0] ?? null
    const values = rows.map((row) => parseNumber(cellText(row.part.sheet, row.row, column), decimalOf(row)))
    const sum = values.reduce((total, value) => total + value, 0)
    return sum > 0 && values.some((value) => Math.abs(sum - 2 * value) <= Math.abs(sum) * 0.005)
  }
  return large.length > 0 && large.filter(isSum).length >= large.length * 0.6
}

const statesUnit = (text: string): string | null => {
  const measured = measuredIn(text)
  if (!measured) return null
  return measured.unit !== '' || measured.kind === 'rate' || measured.kind === 'share'
    ? `${measured.kind} ${measured.unit}`
    : null
}

const namesMeasures =
  /\b(?:measures?|units?|metrics?|statistics?|data ?types?|type of (?:data|figure|count)|basis|value ?types?)\b/i

/** Whether the values of a column are different measures, such as FTE and headcount, which are never put together. */
function isOfMeasures(name: string, values: readonly string[]): boolean {
  const units = new Set(values.flatMap((text) => statesUnit(text) ?? []))
  return (
    units.size > 1 || (units.size === 1 && values.some((text) => statesUnit(text) === null) && namesMeasures.test(name))
  )
}

const keep = (text: string): string => `keep:${text}`

function questionOf(
  { telling, values, groups }: Candidate,
  rows: number,
  ways: { readonly canSum: boolean; readonly canSplit: boolean },
): Question {
  const kept = values.length <= mostValues || groups === 0 ? values : values.filter(isTotal).slice(0, mostValues)
  const shown = (text: string) => (text === '' ? '(blank)' : `“${text}”`)
  return {
    id: `rows:${telling.name}`,
    ask:
      groups > 0
        ? `Several rows stand for one area and period, ${counted(groups, 'time')}. They differ in ${telling.name}. What are they?`
        : `The rows are of different measures by ${telling.name}. Which ones are to be imported?`,
    rows,
    options: [
      ...kept.map((text) => ({ id: keep(text), name: `Take only the rows of ${shown(text)}` })),
      ...(ways.canSplit ? [{ id: 'split', name: `Groups: keep all, split by ${telling.name}` }] : []),
      ...(ways.canSum ? [{ id: 'sum', name: 'Parts of the area: add them up' }] : []),
    ],
  }
}

/** The column of groups under its own heading: “Type” may be groups, or FTE and headcount. */
const groupsOf = ({ part: { sheet, mapping } }: DataRow): Telling => ({
  name: cellText(sheet, mapping.headerRow, mapping.columns.specialty ?? null),
  textOf: (row) => textOf(row, 'specialty'),
})

/** The names that published files give to their figures, where there are several: figures of one are never put with those of another. */
function severalNames(rows: readonly DataRow[]): Candidate | null {
  const [first] = rows
  const columns = new Map([...new Set(rows.map(({ part }) => part))].map((part) => [part, nameColumnOf(part)]))
  if (!first || ![...columns.values()].some((at) => at !== null)) return null
  const textOfName = ({ part, row }: DataRow) => cellText(part.sheet, row, columns.get(part) ?? null)
  const values = [...new Set(rows.map(textOfName))].filter(Boolean)
  const named = rows.find(({ part }) => columns.get(part) !== null) ?? first
  const name = cellText(named.part.sheet, named.part.mapping.headerRow, columns.get(named.part) ?? null)
  return values.length > 1 ? { telling: { name, textOf: textOfName }, values, groups: 0 } : null
}

/** A column whose values are measures: asked about before anything else. */
function mixedMeasures([first, ...others]: readonly DataRow[], all: readonly Telling[]): Candidate | null {
  if (!first) return null
  const rows = [first, ...others]
  for (const telling of [groupsOf(first), ...all]) {
    const values = new Set<string>()
    for (const row of rows) {
      values.add(telling.textOf(row))
      if (values.size > mostValues) break
    }
    const filled = [...values].filter(Boolean)
    if (values.size <= mostValues && filled.length > 1 && isOfMeasures(telling.name, filled))
      return { telling, values: filled, groups: 0 }
  }
  return null
}

/**
 * Settles what several rows for one area and period are, by what they differ in. Nothing is decided without an answer; rows are offered to be added up
 * only where they are counts, none of them is a total of the others, and none is of another measure.
 * @param rows rows of data, totals and notes already left out
 * @param kind what the figures are
 */
export function settleRows(given: readonly DataRow[], kind: IndicatorKind, answers: Answers): SettledRows {
  let rows = given
  const splits: Telling[] = []
  const chosenRows: string[] = []
  let [isSummed, measure]: [boolean, StatedMeasure | null] = [false, null]
  let name: string | null = null
  const groupOf = (row: DataRow) => splits.map(({ textOf: text }) => text(row) || '(blank)').join(', ')
  const settled = (questions: readonly Question[]) => ({
    rows,
    groupOf,
    isSummed,
    measure,
    name,
    kept: chosenRows,
    questions,
  })
  if (rows.length === 0) return settled([])
  const all = tellingOf(rows)
  const kept = settleKept(rows, placeOf(rows, all), answers)
  if (kept.question) return settled([kept.question])
  rows = kept.rows
  for (let count = 0; count < mostQuestions; count++) {
    const several = severalNames(rows)
    const mixed = several ?? mixedMeasures(rows, all)
    const alike = mixed ? [] : alikeIn(rows, groupOf)
    const candidate = mixed ?? candidatesIn(alike, all)[0]
    if (!candidate || isSummed) break
    const { telling, values } = candidate
    const isMeasured = mixed !== null || isOfMeasures(telling.name, values)
    // A figure of the version before and one of what is brought are never parts of one.
    const isOfVersions = alike.some((held) => held.some(isFromKeptVersion) && !held.every(isFromKeptVersion))
    const mayAdd = !isMeasured && !isOfVersions && additiveKinds.has(measure?.kind ?? kind)
    const canSum = mayAdd && !values.some(isTotal) && !holdsSum(alike)
    const canSplit = !isMeasured && values.length <= 200
    const answer = answers[`rows:${telling.name}`]
    const chosen = values.find((text) => answer === keep(text))
    if (chosen !== undefined) {
      rows = rows.filter((row) => telling.textOf(row) === chosen)
      if (several) name = chosen
      else if (isMeasured) measure = measuredIn(chosen)
      else if (chosen !== '' && !isTotal(chosen)) chosenRows.push(chosen)
    } else if (answer === 'split' && canSplit) splits.push(telling)
    else if (answer === 'sum' && canSum) isSummed = true
    else return settled([questionOf(candidate, rows.length, { canSum, canSplit })])
  }
  return settled([])
}
