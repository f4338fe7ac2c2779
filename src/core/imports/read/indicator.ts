import type { Observation } from '#core/domain/cell.ts'
import { counted } from '#core/domain/counted.ts'
import { comparePeriods } from '#core/domain/period.ts'
import type { Note } from '#core/domain/source.ts'
import { measuredIn, measureUnderLine, nameOfRows, type StatedMeasure } from '../about.ts'
import { isChosen } from '../decisions/decision.ts'
import { areaDecisions } from '../decisions/of-areas.ts'
import { measureDecisions, valueDecision } from '../decisions/of-measure.ts'
import { missingDecisions } from '../decisions/of-numbers.ts'
import { dateDecisions, periodDecisions } from '../decisions/of-periods.ts'
import { type CheckContext, composeIndicator, type ReadTable, sourceOf } from '../draft.ts'
import { type Findings, sheetFinding, type Words } from '../finding.ts'
import { askOfFew } from '../guard/few-persons.ts'
import type { About, MappedSheet } from '../mapping.ts'
import { isUnitOpen } from '../measure-of-parts.ts'
import { markOf } from '../period-text.ts'
import { periodsInWords } from '../periods-in-words.ts'
import type { ColumnPeriods } from '../periods-of-column.ts'
import type { Answers } from '../question.ts'
import type { ResolvedAreas } from '../resolve-areas.ts'
import { blame, textOf } from '../rows.ts'
import { AddedUp } from './added-up.ts'
import { checkAreaNames } from './area-names.ts'
import { checkFigures } from './checks.ts'
import { firstFigures } from './first-figures.ts'
import {
  blocking,
  figureNotes,
  type MarkedCell,
  readCell,
  sayOfFigure,
  type TableFigure,
  UnknownMarks,
} from './indicator-cells.ts'
import { dimensionsOf, figuresOf, idsFor, readPeriods } from './indicator-figures.ts'
import { sayColumnsLeft, sayNoHeadings, sayOtherMeasures } from './indicator-parts.ts'
import { additiveKinds, ownRecord, shownDecimals } from './own-record.ts'
import { sayMissingPercents } from './percent-signs.ts'
import { checkPrintedTotals } from './printed-totals.ts'
import { type ReaderOutput, type ReaderPreview, TableReading } from './reading.ts'
import { type SettledRows, settleRows } from './rows-alike.ts'
import { askOfMeasures, restsOf } from './wide-measures.ts'

/** What is needed to make observations of figures. */
export type IndicatorContext = {
  readonly areas: ResolvedAreas
  readonly periods: ColumnPeriods
  readonly marks: UnknownMarks
  /** Heading or text that splits figures → the id of its group. */
  readonly ids: ReadonlyMap<string, string>
  /** Takes the parts of a figure where several rows are to be added up; null where each row is a figure. */
  readonly sums: AddedUp | null
}

/** Says why a figure has no place; true where it has none, or waits for an answer. */
function isMisplaced(
  { row, periodText, group }: TableFigure,
  { periods, ids }: IndicatorContext,
  findings: Findings,
): boolean {
  if (textOf(row, 'area') === '') {
    const mend = 'Write one, or leave the row empty.'
    blame(findings, row, 'area', blocking('area-missing', 'the code or the name of an area', mend))
    return true
  }
  if (periods.of(periodText) === null) {
    const expected = 'a period such as 2024, 2024/25, 2024-11 or 2024-03-31'
    const mend = 'Write the period, or say above to which period all figures belong.'
    if (!periods.waits(periodText)) blame(findings, row, 'period', blocking('not-a-period', expected, mend))
    return true
  }
  if (ids.size === 0 || group !== '') return false
  const expected = 'what the figure is for, as in the other rows'
  blame(findings, row, 'specialty', blocking('group-missing', expected, 'Write “All” for a total.'))
  return true
}

const twice = ({ row: { part, row } }: TableFigure): Words =>
  blocking(
    'figure-twice',
    'one figure for an area, a period and a group',
    `Row ${row + 1} of ${part.sheet.file} has one already. If the rows are parts of the area, choose the column that tells them apart as “specialty”, or add them up in the file.`,
  )

/** A figure with what its cell was read as, and where it belongs. */
type Placed = {
  readonly figure: TableFigure
  readonly area: string
  readonly period: string
  readonly marked: MarkedCell
}

