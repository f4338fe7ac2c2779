import type { Catalogue } from '#core/catalogue/schemas.ts'
import { type Indicator, isSample } from '#core/domain/indicator.ts'
import { denominatorsFor, overlaysFor } from '#core/plate/choices.ts'
import { closestPeriod } from '#core/plate/match-period.ts'
import { datasetsOf, type Resolved, resolveView } from '#core/plate/resolve.ts'
import { defaultView, type Overlay, type View } from '#core/view/view.ts'
import { readChoice } from './choice.ts'
import { mostMaps } from './small-maps.ts'

/** Measures that a comparison sets beside the one that is shown, each settled against the catalogue. */
export type Needs = {
  /** Disease burden to set the measure against. */
  readonly second: Resolved | null
  /** People by area, for sizes and weights. */
  readonly people: Resolved | null
  /** The same staff by heads, where the measure is in WTE. */
  readonly heads: Resolved | null
  /** The measure over every denominator that suits it, in every period: the ways of looking at it that are tried. */
  readonly setups: readonly Resolved[]
  /** One measure an indicator, for the profile of an area. */
  readonly profile: readonly Resolved[]
  /** Measures that have a map each. */
  readonly maps: readonly Resolved[]
}

/** A measure to settle; parts that are left out take the measure's defaults. */
export type AskedMeasure = Pick<View, 'indicator' | 'per'> & Partial<Pick<View, 'dims' | 'period' | 'perPeriod'>>

/** Caches settled measures by catalogue. Equal questions return the same object, which keeps dependent caches valid. */
const settled = new WeakMap<Catalogue, Map<string, Resolved | null>>()

/** Settles a measure exactly as asked; null where any part of it would need a repair. */
export function settleExactly(catalogue: Catalogue, geography: string, asked: AskedMeasure): Resolved | null {
  const known = settled.get(catalogue) ?? new Map<string, Resolved | null>()
  settled.set(catalogue, known)
  const key = JSON.stringify([geography, asked])
  const held = known.get(key)
  if (held !== undefined) return held
  const resolved = resolveView({ ...defaultView, ...asked, geography }, catalogue)
  const found = resolved.repairs.length === 0 && resolved.period !== null ? resolved : null
  known.set(key, found)
  return found
}

/** The same measure in the period that goes best with the one shown: the same where it is held, else the closest that most areas have. */
function settleNear(catalogue: Catalogue, { geography, period }: Resolved, asked: AskedMeasure): Resolved | null {
  const found = settleExactly(catalogue, geography.id, asked)
  if (!found || period === null) return found
  const { indicator, periods } = found.main
  const avoid = catalogue.denominators.find((one) => one.indicator === indicator.id)?.avoid ?? []
  const near = closestPeriod(periods, period, avoid)
  return near === null || near === found.period
    ? found
    : (settleExactly(catalogue, geography.id, { ...asked, period: near }) ?? found)
}

/** A count follows the number of people, so against a rate it is set per head, wherever people are held for it. */
function overlaid(resolved: Resolved, { indicator: id, dims }: Overlay, catalogue: Catalogue): Resolved | null {
  const indicator = catalogue.indicators.find((one) => one.id === id)
  const period = resolved.overlay?.period ?? null
  const asked = { indicator: id, dims, per: null, period }
  if (!indicator?.additive) return settleExactly(catalogue, resolved.geography.id, asked)
  const [per] = denominatorsFor(catalogue, indicator, resolved.geography.id, dims)
  return settleExactly(catalogue, resolved.geography.id, { ...asked, per: per?.id ?? null })
}

/** Need is set beside a measure where more areas than these have it. */
const fewestWithNeed = 5

/**
 * The need that a reader most likely means: the one chosen as overlay, else the need that the catalogue names, else the rate that it names or the first that
 * is held; each of the period of the measure where it is held.
 */
function secondOf(resolved: Resolved, catalogue: Catalogue): Resolved | null {
  const { view, main, geography } = resolved
  if (view.overlay) return overlaid(resolved, view.overlay, catalogue)
  const { comparison } = catalogue
  const need = comparison ? settleNear(catalogue, resolved, comparison.need) : null
  if (need && main.indicator.id !== need.main.indicator.id && fullest(need) > fewestWithNeed) return need
  const held = overlaysFor(catalogue, main, geography.id).filter(({ additive }) => !additive)
  const chosen = held.find(({ id }) => id === comparison?.rate) ?? held[0]
  return chosen ? settleNear(catalogue, resolved, { indicator: chosen.id, per: null }) : null
}

const fullest = ({ main }: Resolved) => Math.max(0, ...main.periods.map(({ areas }) => areas))

function headsOf({ view, main, period, per }: Resolved, catalogue: Catalogue): Resolved | null {
  if (!main.indicator.heads || !per) return null
  const perPeriod = per.period
  return settleExactly(catalogue, view.geography, {
    indicator: main.indicator.heads,
    dims: main.dims,
    per: view.per,
    period,
    perPeriod,
  })
}

