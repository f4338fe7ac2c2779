import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Geography } from '#core/domain/area.ts'
import { heldExtents } from '#core/domain/held.ts'
import type { Denominator, Indicator } from '#core/domain/indicator.ts'
import { inSentence } from '#core/domain/letters.ts'
import type { Period } from '#core/domain/period.ts'
import type { Dims, OverlayMode, View } from '#core/view/view.ts'
import { datasetKey } from './atlas.ts'
import { closestPeriod, fullestPeriod, samePeriod } from './match-period.ts'
import { measureOf } from './measure.ts'

/** An indicator with every dimension settled, and the file that holds its cells. */
export type Chosen = {
  readonly indicator: Indicator
  readonly dims: Dims
  readonly dataset: string
  /** Periods with data for the geography in view, earliest first, with the number of areas that have a value. */
  readonly periods: readonly { readonly period: Period; readonly areas: number }[]
}

/** A view in which every choice is settled. */
export type Resolved = {
  readonly view: View
  readonly geography: Geography
  readonly main: Chosen
  /** Null where the geography has no data; the empty map then says which geographies have some. */
  readonly period: Period | null
  readonly per: (Chosen & { readonly denominator: Denominator; readonly period: Period }) | null
  readonly overlay: (Chosen & { readonly mode: OverlayMode; readonly period: Period }) | null
  /** Geographies with data for the measure, for menus and for the empty map. */
  readonly offers: readonly { readonly geography: Geography; readonly areas: number }[]
  /** Sentences about the parts of the view that were impossible and had to change. */
  readonly repairs: readonly string[]
}

function settleDims(indicator: Indicator, dims: Dims, repairs: string[]): Dims {
  const known = new Set(indicator.dimensions.map(({ id }) => id))
  for (const id of Object.keys(dims)) if (!known.has(id)) repairs.push(`${indicator.name} has no choice of “${id}”`)
  return Object.fromEntries(
    indicator.dimensions.map(({ id, name, values, initial }) => {
      const wanted = dims[id]
      if (wanted === undefined || values.some((value) => value.id === wanted)) return [id, wanted ?? initial]
      repairs.push(`${name} “${wanted}” does not exist`)
      return [id, initial]
    }),
  )
}

function choose(indicator: Indicator, wanted: Dims, geography: string, repairs: string[]): Chosen {
  const dims = settleDims(indicator, wanted, repairs)
  const shard = (indicator.shard && dims[indicator.shard]) || '*'
  const periods = heldExtents(indicator, dims).find((extent) => extent.geography === geography)?.periods ?? []
  return { indicator, dims, dataset: datasetKey(indicator.id, shard), periods }
}

function choosePeriod({ indicator, periods }: Chosen, wanted: Period | null, repairs: string[]): Period | null {
  if (wanted !== null && periods.some(({ period }) => period === wanted)) return wanted
  const { period: initial } = indicator.initial
  const fallback = periods.some(({ period }) => period === initial) ? initial : fullestPeriod(periods)
  const nearest = wanted === null ? fallback : closestPeriod(periods, wanted, [])
  if (wanted !== null && nearest !== null)
    repairs.push(`${indicator.name} is not held for ${wanted}; ${nearest} is shown`)
  return nearest
}

/** Whether a denominator suits a choice of the dimensions. A dimension that is not named takes its initial value. */
export function suitsDenominator({ dimensions, perOnly }: Indicator, dims: Dims, denominator: string): boolean {
  return Object.entries(perOnly?.[denominator] ?? {}).every(([id, values]) => {
    const chosen = dims[id] ?? dimensions.find((one) => one.id === id)?.initial
    return chosen !== undefined && values.includes(chosen)
  })
}

function chooseDenominator(
  catalogue: Catalogue,
  view: View,
  main: Chosen,
  period: Period,
  repairs: string[],
): Resolved['per'] {
  if (view.per === null) return null
  const denominator = catalogue.denominators.find(({ id }) => id === view.per)
  const indicator = catalogue.indicators.find(({ id }) => id === denominator?.indicator)
  if (!denominator || !indicator || !main.indicator.per.includes(denominator.id)) {
    repairs.push(
      `${main.indicator.name} cannot be shown per “${denominator ? inSentence(denominator.name) : view.per}”`,
    )
    return null
  }
  if (!suitsDenominator(main.indicator, main.dims, denominator.id)) {
    const said = measureOf({ main, per: null }, []).name
    repairs.push(`${said} ${denominator.phrase} makes no sense, so the figures are shown as they are`)
    return null
  }
  const chosen = choose(indicator, denominator.dims, view.geography, repairs)
  const matched =
    view.perPeriod !== null && chosen.periods.some((held) => held.period === view.perPeriod)
      ? view.perPeriod
      : closestPeriod(chosen.periods, period, denominator.avoid)
  if (matched === null) {
    repairs.push(`${denominator.name} are not held for this geography, so the figures are shown as they are`)
    return null
  }
  return { ...chosen, denominator, period: matched }
}

