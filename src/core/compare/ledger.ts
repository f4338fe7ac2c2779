import { exact } from '#core/domain/exact.ts'
import { capitalise, inSentence } from '#core/domain/letters.ts'
import { listText } from '#core/domain/list-text.ts'
import { periodText } from '#core/domain/period.ts'
import { bare, column, lacking, type PanelCell, type PanelContent, valueCell, words } from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import type { Benchmark } from '#core/plate/benchmark.ts'
import { numberText } from '#core/plate/measure.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { isIncomplete, someText } from '#core/plate/reading.ts'
import { signedText } from '#core/plate/signed-text.ts'
import { groundOf } from './ground.ts'
import type { CompareInput } from './input.ts'
import { addsUp, type LedgerContext, type LedgerLine, lineOf, rangeText, sizeText } from './ledger-lines.ts'

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

const total = (lines: readonly LedgerLine[], pick: (line: LedgerLine) => number) =>
  lines.reduce((sum, line) => sum + pick(line), 0)

const shortfallText = ({ shortfall, shortfallWithin }: Ledger, decimals: number): string =>
  rangeText([shortfall, shortfallWithin], decimals)

/** Smallest possible shortfall of an area with unlike boundaries; 0 where there may be none. */
const missing = ({ gap, gapWithin }: LedgerLine): number => Math.max(0, -Math.max(gap, gapWithin))

