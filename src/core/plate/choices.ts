import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Geography } from '#core/domain/area.ts'
import { heldExtents, knowsChoices } from '#core/domain/held.ts'
import type { Denominator, Indicator, Topic } from '#core/domain/indicator.ts'
import type { Period } from '#core/domain/period.ts'
import type { Dims, View } from '#core/view/view.ts'
import { fullestPeriod } from './match-period.ts'
import { type Chosen, type Resolved, suitsDenominator } from './resolve.ts'

/** The contents of the menus, and the change to the view that each choice makes. */

export type TopicGroup = { readonly topic: Topic; readonly indicators: readonly Indicator[] }

/** Indicators by topic, in the order of the catalogue. */
export function indicatorsByTopic(catalogue: Catalogue): readonly TopicGroup[] {
  return catalogue.topics
    .map((topic) => ({ topic, indicators: catalogue.indicators.filter((one) => one.topic === topic.id) }))
    .filter(({ indicators }) => indicators.length > 0)
}

const holds = (indicator: Indicator, dims: Dims, geography: string): boolean =>
  heldExtents(indicator, dims).some((extent) => extent.geography === geography)

/** Keeps the choices that the next indicator has too: a reader of lung cancer stays with lung cancer. */
function sharedDims(indicator: Indicator, dims: Dims): Dims {
  const kept = indicator.dimensions.flatMap(({ id, values }) => {
    const value = dims[id]
    return value !== undefined && values.some((one) => one.id === value) ? [[id, value] as const] : []
  })
  return Object.fromEntries(kept)
}

/** Most areas that a choice of an indicator's dimensions has in any period of a geography. */
const fullest = (indicator: Indicator, dims: Dims, geography: string): number =>
  Math.max(0, ...periodsOf(indicator, dims, geography).map(({ areas }) => areas))

const periodsOf = (indicator: Indicator, dims: Dims, geography: string) =>
  heldExtents(indicator, dims).find((extent) => extent.geography === geography)?.periods ?? []

/**
 * The geography on which a measure opens. The one in view stays only where the reader chose it, so that one forced by the measure before is not kept:
 * it differs from the one on which that measure opened, and the next measure has a map of it: several areas, and not the United Kingdom with its unions.
 */
function openingGeography(view: View, catalogue: Catalogue, indicator: Indicator, dims: Dims): string {
  const before = catalogue.indicators.find(({ id }) => id === view.indicator)
  const isOwn = view.geography !== before?.initial.geography
  const { geography } = indicator.initial
  const isUnion = catalogue.geographies.find(({ id }) => id === view.geography)?.mergedFrom !== null
  const isMap = !isUnion && fullest(indicator, dims, view.geography) > 1
  return (isOwn && isMap) || fullest(indicator, dims, geography) === 0 ? view.geography : geography
}

/** Share of the areas of an indicator's initial choice from which on the choice on which it opens is held. */
const heldShare = 0.75

/** The choices on which a measure opens: the indicator's `opens` where the geography has it for most areas, else its initial ones. */
function openingDims(indicator: Indicator, geography: string): Dims {
  const { opens } = indicator
  if (!opens) return {}
  return fullest(indicator, opens, geography) >= heldShare * fullest(indicator, {}, geography) ? opens : {}
}

/** The period on which a measure opens where its initial one has few areas for the choice: the fullest. Null for the initial one. */
function openingPeriod(indicator: Indicator, dims: Dims, geography: string): Period | null {
  const periods = periodsOf(indicator, dims, geography)
  const initial = periods.find(({ period }) => period === indicator.initial.period)?.areas ?? 0
  return initial === 0 || initial >= heldShare * fullest(indicator, dims, geography) ? null : fullestPeriod(periods)
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

/**
 * Changes a choice of the dimensions. A denominator that does not suit the new choice is replaced by the first that does; a period that the reader did not
 * choose by the one that has most areas for it.
 */
export function chooseDims(
  { view, main }: Pick<Resolved, 'view' | 'main'>,
  catalogue: Catalogue,
  dims: Dims,
): Partial<View> {
  const { indicator } = main
  const isOwn = view.period !== null && view.period !== openingPeriod(indicator, view.dims, view.geography)
  const change = isOwn ? { dims } : { dims, period: openingPeriod(indicator, dims, view.geography) }
  if (view.per === null || suitsDenominator(indicator, dims, view.per)) return change
  const [first] = denominatorsFor(catalogue, indicator, view.geography, dims)
  return { ...change, per: first?.id ?? null, perPeriod: null }
}

/**
 * Lists the denominators that suit a choice of an indicator's dimensions and have data for a geography.
 * @param dims dimensions that are not named take their initial value
 */
export function denominatorsFor(
  catalogue: Catalogue,
  indicator: Indicator,
  geography: string,
  dims: Dims = {},
): readonly Denominator[] {
  return indicator.per.flatMap((id) => {
    if (!suitsDenominator(indicator, dims, id)) return []
    const denominator = catalogue.denominators.find((one) => one.id === id)
    const lower = catalogue.indicators.find((one) => one.id === denominator?.indicator)
    return denominator && lower && holds(lower, denominator.dims, geography) ? [denominator] : []
  })
}

/** Lists every geography with the number of areas that have a figure of the measure, including those without any. */
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

/** Lists the indicators for the overlay: those of disease burden that have data for the geography, without the one already shown. */
export function overlaysFor(catalogue: Catalogue, main: Chosen, geography: string): readonly Indicator[] {
  return catalogue.indicators.filter(
    (one) => one.topic === 'burden' && one.id !== main.indicator.id && holds(one, {}, geography),
  )
}

/** Adds an area to the selection or removes it. At most eight stay selected unless `most` says otherwise: a ninth line in a chart is unreadable. */
export function toggleSelected(view: View, code: string, most = 8): Partial<View> {
  const without = view.selected.filter((one) => one !== code)
  return { selected: without.length < view.selected.length ? without : [...view.selected, code].slice(-most) }
}

/** Words for a menu: "12 areas"; "up to 12 areas" where the file gives one extent for all its choices. */
export function heldText({ indicator, dims }: Pick<Chosen, 'indicator' | 'dims'>, areas: number): string {
  const many = `${areas} ${areas === 1 ? 'area' : 'areas'}`
  return knowsChoices(indicator, dims) || areas < 2 ? many : `up to ${many}`
}
