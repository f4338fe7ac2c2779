import { capitalise, inSentence } from '#core/domain/letters.ts'
import { listText } from '#core/domain/list-text.ts'
import { periodText } from '#core/domain/period.ts'
import type { Note } from '#core/domain/source.ts'
import { type Benchmark, type BenchmarkInput, cellOfGroup, publishedParts, publishedRatio } from './benchmark.ts'
import { sumOf } from './derive.ts'
import { wholeOf, wholeText } from './group-name.ts'
import { closestPeriod } from './match-period.ts'
import { type Measure, numberText } from './measure.ts'
import type { AreaFigure } from './measured.ts'
import type { Resolved } from './resolve.ts'

const digits = (decimals: number) => ({ prefix: '', suffix: '', decimals })

type Part = { readonly mine: number; readonly published: number; readonly decimals: number; readonly unit: string }

const apartBy = ({ mine, published }: Part): number => Math.abs(mine / published - 1)

/**
 * "4,005.7 WTE where England has 4,913.4", for each part that differs from its published figure by more than a hundredth of the largest difference.
 */
function partTexts(parts: readonly Part[], name: string): readonly string[] {
  const most = Math.max(...parts.map(apartBy))
  return parts.flatMap((part) => {
    const { mine, published, decimals, unit } = part
    const [own, whole] = [mine, published].map((value) => numberText(value, digits(decimals)))
    return apartBy(part) <= most / 100 ? [] : [`${own} ${unit} where ${name} has ${whole}`]
  })
}

/** The sum of the areas and the part that differs, where the sum reads otherwise than the published figure. */
function sumApart(
  given: BenchmarkInput,
  valued: readonly AreaFigure[],
  measure: Measure,
  whole: { code: string; name: string },
) {
  const { resolved, drawn } = given
  const { main, per } = resolved
  const published = publishedParts(given, resolved, whole.code)
  const ratio = publishedRatio(given, resolved, whole.code)
  const sum = cellOfGroup(resolved, valued)
  const sums = [({ top }: AreaFigure) => top, ({ bottom, top }: AreaFigure) => bottom ?? top].map((pick) =>
    sumOf(new Map(valued.map((one) => [one.area.code, pick(one)]))),
  )
  const cells = [sum, ratio, published?.top, published?.bottom, ...sums]
  const values = cells.flatMap((cell) => (cell?.kind === 'value' ? [cell.value] : []))
  const [own = 0, all = 0, top = 0, bottom = 0, mineTop = 0, mineBottom = 0] = values
  if (!per || values.length < cells.length) return ''
  if (numberText(own, measure) === numberText(all, measure)) return ''
  const { indicator } = main
  const parts = [
    { mine: mineTop, published: top, decimals: indicator.decimals, unit: indicator.unit.many },
    { mine: mineBottom, published: bottom, decimals: per.indicator.decimals, unit: per.indicator.unit.many },
  ]
  const which = `${valued.length} areas${valued.length < drawn.length ? ' with a figure' : ''}`
  return `The ${which} add up to ${numberText(own, measure)}: ${listText(partTexts(parts, whole.name))}.`
}

/** The year whose denominator the whole would use by itself, where the areas have none for that year and the figure then reads otherwise. */
function yearApart(
  given: BenchmarkInput,
  measure: Measure,
  whole: { code: string; name: string },
  cell: Benchmark['cell'],
) {
  const { resolved } = given
  const { per, period, main, view } = resolved
  if (!per || period === null || view.perPeriod !== null || cell.kind === 'absent') return ''
  const shard = (per.indicator.shard && per.dims[per.indicator.shard]) || '*'
  const { extents = [] } = per.indicator.files[shard] ?? {}
  const held = extents.find(({ geography }) => geography === 'nation')?.periods ?? []
  const own = closestPeriod(held, period, per.denominator.avoid)
  if (own === null || own === per.period) return ''
  const other = publishedRatio(given, { ...resolved, per: { ...per, period: own } } satisfies Resolved, whole.code)
  if (other?.kind !== 'value' || numberText(other.value, measure) === numberText(cell.value, measure)) return ''
  const name = inSentence(per.denominator.name)
  return `${capitalise(whole.name)} stands over ${name} of ${periodText(per.period)} here, the closest year held for these areas; over ${name} of ${periodText(own)} it is ${numberText(other.value, measure)} (${main.indicator.phrase} of ${periodText(period)}).`
}

/**
 * Explains why the published benchmark reads otherwise than the sum of the areas, or than the same place with another year's denominator. The text
 * stands beside the sources, which keeps the sentences of the map short.
 * @returns cautions; none where the figures read the same as printed
 */
export function benchmarkDifferenceNotes(
  given: BenchmarkInput,
  benchmark: Benchmark | null,
  measure: Measure,
): readonly Note[] {
  if (!benchmark || benchmark.own || given.resolved.view.benchmark.kind !== 'all') return []
  const valued = given.drawn.filter(({ cell }) => cell.kind === 'value')
  const found = wholeOf(given.areas, new Set(valued.map(({ area }) => area.code)))
  if (!found || !given.resolved.main.indicator.additive) return []
  const whole = { code: found.code, name: wholeText(found) }
  if (benchmark.name !== whole.name) return []
  const texts = { sum: sumApart(given, valued, measure, whole), year: yearApart(given, measure, whole, benchmark.cell) }
  return Object.entries(texts).flatMap(([id, text]) =>
    text === '' ? [] : [{ id: `benchmark-${id}`, text, weight: 'caution' as const }],
  )
}
