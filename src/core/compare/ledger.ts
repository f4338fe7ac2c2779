import { statusWords } from '#core/domain/cell.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { capitalise, inSentence } from '#core/domain/letters.ts'
import { periodText } from '#core/domain/period.ts'
import { bare, column, exact, lacking, type PanelCell, type PanelContent, valueCell, words } from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import { type Benchmark, benchmarkFor } from '#core/plate/benchmark.ts'
import { type Measure, numberText } from '#core/plate/measure.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { isIncomplete, listText, someText } from '#core/plate/reading.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import { groundOf } from './ground.ts'
import type { CompareInput } from './input.ts'

/** One line of the ledger, with everything that it was worked out from. */
export type LedgerLine = {
  readonly code: string
  readonly name: string
  readonly actual: number
  readonly expected: number
  /** Actual less expected: below zero where staff are missing. */
  readonly gap: number
  /** The gap if both parts were counted within the area itself; the same where they are. */
  readonly gapWithin: number
  readonly denominator: number
  readonly standard: { readonly name: string; readonly value: number }
  readonly text: string
  /** Formula with the numbers in it. */
  readonly working: string
  readonly sources: readonly string[]
  readonly status: string
  readonly coverageText: string
}

export type Ledger = {
  readonly lines: readonly LedgerLine[]
  /** Of the reader's groups, which are in no sum. */
  readonly groups: readonly LedgerLine[]
  /** What would bring every area below the benchmark up to it, by the recorded gaps. */
  readonly shortfall: number
  /** The same by the gaps within one boundary. */
  readonly shortfallWithin: number
  /** Sum over all lines. */
  readonly total: { readonly actual: number; readonly expected: number; readonly gap: number }
  readonly unit: string
  readonly formula: string
  readonly benchmark: Pick<Benchmark, 'name' | 'how' | 'source' | 'caveat'>
}

const signed = (value: number, decimals: number): string =>
  `${value > 0 ? '+' : ''}${numberText(value, bare(decimals))}`

/** "9.6", or "8.1 to 9.6" as far as unlike boundaries leave it open. */
function sizeText({ gap, gapWithin }: Pick<LedgerLine, 'gap' | 'gapWithin'>, decimals: number): string {
  return rangeText([gap, gapWithin].map(Math.abs), decimals)
}

/** "9.6", or "8.1 to 9.6" */
function rangeText(some: readonly number[], decimals: number): string {
  const sizes = some.toSorted((a, b) => a - b)
  return [...new Set(sizes.map((size) => numberText(size, bare(decimals))))].join(' to ')
}

function gapText(gaps: Pick<LedgerLine, 'gap' | 'gapWithin'>, decimals: number, unit: string, name: string): string {
  const [gap, gapWithin] = [gaps.gap, gaps.gapWithin].map((size) => Number(size.toFixed(decimals)))
  if (gap === undefined || gapWithin === undefined || gap * gapWithin < 0) return `near the level of ${name}`
  if (gap === 0 && gapWithin === 0) return `at the level of ${name}`
  return `${sizeText(gaps, decimals)} ${unit} ${gap + gapWithin < 0 ? 'fewer' : 'more'} than at the level of ${name}`
}

type Context = {
  readonly resolved: Resolved
  readonly per: NonNullable<Resolved['per']>
  readonly measure: Measure
  readonly benchmark: Benchmark
}

function lineOf(one: PlateArea, { resolved, per, measure, benchmark }: Context): LedgerLine | null {
  const { cell, area } = one
  const standard = benchmarkFor(benchmark, area.code)
  if (cell.kind !== 'value' || standard?.cell.kind !== 'value') return null
  if (cell.numerator === undefined || cell.denominator === undefined) return null
  const { indicator } = resolved.main
  const { base } = per.denominator
  const decimals = Math.max(1, indicator.decimals)
  const expected = (standard.cell.value * cell.denominator) / base
  const gap = cell.numerator - expected
  const { above, below } = one.unlike ?? { above: 0, below: 0 }
  const [actualWithin, expectedWithin] = [cell.numerator / (1 + above), expected / (1 + below)]
  const gapWithin = actualWithin - expectedWithin
  const unit = indicator.unit.many
  const [actualText, expectedText] = [numberText(cell.numerator, bare(decimals)), numberText(expected, bare(decimals))]
  const rate = numberText(standard.cell.value, { ...measure, decimals: measure.decimals + 2 })
  const under = `${numberText(cell.denominator, bare(per.indicator.decimals))} ${per.indicator.unit.many}`
  const over = base === 1 ? under : `${under} ÷ ${numberText(base, bare(0))}`
  const within =
    above === below
      ? ''
      : `; within one boundary, scaled by people: ${numberText(actualWithin, bare(decimals))} − ${numberText(expectedWithin, bare(decimals))} = ${signed(gapWithin, decimals)} ${unit}`
  return {
    code: area.code,
    name: area.name,
    actual: cell.numerator,
    expected,
    gap,
    gapWithin,
    denominator: cell.denominator,
    standard: { name: standard.name, value: standard.cell.value },
    text: gapText({ gap, gapWithin }, decimals, unit, standard.name),
    working: `expected = ${rate} (${standard.name}) × ${over} = ${expectedText} ${unit}; gap = ${actualText} − ${expectedText} = ${signed(gap, decimals)} ${unit}${within}`,
    sources: one.sources,
    status: statusWords[cell.status],
    coverageText: one.coverageText,
  }
}