/** Caches lists by catalogue. Views share the same list objects, which keeps dependent caches valid. */
const lists = new WeakMap<Catalogue, Map<string, readonly Resolved[]>>()

function sharedList(catalogue: Catalogue, key: string, make: () => readonly Resolved[]): readonly Resolved[] {
  const known = lists.get(catalogue) ?? new Map<string, readonly Resolved[]>()
  lists.set(catalogue, known)
  const list = known.get(key) ?? make()
  known.set(key, list)
  return list
}

/** Denominators that count need or people; a service counted by another service says nothing about need. */
function setupsOf({ main, geography }: Resolved, catalogue: Catalogue): readonly Resolved[] {
  const denominators = denominatorsFor(catalogue, main.indicator, geography.id, main.dims).filter(({ indicator }) =>
    catalogue.indicators.some(({ id, kind }) => id === indicator && (kind === 'events' || kind === 'people')),
  )
  const pers = main.indicator.additive ? denominators.map(({ id }) => id) : [null]
  return main.periods.flatMap(({ period }) =>
    pers.flatMap((per) => {
      const resolved = settleExactly(catalogue, geography.id, {
        indicator: main.indicator.id,
        dims: main.dims,
        per,
        period,
      })
      return resolved ? [resolved] : []
    }),
  )
}

const mostProfiled = 14

const isPublished = (one: Indicator): boolean => !isSample(one) && one.topic !== 'population'

/**
 * An indicator as it can be compared between areas: a rate or share as it is, an amount over its first denominator; null where that is not held.
 * @param more choices and period; as a link means them where nothing is said
 */
export function comparable(
  catalogue: Catalogue,
  geography: string,
  indicator: Indicator,
  more: Partial<Pick<View, 'dims' | 'period'>> = {},
): Resolved | null {
  const [first] = denominatorsFor(catalogue, indicator, geography, more.dims)
  if (indicator.additive && !first) return null
  const per = indicator.additive ? (first?.id ?? null) : null
  return settleExactly(catalogue, geography, { indicator: indicator.id, per, ...more })
}

/**
 * Measures that can be compared between areas. The made-up sample is among them where it is asked for, or is itself what is shown.
 */
function profileOf({ geography }: Resolved, catalogue: Catalogue, withSample: boolean): readonly Resolved[] {
  const found = (indicators: readonly Indicator[]) =>
    indicators
      .flatMap((indicator) => {
        const resolved = comparable(catalogue, geography.id, indicator)
        return resolved && fullest(resolved) > 2 ? [resolved] : []
      })
      .slice(0, mostProfiled)
  const [sample, published] = [catalogue.indicators.filter(isSample), catalogue.indicators.filter(isPublished)]
  return [...found(published), ...(withSample ? found(sample) : [])]
}

/** The measures that have a map each: those that the reader set side by side, else the one in view and those of the profile. */
function mapsOf(resolved: Resolved, catalogue: Catalogue, profile: readonly Resolved[]): readonly Resolved[] {
  const { main, per, period, geography, view } = resolved
  const chosen = readChoice(view.rows).choice.measures
  const asked = chosen?.flatMap((one) => settleExactly(catalogue, geography.id, one) ?? []) ?? []
  if (asked.length > 0) return asked.slice(0, mostMaps)
  const own = settleExactly(catalogue, geography.id, {
    indicator: main.indicator.id,
    dims: main.dims,
    per: per?.denominator.id ?? null,
    period,
    perPeriod: per?.period ?? null,
  })
  const others = profile.filter((one) => one.main.indicator.id !== main.indicator.id)
  return [...(own ? [own] : []), ...others].slice(0, mostMaps)
}

/** What a comparison of the resolved view is made from. */
export function comparisonNeeds(resolved: Resolved, catalogue: Catalogue): Needs {
  const { main, geography } = resolved
  const people = catalogue.comparison?.people
  const withSample = resolved.view.sample || isSample(main.indicator)
  const profile = sharedList(catalogue, JSON.stringify(['profile', geography.id, withSample]), () =>
    profileOf(resolved, catalogue, withSample),
  )
  return {
    second: secondOf(resolved, catalogue),
    people: people === undefined ? null : settleNear(catalogue, resolved, { indicator: people, per: null }),
    heads: headsOf(resolved, catalogue),
    setups: sharedList(catalogue, JSON.stringify(['setups', main.indicator.id, main.dims, geography.id]), () =>
      setupsOf(resolved, catalogue),
    ),
    profile,
    maps: mapsOf(resolved, catalogue, profile),
  }
}

/** The files of cells behind all of it. */
export function comparisonDatasets(needs: Needs): readonly string[] {
  const all: readonly (Resolved | null)[] = Object.values(needs).flat()
  return [...new Set(all.flatMap((one) => (one ? datasetsOf(one) : [])))]
}
