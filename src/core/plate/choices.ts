import type { Catalogue } from '#core/catalogue/schemas.ts'
import { heldExtents, knowsChoices } from '#core/domain/held.ts'
import type { Denominator, Indicator } from '#core/domain/indicator.ts'
import type { Period } from '#core/domain/period.ts'
import { type Dims, mostSelected, type View } from '#core/view/view.ts'
import { fullestPeriod } from './match-period.ts'
import { type Chosen, type Resolved, suitsDenominator } from './resolve.ts'

/** The contents of the menus, and the change to the view that each choice makes. */

const holds = (indicator: Indicator, dims: Dims, geography: string): boolean =>
  heldExtents(indicator, dims).some((extent) => extent.geography === geography)

/** Most areas that a choice of an indicator's dimensions has in any period of a geography. */
export const fullest = (indicator: Indicator, dims: Dims, geography: string): number =>
  Math.max(0, ...periodsOf(indicator, dims, geography).map(({ areas }) => areas))

const periodsOf = (indicator: Indicator, dims: Dims, geography: string) =>
  heldExtents(indicator, dims).find((extent) => extent.geography === geography)?.periods ?? []

/** An indicator opens on its `opens` choice only where that has at least this share of the areas of its initial choice. */
export const heldShare = 0.75

/** The period on which a measure opens where its initial one has few areas for the choice: the fullest. Null for the initial one. */
export function openingPeriod(indicator: Indicator, dims: Dims, geography: string): Period | null {
  const periods = periodsOf(indicator, dims, geography)
  const initial = periods.find(({ period }) => period === indicator.initial.period)?.areas ?? 0
  return initial === 0 || initial >= heldShare * fullest(indicator, dims, geography) ? null : fullestPeriod(periods)
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

/** Lists the indicators for the overlay: those of disease burden that have data for the geography, without the one already shown. */
export function overlaysFor(catalogue: Catalogue, main: Chosen, geography: string): readonly Indicator[] {
  return catalogue.indicators.filter(
    (one) => one.topic === 'burden' && one.id !== main.indicator.id && holds(one, {}, geography),
  )
}

/** Adds an area to the selection or removes it. At most `most` stay selected. */
export function toggleSelected(view: View, code: string, most = mostSelected): Partial<View> {
  const without = view.selected.filter((one) => one !== code)
  return { selected: without.length < view.selected.length ? without : [...view.selected, code].slice(-most) }
}

/**
 * Words for a menu: "12 areas"; "up to 12 areas" where the file gives one extent for all its choices.
 * @param chosen null where the areas were counted
 */
export function areaCountText(chosen: Pick<Chosen, 'indicator' | 'dims'> | null, areas: number): string {
  const many = `${areas} ${areas === 1 ? 'area' : 'areas'}`
  return !chosen || knowsChoices(chosen.indicator, chosen.dims) || areas < 2 ? many : `up to ${many}`
}