const addsUp = ({ kind, additive }: Indicator): boolean => ['staff', 'things'].includes(kind) && additive

/** The line of one area alone; null where no gap can be worked out for it. */
export function gapOf(one: PlateArea, { benchmark, measure }: Plate, resolved: Resolved): LedgerLine | null {
  const { per, main } = resolved
  return per && benchmark && addsUp(main.indicator) ? lineOf(one, { resolved, per, measure, benchmark }) : null
}

const total = (lines: readonly LedgerLine[], pick: (line: LedgerLine) => number) =>
  lines.reduce((sum, line) => sum + pick(line), 0)

const shortfallText = ({ shortfall, shortfallWithin }: Ledger, decimals: number): string =>
  rangeText([shortfall, shortfallWithin], decimals)

/** What an area lacks at the least, where unlike boundaries leave it open; 0 where it may lack nothing. */
const missing = ({ gap, gapWithin }: LedgerLine): number => Math.max(0, -Math.max(gap, gapWithin))

function tableOf(body: Ledger, plate: Plate, decimals: number, perName: string) {
  const cell = (value: number, digits = decimals): PanelCell => ({
    text: numberText(value, bare(digits)),
    raw: exact(value),
  })
  const gap = (value: number): PanelCell => ({ text: signed(value, decimals), raw: exact(value) })
  const absent = plate.areas.filter(({ area }) => !body.lines.some(({ code }) => code === area.code))
  const blanks = (count: number) => Array.from({ length: count }, () => words(''))
  return {
    columns: [
      column('area', 'Area', false),
      column('denominator', perName),
      column('actual', `Actual, ${body.unit}`),
      column('standard', 'Benchmark'),
      column('expected', `Expected, ${body.unit}`),
      column('gap', `Gap, ${body.unit}`),
      column('words', 'In words', false),
    ],
    rows: [
      ...[...body.lines, ...body.groups].map((line) => ({
        key: line.code,
        area: line.code,
        cells: [
          words(line.name),
          cell(line.denominator, 0),
          cell(line.actual),
          cell(line.standard.value, plate.measure.decimals),
          cell(line.expected),
          gap(line.gap),
          words(line.text),
        ],
      })),
      ...absent.map(({ area, cell: missing }) => ({
        key: area.code,
        area: area.code,
        cells: [words(area.name), words(''), valueCell(missing, bare(decimals)), ...blanks(4)],
      })),
      {
        key: 'total',
        area: null,
        cells: [
          words(body.lines.length === 1 ? 'The one area' : `Sum of ${body.lines.length} areas`),
          cell(
            total(body.lines, ({ denominator }) => denominator),
            0,
          ),
          cell(body.total.actual),
          words(''),
          cell(body.total.expected),
          gap(body.total.gap),
          words(`to bring all that are below up to it: ${shortfallText(body, decimals)} ${body.unit}`),
        ],
      },
    ],
  }
}

/** Areas with nothing on record, whose whole expectation stands as a gap. */
function withheldZeros(lines: readonly LedgerLine[], unit: string): string {
  const none = lines.filter(({ actual }) => actual === 0).map(({ name }) => name)
  return none.length === 0
    ? ''
    : `No ${unit} are recorded in ${someText(none)}, so all that the benchmark would give counts as a gap there: a zero on record need not mean that nobody serves the area.`
}

/**
 * Who has how many more or fewer staff than the benchmark would give it: expected = benchmark × denominator ÷ base; gap = actual − expected.
 * For staff and things that add up, over a denominator.
 */
