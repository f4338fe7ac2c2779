import { capitalise } from '#core/domain/letters.ts'
import { type Benchmark, type BenchmarkFigure, benchmarkFor } from './benchmark.ts'
import type { Overdispersed } from './chance.ts'
import { compareWith } from './compare.ts'
import { type Measure, numberText } from './measure.ts'
import type { BenchmarkGap, Plate } from './plate.ts'
import {
  type AreaWithValue,
  headlineAreas,
  isIncomplete,
  isOrderUncertain,
  lowestAndHighest,
  recordAside,
  someText,
} from './reading.ts'
import { boundaryFactor, headlineText } from './unlike.ts'

type Versus = { readonly standard: BenchmarkFigure; readonly comparison: BenchmarkGap }

/** The benchmark of the areas at one end; null without one, or where areas with the same figure differ from it by different amounts. */
function versusOf(areas: readonly AreaWithValue[], benchmark: Benchmark): Versus | null {
  const [first] = areas
  const standard = first && benchmarkFor(benchmark, first.area.code)
  if (!first?.comparison || standard?.cell.kind !== 'value') return null
  const { text } = first.comparison
  return areas.every(({ comparison }) => comparison?.text === text) ? { standard, comparison: first.comparison } : null
}

/** "25% to 29% fewer machines": the range that unlike boundaries leave open; one figure where there is one boundary. */
function gapWithin({ cell, unlike }: AreaWithValue, { standard, comparison }: Versus, measure: Measure): string {
  const scaled = unlike && compareWith({ ...cell, value: cell.value * boundaryFactor(unlike) }, standard, measure)
  if (!scaled || scaled.size === comparison.size) return comparison.gap
  if (scaled.direction !== comparison.direction) return 'about the same'
  const nearer = boundaryFactor(unlike) < 1 === (scaled.direction === 'above')
  return nearer ? `${scaled.size} to ${comparison.gap}` : `${comparison.size} to ${scaled.gap}`
}

const nameOf = (one: AreaWithValue) => `${one.area.name}${recordAside(one)}`

/** "South East: 66.0, 25% fewer staff than England (88.3)" */
function endText(
  areas: readonly AreaWithValue[],
  versus: Versus | null,
  told: Versus | null,
  measure: Measure,
  overdispersed: Overdispersed | null,
): string {
  const [first] = areas
  if (!first) return ''
  if (isOrderUncertain(areas)) {
    const figures = areas.map((one) => `${nameOf(one)}: ${headlineText(one, measure)}`)
    return `${figures.join(' or ')} (unlike boundaries leave the order open)`
  }
  const figure = `${someText(areas.map(nameOf))}: ${headlineText(first, measure)}`
  if (!versus) return figure
  const { standard, comparison } = versus
  const limits = overdispersed ? 'limits that allow for overdispersion' : 'its 95% interval'
  const chance = comparison.beyondChance === false ? `, within ${limits}` : ''
  const gap = gapWithin(first, versus, measure)
  const same = gap.endsWith('the same')
  if (told?.standard.name === standard.name && !same) return `${figure}, ${gap}${chance}`
  const number = standard.cell.kind === 'value' ? ` (${numberText(standard.cell.value, measure)})` : ''
  return `${figure}, ${gap} ${same ? 'as' : 'than'} ${standard.name}${number}${chance}`
}

/** The areas at the lower end with their distance from the benchmark, as the lead sentence has them: "South East: 66.0, 25% fewer staff than England (88.3)". */
export const lowestText = (
  low: readonly AreaWithValue[],
  { benchmark, measure, overdispersed }: Pick<Plate, 'benchmark' | 'measure' | 'overdispersed'>,
): string => endText(low, benchmark && versusOf(low, benchmark), null, measure, overdispersed)

/** "Fewest" for counted things; "lowest" for shares, money and sizes. */
function endWords({ polarity, suffix }: Measure): readonly [low: string, high: string] {
  return polarity.lower.startsWith('fewer') && suffix === '' ? ['fewest', 'most'] : ['lowest', 'highest']
}

/**
 * Names the lowest and the highest area and their distance from the benchmark: "Fewest in South East: 66.0, 25% fewer staff than England (88.3); most
 * in …". Where the figures are made up or incomplete, the sentence says that the ends are those of the sample or of what is on record.
 * @returns empty text without a benchmark, or where all figures read the same
 */
export function leadSentence(
  valued: readonly AreaWithValue[],
  benchmark: Benchmark | null,
  measure: Measure,
  overdispersed: Overdispersed | null = null,
): string {
  if (!benchmark || (!benchmark.own && benchmark.cell.kind === 'absent')) return ''
  const { areas, passed } = headlineAreas(valued, measure)
  const { low, high } = lowestAndHighest(areas)
  if (low[0]?.text === high[0]?.text) return ''
  const made = valued.some(({ cell }) => cell.status === 'illustrative')
  const partly = valued.some(({ cell }) => isIncomplete(cell))
  const scope = made ? 'In the sample, ' : partly ? 'On record, ' : ''
  const [fewest, most] = endWords(measure)
  const [below, above] = [versusOf(low, benchmark), versusOf(high, benchmark)]
  const some = passed && measure.kind !== 'share' ? ', of areas with any on record,' : ''
  const sentence = `${scope}${fewest}${some} in ${endText(low, below, null, measure, overdispersed)}; ${most} in ${endText(high, above, below, measure, overdispersed)}.`
  return capitalise(sentence)
}