/** The figures as observations, each area, period and group once. */
function observationsOf(
  figures: readonly TableFigure[],
  known: IndicatorContext,
  { context, findings }: TableReading,
): readonly Observation[] {
  const { areas, periods, marks, ids, sums } = known
  const source = sourceOf(context.target, context.today).id
  const held = new Map<string, Placed>()
  for (const figure of figures) {
    const text = textOf(figure.row, 'area')
    if (areas.left.has(text) || isMisplaced(figure, known, findings)) continue
    const marked = readCell(figure, markOf(figure.periodText).mark, marks, findings)
    const [area, period] = [areas.codes.get(text), periods.of(figure.periodText)]
    if (!marked || area === undefined || period === null) continue
    const key = `${area}|${period}|${figure.group}`
    const before = held.get(key)
    if (!before) held.set(key, { figure, area, period, marked })
    else if (sums) held.set(key, { ...before, marked: sums.add(key, before.marked, marked) })
    else sayOfFigure(findings, figure, twice(before.figure))
  }
  return [...held.values()].map(({ figure, area, period, marked }) => {
    const group = ids.get(figure.group)
    const dims: Record<string, string> = group === undefined ? {} : { group }
    return { area, period, dims, basis: null, cell: marked.cell, source, notes: marked.notes }
  })
}

/** Says what a table lacks as a whole: a name, a unit, or any figure. */
function sayLacking({ sheet, mapping }: MappedSheet, values: readonly number[], reading: TableReading): void {
  const say = (words: Words) => reading.findings.add(sheetFinding(sheet, words))
  if (mapping.about.name.trim() === '')
    say(blocking('no-name', 'a name for the figures', 'Say above what the figures are.'))
  const mend = 'Say above in which unit they are, such as WTE, persons or per 100,000 people.'
  if (mapping.about.unit.trim() === '') say(blocking('no-unit', 'the unit of the figures', mend))
  if (values.length === 0 && !reading.isHeldUp)
    say(blocking('no-figures', 'at least one figure', 'Check which column holds the figures.'))
}

type Table = {
  readonly observations: readonly Observation[]
  readonly values: readonly number[]
  readonly ids: ReadonlyMap<string, string>
  readonly geography: string
  /** What the file says beside its figures. */
  readonly said: readonly Note[]
}

const areasIn = (observations: readonly Observation[]): number => new Set(observations.map(({ area }) => area)).size

/** One indicator of all observations; null as long as it is not known what is to become of small numbers of persons. */
function compose(
  parts: readonly MappedSheet[],
  about: About,
  table: Table,
  reading: TableReading,
): ReaderOutput | null {
  const { observations, values, ids, geography, said } = table
  const { context, findings, rows } = reading
  const held = [...new Set(observations.map(({ period }) => period))].sort(comparePeriods)
  const record = ownRecord(`own-${context.target.dataset}`, about, {
    file: context.target.name,
    dimensions: dimensionsOf(ids, 'Group'),
    geography,
    period: held.at(-1) ?? '',
    denominators: context.denominators,
    decimals: shownDecimals(values),
  })
  checkFigures(record, observations, parts, context.places, findings)
  const { questions, made } = askOfFew(record, observations, context)
  reading.ask(questions)
  if (!made) return null
  for (const words of made.findings) for (const { sheet } of parts.slice(0, 1)) findings.add(sheetFinding(sheet, words))
  const notes = [...context.notes, ...figureNotes, ...said, ...made.notes]
  const sources = [sourceOf(context.target, context.today)]
  const noted = { ...record, notes: [...record.notes, ...made.notes.map(({ id }) => id)] }
  const absent = made.observations.flatMap(({ cell }) => (cell.kind === 'absent' ? [cell.reason] : []))
  const suppressed = absent.filter((reason) => reason === 'suppressed').length
  return {
    figures: made.observations,
    composed: [composeIndicator(noted, made.observations, sources, { ...context, notes })],
    rows: rows.length,
    summary: [
      `${counted(areasIn(observations), 'area')}, ${periodsInWords(held)}`,
      `${counted(observations.length - absent.length, 'figure')} with a value`,
      `${suppressed.toLocaleString('en-GB')} suppressed, ${(absent.length - suppressed).toLocaleString('en-GB')} missing for another reason`,
      ...made.summary,
    ],
    ...(made.guard ? { guard: made.guard } : {}),
  }
}

/** What the rows that were chosen say of the figures; their name does where the file says no unit. */
const measureOfRows = (about: About, { measure, name }: SettledRows): StatedMeasure | null =>
  measure ?? (name !== null && isUnitOpen(about) ? measuredIn(name) : null)

/** What the figures are: as the sheet says, or as the rows that were chosen say. A name that the reader gave stays as it is. */
function aboutOfRows(part: MappedSheet, settled: SettledRows, answers: Answers): About {
  const { kept } = settled
  const { about } = part.mapping
  const stated = measureOfRows(about, settled)
  const measure = stated && (measureUnderLine(part, stated)?.measure ?? stated)
  const name = isChosen(answers, 'name', about.name) ? about.name : nameOfRows(settled.name ?? about.name, kept)
  return { ...about, name, ...(measure ? { kind: measure.kind, unit: measure.unit || about.unit } : {}) }
}

