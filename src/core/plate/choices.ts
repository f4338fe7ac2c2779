import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Geography } from '#core/domain/area.ts'
import type { Denominator, Indicator, Topic } from '#core/domain/indicator.ts'
import type { Dims, View } from '#core/view/view.ts'
import type { Chosen, Resolved } from './resolve.ts'

/** What can be chosen next to what is shown: the contents of menus, and what a choice does to the view. */

export type TopicGroup = { readonly topic: Topic; readonly indicators: readonly Indicator[] }

/** Indicators by topic, in the order of the catalogue. */
export function indicatorsByTopic(catalogue: Catalogue): readonly TopicGroup[] {
  return catalogue.topics
    .map((topic) => ({ topic, indicators: catalogue.indicators.filter((one) => one.topic === topic.id) }))
    .filter(({ indicators }) => indicators.length > 0)
}

const extentsOf = (indicator: Indicator, dims: Dims) => {
  const shardOf = (id: string) => dims[id] ?? indicator.dimensions.find((one) => one.id === id)?.initial
  return indicator.files[indicator.shard ? (shardOf(indicator.shard) ?? '*') : '*']?.extents ?? []
}

const holds = (indicator: Indicator, dims: Dims, geography: string): boolean =>
  extentsOf(indicator, dims).some((extent) => extent.geography === geography)

/** Keeps the choices that the next indicator knows too: who looks at lung cancer stays with lung cancer. */
function sharedDims(indicator: Indicator, dims: Dims): Dims {
  const kept = indicator.dimensions.flatMap(({ id, values }) => {
    const value = dims[id]
    return value !== undefined && values.some((one) => one.id === value) ? [[id, value] as const] : []
  })
  return Object.fromEntries(kept)
}

/** Turns to another indicator, keeping geography, denominator and choices where they still make sense. */
export function chooseIndicator(view: View, catalogue: Catalogue, id: string): Partial<View> {
  const indicator = catalogue.indicators.find((one) => one.id === id)
  if (!indicator) return {}
  const dims = sharedDims(indicator, view.dims)
  const geography = holds(indicator, dims, view.geography) ? view.geography : indicator.initial.geography
  const [first = 'none'] = indicator.per
  const offered = first === 'none' ? null : first
  const per = view.per !== null && indicator.per.includes(view.per) ? view.per : offered
  const usable = per !== null && denominatorsFor(catalogue, indicator, geography).some((one) => one.id === per)
  return { indicator: id, dims, geography, per: usable ? per : null, period: null, perPeriod: null }
}

/** The denominators that go with an indicator and are held for a geography. */
export function denominatorsFor(catalogue: Catalogue, indicator: Indicator, geography: string): readonly Denominator[] {
  return indicator.per.flatMap((id) => {
    const denominator = catalogue.denominators.find((one) => one.id === id)
    const lower = catalogue.indicators.find((one) => one.id === denominator?.indicator)
    return denominator && lower && holds(lower, denominator.dims, geography) ? [denominator] : []
  })
}

/** Every geography, with the number of areas that have a figure of the measure; those without any are offered too, and say so. */
export function geographiesFor(
  catalogue: Catalogue,
  { offers }: Pick<Resolved, 'offers'>,
): readonly { readonly geography: Geography; readonly areas: number }[] {
  return [...catalogue.geographies]
    .sort((a, b) => a.order - b.order)
    .map((geography) => ({
      geography,
      areas: offers.find((one) => one.geography.id === geography.id)?.areas ?? 0,
    }))
    .filter(({ geography, areas }) => (geography.hasShapes && !geography.drawnAs) || areas > 0)
}

/** Second indicators: those of disease burden that the geography holds; the one that is shown already is no second. */
export function overlaysFor(catalogue: Catalogue, main: Chosen, geography: string): readonly Indicator[] {
  return catalogue.indicators.filter(
    (one) => one.topic === 'burden' && one.id !== main.indicator.id && holds(one, {}, geography),
  )
}

/** The view with one area’s selection turned over; at most eight stay unless told, as a ninth line in a chart is noise. */
export function toggleSelected(view: View, code: string, most = 8): Partial<View> {
  const without = view.selected.filter((one) => one !== code)
  return { selected: without.length < view.selected.length ? without : [...view.selected, code].slice(-most) }
}

/**
 * How many areas a period has, for a menu. A file lists them for all choices of its dimensions together, so that of an indicator with choices it is
 * only known how many it can be at most.
 */
export function heldText({ dimensions, shard }: Indicator, areas: number): string {
  const many = `${areas} ${areas === 1 ? 'area' : 'areas'}`
  return dimensions.some(({ id }) => id !== shard) && areas > 1 ? `up to ${many}` : many
}
