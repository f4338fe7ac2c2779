import { statusWords } from '#core/domain/cell.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { bare } from '#core/panel/panel.ts'
import { type Benchmark, benchmarkFor } from '#core/plate/benchmark.ts'
import { type Measure, numberText } from '#core/plate/measure.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import { signedText } from '#core/plate/signed-text.ts'

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

/** "9.6", or "8.1 to 9.6" as far as unlike boundaries leave it open. */
export function sizeText({ gap, gapWithin }: Pick<LedgerLine, 'gap' | 'gapWithin'>, decimals: number): string {
  return rangeText([gap, gapWithin].map(Math.abs), decimals)
}

/** "9.6", or "8.1 to 9.6" */
export function rangeText(some: readonly number[], decimals: number): string {
  const sizes = some.toSorted((a, b) => a - b)
  return [...new Set(sizes.map((size) => numberText(size, bare(decimals))))].join(' to ')
}

function gapText(gaps: Pick<LedgerLine, 'gap' | 'gapWithin'>, decimals: number, unit: string, name: string): string {
  const [gap, gapWithin] = [gaps.gap, gaps.gapWithin].map((size) => Number(size.toFixed(decimals)))
  if (gap === undefined || gapWithin === undefined || gap * gapWithin < 0) return `near the level of ${name}`
  if (gap === 0 && gapWithin === 0) return `at the level of ${name}`
  return `${sizeText(gaps, decimals)} ${unit} ${gap + gapWithin < 0 ? 'fewer' : 'more'} than at the level of ${name}`
}

/** What the lines of a ledger are made of. */
export type LedgerContext = {
  readonly resolved: Resolved
  readonly per: NonNullable<Resolved['per']>
  readonly measure: Measure
  readonly benchmark: Benchmark
}

/** Works out the line of one area; null where it has no figure or no benchmark. */
export function lineOf(one: PlateArea, { resolved, per, measure, benchmark }: LedgerContext): LedgerLine | null {
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
      : `; within one boundary, scaled by people: ${numberText(actualWithin, bare(decimals))} − ${numberText(expectedWithin, bare(decimals))} = ${signedText(gapWithin, decimals)} ${unit}`
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
    working: `expected = ${rate} (${standard.name}) × ${over} = ${expectedText} ${unit}; gap = ${actualText} − ${expectedText} = ${signedText(gap, decimals)} ${unit}${within}`,
    sources: one.sources,
    status: statusWords[cell.status],
    coverageText: one.coverageText,
  }
}

/** Whether gaps can be worked out and summed: of staff and things. */
export const addsUp = ({ kind, additive }: Indicator): boolean => ['staff', 'things'].includes(kind) && additive

/** The line of one area alone; null where no gap can be worked out for it. */
export function ledgerLineOf(one: PlateArea, { benchmark, measure }: Plate, resolved: Resolved): LedgerLine | null {
  const { per, main } = resolved
  return per && benchmark && addsUp(main.indicator) ? lineOf(one, { resolved, per, measure, benchmark }) : null
}