function tableOf(body: Ledger, plate: Plate, decimals: number, perName: string) {
  const cell = (value: number, digits = decimals): PanelCell => ({
    text: numberText(value, bare(digits)),
    raw: exact(value),
  })
  const gap = (value: number): PanelCell => ({ text: signedText(value, decimals), raw: exact(value) })
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

/** Areas with nothing on record: their gap is the whole expected number. */
function withheldZeros(lines: readonly LedgerLine[], unit: string): string {
  const none = lines.filter(({ actual }) => actual === 0).map(({ name }) => name)
  return none.length === 0
    ? ''
    : `No ${unit} are recorded in ${someText(none)}, so all that the benchmark would give counts as a gap there: a zero on record need not mean that nobody serves the area.`
}

/** Whether a size is below zero at the decimals shown. */
const isBelow = (size: number, decimals: number) => Number(size.toFixed(decimals)) < 0

/** Caveats of the sums: areas whose side of the benchmark is uncertain, zeros on record, incomplete records. */
function caveatsOf({ lines, unit, benchmark }: Ledger, plate: Plate, decimals: number): readonly string[] {
  const open = lines.filter(({ gap, gapWithin }) => isBelow(gap, decimals) !== isBelow(gapWithin, decimals))
  const incomplete = new Set(plate.areas.filter(({ cell }) => isIncomplete(cell)).map(({ area }) => area.code))
  const partial = lines.filter(({ code }) => incomplete.has(code)).length
  return [
    open.length > 0
      ? `On which side of ${benchmark.name} unlike boundaries leave open: ${listText(open.map(({ name }) => name))}.`
      : '',
    lines.some(({ gap, gapWithin }) => gap.toFixed(decimals) !== gapWithin.toFixed(decimals))
      ? 'A range runs from one boundary to the other; the sums are of either boundary throughout, so the ends of the ranges need not add up to them.'
      : '',
    withheldZeros(lines, unit),
    partial > 0
      ? `${partial} of these ${lines.length} areas ${partial === 1 ? 'has' : 'have'} incomplete records; ${unit} that were not counted look like a gap.`
      : '',
  ].filter(Boolean)
}

/** Adds up the lines of all areas; leaves out groups. */
function bodyOf(plate: Plate, context: LedgerContext): Ledger {
  const { resolved, per, benchmark } = context
  const linesOf = (some: readonly PlateArea[]) =>
    some.flatMap((one) => lineOf(one, context) ?? []).toSorted((a, b) => a.gap + a.gapWithin - b.gap - b.gapWithin)
  const lines = linesOf(plate.areas)
  const { name, base } = per.denominator
  return {
    lines,
    groups: linesOf(plate.groups),
    shortfall: total(lines, ({ gap }) => Math.max(0, -gap)),
    shortfallWithin: total(lines, ({ gapWithin }) => Math.max(0, -gapWithin)),
    total: {
      actual: total(lines, ({ actual }) => actual),
      expected: total(lines, ({ expected }) => expected),
      gap: total(lines, ({ gap }) => gap),
    },
    unit: resolved.main.indicator.unit.many,
    formula: `expected = benchmark × ${inSentence(name)} ÷ ${numberText(base, bare(0))}; gap = actual − expected`,
    benchmark,
  }
}

/** What a ledger is made of, or why there is none. */
function contextOf({ plate, resolved }: CompareInput): LedgerContext | string {
  const { per, main } = resolved
  const { benchmark, measure } = plate
  if (!addsUp(main.indicator))
    return 'A gap is worked out for staff, posts and machines; this measure counts something else.'
  if (!per) return 'Choose a denominator: a gap needs to know how much need each area has.'
  if (!benchmark || (!benchmark.own && benchmark.cell.kind === 'absent')) {
    const because = benchmark?.cell.kind === 'absent' ? benchmark.cell.because : undefined
    return because ? `No benchmark: ${because}.` : 'Choose a benchmark.'
  }
  return { resolved, per, measure, benchmark }
}

/**
 * Composes who has how many more or fewer staff than the benchmark would give it: expected = benchmark × denominator ÷ base;
 * gap = actual − expected. For staff and things that add up, over a denominator.
 */
function ledgerOf(input: CompareInput): PanelContent<Ledger> {
  const { plate, resolved } = input
  const { main, period } = resolved
  const { indicator } = main
  const unit = indicator.unit.many
  const heading = addsUp(indicator) ? `How many ${unit} to reach the benchmark` : 'Gap to the benchmark'
  const context = contextOf(input)
  if (typeof context === 'string') return lacking(heading, plate.subtitle, context)
  const { per, benchmark } = context
  const body = bodyOf(plate, context)
  const { lines } = body
  if (lines.length === 0) return lacking(heading, plate.subtitle, 'No area has both a figure and a benchmark.')
  const decimals = Math.max(1, indicator.decimals)
  const below = lines.filter((line) => isBelow(-missing(line), decimals))
  const named = (line: LedgerLine) => `${line.name} ${sizeText(line, decimals)}`
  const largest = below.length > 0 ? `Largest: ${listText(below.slice(0, 3).map(named))} ${unit} fewer.` : ''
  const left = plate.areas.length - lines.length
  const caveats = caveatsOf(body, plate, decimals)
  return {
    title:
      below.length === 0
        ? `No area is below ${benchmark.name}`
        : `${shortfallText(body, decimals)} ${unit} would bring ${below.length} ${below.length === 1 ? 'area' : 'areas'} up to ${benchmark.name}`,
    subtitle: `${capitalise(unit)}, ${plate.geography.name} (${plate.geography.vintage}), ${indicator.phrase} of ${periodText(period ?? '')}, ${inSentence(per.denominator.name)} of ${periodText(per.period)}; ${body.formula}`,
    sentences: [
      largest,
      ...caveats,
      left > 0
        ? `${left} of ${plate.areas.length} areas ${left === 1 ? 'has' : 'have'} no figure and ${left === 1 ? 'is' : 'are'} in no sum.`
        : '',
    ].filter(Boolean),
    caveat: caveats.join(' '),
    quotedWith: largest,
    table: tableOf(body, plate, decimals, per.denominator.name),
    body,
    lacks: null,
  }
}

export const ledgerPanel: PanelSpec<CompareInput, Ledger> = {
  label: 'Gap ledger',
  marksEach: true,
  ordersAreas: true,
  inBrief: 6,
  compose: ledgerOf,
  ground: ({ plate, atlas, own }) => groundOf({ plate, atlas, measured: [own], norm: plate.benchmark?.source ?? null }),
}