function ledgerOf({ plate, resolved }: CompareInput): PanelContent<Ledger> {
  const { per, main, period } = resolved
  const { benchmark, measure } = plate
  const heading = addsUp(main.indicator)
    ? `How many ${main.indicator.unit.many} to reach the benchmark`
    : 'Gap to the benchmark'
  if (!addsUp(main.indicator))
    return lacking(
      heading,
      plate.subtitle,
      'A gap is worked out for staff, posts and machines; this measure counts something else.',
    )
  if (!per)
    return lacking(heading, plate.subtitle, 'Choose a denominator: a gap needs to know how much need each area has.')
  if (!benchmark || (!benchmark.own && benchmark.cell.kind === 'absent')) {
    const because = benchmark?.cell.kind === 'absent' ? benchmark.cell.because : undefined
    return lacking(heading, plate.subtitle, because ? `No benchmark: ${because}.` : 'Choose a benchmark.')
  }
  const context: Context = { resolved, per, measure, benchmark }
  const linesOf = (some: readonly PlateArea[]) =>
    some.flatMap((one) => lineOf(one, context) ?? []).toSorted((a, b) => a.gap + a.gapWithin - b.gap - b.gapWithin)
  const lines = linesOf(plate.areas)
  if (lines.length === 0) return lacking(heading, plate.subtitle, 'No area has both a figure and a benchmark.')
  const decimals = Math.max(1, main.indicator.decimals)
  const unit = main.indicator.unit.many
  const isBelow = (size: number) => Number(size.toFixed(decimals)) < 0
  const below = lines.filter((line) => isBelow(-missing(line)))
  const open = lines.filter(({ gap, gapWithin }) => isBelow(gap) !== isBelow(gapWithin))
  const body: Ledger = {
    lines,
    groups: linesOf(plate.groups),
    shortfall: total(lines, ({ gap }) => Math.max(0, -gap)),
    shortfallWithin: total(lines, ({ gapWithin }) => Math.max(0, -gapWithin)),
    total: {
      actual: total(lines, ({ actual }) => actual),
      expected: total(lines, ({ expected }) => expected),
      gap: total(lines, ({ gap }) => gap),
    },
    unit,
    formula: `expected = benchmark × ${inSentence(per.denominator.name)} ÷ ${numberText(per.denominator.base, bare(0))}; gap = actual − expected`,
    benchmark,
  }
  const worst = below.slice(0, 3).map((line) => `${line.name} ${sizeText(line, decimals)}`)
  const title =
    below.length === 0
      ? `No area is below ${benchmark.name}`
      : `${shortfallText(body, decimals)} ${unit} would bring ${below.length} ${below.length === 1 ? 'area' : 'areas'} up to ${benchmark.name}`
  const left = plate.areas.length - lines.length
  const partial = lines.filter(({ code }) =>
    plate.areas.some(({ area, cell }) => area.code === code && isIncomplete(cell)),
  )
  const caveats = [
    open.length > 0
      ? `On which side of ${benchmark.name} unlike boundaries leave open: ${listText(open.map(({ name }) => name))}.`
      : '',
    withheldZeros(lines, unit),
    partial.length > 0
      ? `${partial.length} of these ${lines.length} areas ${partial.length === 1 ? 'has' : 'have'} incomplete records; ${unit} that were not counted look like a gap.`
      : '',
  ].filter(Boolean)
  const sentences = [
    below.length > 0 ? `Largest: ${listText(worst)} ${unit} fewer.` : '',
    ...caveats,
    left > 0
      ? `${left} of ${plate.areas.length} areas ${left === 1 ? 'has' : 'have'} no figure and ${left === 1 ? 'is' : 'are'} in no sum.`
      : '',
  ].filter(Boolean)
  return {
    title,
    subtitle: `${capitalise(unit)}, ${plate.geography.name} (${plate.geography.vintage}), ${main.indicator.phrase} of ${periodText(period ?? '')}, ${inSentence(per.denominator.name)} of ${periodText(per.period)}; ${body.formula}`,
    sentences,
    caveat: caveats.join(' '),
    table: tableOf(body, plate, decimals, per.denominator.name),
    body,
    lacks: null,
  }
}

export const ledgerPanel: PanelSpec<CompareInput, Ledger> = {
  label: 'Gap ledger',
  inBrief: 6,
  compose: ledgerOf,
  ground: ({ plate, atlas, own }) => groundOf({ plate, atlas, measured: [own], norm: plate.benchmark?.source ?? null }),
}