/** The period of the map where the overlay has data for it, else the overlay's initial one, else the closest. */
function overlayPeriod({ indicator, periods }: Chosen, near: Period | null): Period | null {
  const same = near === null ? null : samePeriod(periods, near)
  const { period: initial } = indicator.initial
  if (same !== null) return same
  if (periods.some(({ period }) => period === initial)) return initial
  return near === null ? fullestPeriod(periods) : closestPeriod(periods, near, [])
}

function chooseOverlay(catalogue: Catalogue, view: View, near: Period | null, repairs: string[]): Resolved['overlay'] {
  if (view.overlay === null) return null
  const { mode, indicator: id, dims } = view.overlay
  const indicator = catalogue.indicators.find((one) => one.id === id)
  if (!indicator) {
    repairs.push(`there is no overlay “${id}”`)
    return null
  }
  const chosen = choose(indicator, dims, view.geography, repairs)
  const period = overlayPeriod(chosen, near)
  if (period === null) {
    repairs.push(`${indicator.name} is not held for this geography, so it is not drawn over it`)
    return null
  }
  return { ...chosen, mode, period }
}

/**
 * Lists the geographies with data for the chosen dimensions of an indicator, coarse to fine, with the number of areas that have a value in the period
 * shown, or in the fullest period where that one has no data.
 */
function offersOf(catalogue: Catalogue, { indicator, dims }: Chosen, shown: Period | null): Resolved['offers'] {
  const extents = heldExtents(indicator, dims)
  return catalogue.geographies
    .map((geography) => {
      const periods = extents.find((extent) => extent.geography === geography.id)?.periods ?? []
      const now = periods.find(({ period }) => period === shown)
      return { geography, areas: now?.areas ?? Math.max(0, ...periods.map(({ areas }) => areas)) }
    })
    .filter(({ areas }) => areas > 0)
    .sort((a, b) => a.geography.order - b.geography.order)
}

/**
 * Settles a view with the catalogue. Never fails: an impossible choice becomes the nearest possible one, and `repairs` says which.
 * @throws RangeError when the catalogue itself is empty, which the build rules out
 */
export function resolveView(asked: View, catalogue: Catalogue): Resolved {
  const repairs: string[] = []
  const [firstIndicator] = catalogue.indicators
  const [firstGeography] = catalogue.geographies
  if (!firstIndicator || !firstGeography) throw new RangeError('the catalogue is empty')
  const found = catalogue.indicators.find(({ id }) => id === asked.indicator)
  if (!found) repairs.push(`there is no indicator “${asked.indicator}”; ${inSentence(firstIndicator.name)} is shown`)
  const indicator = found ?? firstIndicator
  const wantedGeography = catalogue.geographies.find(({ id }) => id === asked.geography)
  if (!wantedGeography) repairs.push(`there is no geography “${asked.geography}”`)
  const geography =
    wantedGeography ?? catalogue.geographies.find(({ id }) => id === indicator.initial.geography) ?? firstGeography
  const view: View = { ...asked, indicator: indicator.id, geography: geography.id }
  const main = choose(indicator, view.dims, geography.id, repairs)
  const period = choosePeriod(main, view.period, repairs)
  const per = period === null ? null : chooseDenominator(catalogue, view, main, period, repairs)
  const overlay = chooseOverlay(catalogue, view, period, repairs)
  return { view, geography, main, period, per, overlay, offers: offersOf(catalogue, main, period), repairs }
}

/** Lists the files of cells of a resolved view: the first for the map itself; the rest may arrive later. */
export function datasetsOf({ main, per, overlay }: Resolved): readonly string[] {
  return [...new Set([main.dataset, per?.dataset, overlay?.dataset].filter((key) => key !== undefined))]
}
