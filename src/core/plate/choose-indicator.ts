import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Indicator, Topic } from '#core/domain/indicator.ts'
import type { Dims, View } from '#core/view/view.ts'
import { denominatorsFor, fullest, heldShare, openingPeriod } from './choices.ts'

/** The list of measures, and what a measure opens on; apart from the other menus, since the first map needs neither. */

export type TopicGroup = { readonly topic: Topic; readonly indicators: readonly Indicator[] }

/** Indicators by topic, in the order of the catalogue. */
export function indicatorsByTopic(catalogue: Catalogue): readonly TopicGroup[] {
  return catalogue.topics
    .map((topic) => ({ topic, indicators: catalogue.indicators.filter((one) => one.topic === topic.id) }))
    .filter(({ indicators }) => indicators.length > 0)
}

/** Keeps the choices that the next indicator has too: a reader of lung cancer stays with lung cancer. */
function sharedDims(indicator: Indicator, dims: Dims): Dims {
  const kept = indicator.dimensions.flatMap(({ id, values }) => {
    const value = dims[id]
    return value !== undefined && values.some((one) => one.id === value) ? [[id, value] as const] : []
  })
  return Object.fromEntries(kept)
}

/**
 * The geography on which a measure opens. Keeps the one in view if the reader chose it (it is not the one on which the measure before opened) and the
 * next measure has a map of it: several areas, and not the United Kingdom with its unions.
 */
function openingGeography(view: View, catalogue: Catalogue, indicator: Indicator, dims: Dims): string {
  const before = catalogue.indicators.find(({ id }) => id === view.indicator)
  const isOwn = view.geography !== before?.initial.geography
  const { geography } = indicator.initial
  const isUnion = catalogue.geographies.find(({ id }) => id === view.geography)?.mergedFrom !== null
  const isMap = !isUnion && fullest(indicator, dims, view.geography) > 1
  return (isOwn && isMap) || fullest(indicator, dims, geography) === 0 ? view.geography : geography
}

/** The choices on which a measure opens: the indicator's `opens` where the geography has it for most areas, else its initial ones. */
export function openingDims(indicator: Indicator, geography: string): Dims {
  const { opens } = indicator
  if (!opens) return {}
  return fullest(indicator, opens, geography) >= heldShare * fullest(indicator, {}, geography) ? opens : {}
}

/** The denominator on which a measure opens: the one in view where the reader chose it and it suits, else the first that suits. */
function openingDenominator(view: View, catalogue: Catalogue, indicator: Indicator, dims: Dims, geography: string) {
  const before = catalogue.indicators.find(({ id }) => id === view.indicator)
  const isOwn = view.per !== null && view.per !== (before?.per[0] ?? null)
  const [first = 'none'] = indicator.per
  const offered = first === 'none' ? null : first
  const per = isOwn && view.per !== null && indicator.per.includes(view.per) ? view.per : offered
  const usable = denominatorsFor(catalogue, indicator, geography, dims)
  return per === null || usable.some((one) => one.id === per) ? per : (usable[0]?.id ?? null)
}

/** The parts of a measure that are chosen with it; what is not named opens as the data suggest. */
export type MeasureChoice = { readonly dims?: Dims; readonly geography?: string }

/**
 * Changes the measure. Choices of dimensions that the next indicator has too are kept, so that a reader of lung cancer stays with lung cancer; geography and
 * denominator only where the reader had chosen them.
 * @param choice dimensions and geography to open on, where they are asked for
 */
export function chooseIndicator(
  view: View,
  catalogue: Catalogue,
  id: string,
  choice: MeasureChoice = {},
): Partial<View> {
  const indicator = catalogue.indicators.find((one) => one.id === id)
  if (!indicator) return {}
  const kept = choice.dims ?? sharedDims(indicator, view.dims)
  const geography = choice.geography ?? openingGeography(view, catalogue, indicator, kept)
  const dims = Object.keys(kept).length > 0 ? kept : openingDims(indicator, geography)
  const per = openingDenominator(view, catalogue, indicator, dims, geography)
  return { indicator: id, dims, geography, per, period: openingPeriod(indicator, dims, geography), perPeriod: null }
}