/** What is known when all figures have been read. */
type Decided = IndicatorContext & { readonly values: readonly number[]; readonly settled: SettledRows }

/** What is decided about each sheet: where areas, periods and figures come from, and what the figures are. */
const decidedBy =
  (
    figures: readonly TableFigure[],
    { areas, periods, values, settled }: Decided,
    { context }: TableReading,
  ): ReaderPreview['own'] =>
  (part) => {
    const own = figures.filter(({ row }) => row.part === part)
    const texts = [...new Set(own.map(({ periodText }) => periodText))]
    const told = { ...part, mapping: { ...part.mapping, about: aboutOfRows(part, settled, context.answers) } }
    return {
      areas: areaDecisions(part, areas, context),
      periods: [...periodDecisions(part, periods, texts), ...dateDecisions(texts, context.answers)],
      measure: [
        ...valueDecision(part),
        ...measureDecisions(told, values, measureOfRows(part.mapping.about, settled), part.mapping.about.name),
      ],
      marks: missingDecisions(own),
    }
  }

/** Figures and rows that are not read, those that are left out once. */
function notReadOf(figures: readonly TableFigure[], read: number, { findings: { rowsLeft } }: TableReading): number {
  const left = figures.filter(({ row }) => rowsLeft.has(row.part.sheet, row.row))
  return figures.length - read - new Set(left.map(({ row }) => row)).size + rowsLeft.count
}

/** Reads a table of areas with figures, tidy or wide, into one indicator. */
export function readIndicator(sheets: readonly MappedSheet[], context: CheckContext): ReadTable {
  const { parts, questions } = askOfMeasures(sheets, context)
  const reading = new TableReading(parts, context, ['area'])
  const areas = reading.areas('area')
  sayNoHeadings(parts, context.places, reading.findings)
  sayColumnsLeft(parts, reading.findings)
  const leftByName = checkAreaNames(parts, areas, reading)
  const rows = leftByName.size === 0 ? reading.rows : reading.rows.filter((row) => !leftByName.has(row))
  const settled = settleRows(rows, parts[0]?.mapping.about.kind ?? 'measure', context.answers)
  const counted = new Set(settled.rows.map((row) => row.part))
  const part = parts.find((one) => counted.has(one)) ?? parts[0]
  if (settled.questions.length === 0)
    sayOtherMeasures(
      parts.filter((one) => counted.has(one)),
      reading.findings,
    )
  const isSplit = restsOf(parts).size > 1
  const figures = settled.rows.flatMap((row) => figuresOf(row, settled.groupOf(row), isSplit))
  const periods = readPeriods(figures, context, reading.findings)
  sayMissingPercents(figures, reading.findings)
  const marks = new UnknownMarks(context.answers)
  const ids = idsFor([...new Set(figures.map(({ group }) => group))].filter(Boolean))
  const sums = settled.isSummed ? new AddedUp() : null
  const known = { areas, periods, marks, ids, sums }
  // What rows alike are is asked; until it is answered they are not said to stand twice.
  const counting = settled.questions.length > 0 ? [] : figures
  const observations = observationsOf(counting, known, reading)
  reading.ask([...questions, ...settled.questions, ...periods.questions, ...marks.questions()])
  if (part) sums?.say(part.sheet, reading.findings)
  if (additiveKinds.has(part?.mapping.about.kind ?? 'measure'))
    for (const one of parts) checkPrintedTotals(one, settled.rows, areas, context.places, reading.findings)
  const values = observations.flatMap(({ cell }) => (cell.kind === 'value' ? [cell.value] : []))
  if (part) sayLacking(part, values, reading)
  const geography = areas.geographies[0] ?? 'itl1'
  const unit = part ? aboutOfRows(part, settled, context.answers).unit : ''
  const shown = {
    own: decidedBy(figures, { ...known, values, settled }, reading),
    first: (drafted: readonly Observation[]) => firstFigures(figures, known, unit, reading, drafted),
    tally: {
      figures: values.length,
      areas: areasIn(observations),
      notRead: sums ? reading.findings.rowsLeft.count : notReadOf(counting, observations.length, reading),
    },
  }
  return reading.checked('indicator', shown, () =>
    part
      ? compose(
          parts,
          aboutOfRows(part, settled, context.answers),
          { observations, values, ids, geography, said: marks.said },
          reading,
        )
      : null,
  )
}
