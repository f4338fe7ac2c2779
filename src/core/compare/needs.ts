import type { Catalogue } from '#core/catalogue/schemas.ts'
import { denominatorsFor, overlaysFor } from '#core/plate/choices.ts'
import { datasetsOf, type Resolved, resolveView } from '#core/plate/resolve.ts'
import { firstView, type View } from '#core/view/view.ts'

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
}

type Asked = Pick<View, 'indicator' | 'per'> & Partial<Pick<View, 'dims' | 'period' | 'perPeriod'>>

/** What has been settled with one catalogue; the same again for the same question, so that what was made from it can be kept too. */
const settled = new WeakMap<Catalogue, Map<string, Resolved | null>>()

/** A measure as asked for, or null where anything of it would have to be repaired. */
function settle(catalogue: Catalogue, geography: string, asked: Asked): Resolved | null {
  const known = settled.get(catalogue) ?? new Map<string, Resolved | null>()
  settled.set(catalogue, known)
  const key = JSON.stringify([geography, asked])
  const held = known.get(key)
  if (held !== undefined) return held
  const resolved = resolveView({ ...firstView, ...asked, geography }, catalogue)
  const found = resolved.repairs.length === 0 && resolved.period !== null ? resolved : null
  known.set(key, found)
  return found
}

/** The need that a reader most likely means: the one chosen as overlay, else new cancers per head, else the first published rate that is held. */
function secondOf({ view, main, geography }: Resolved, catalogue: Catalogue): Resolved | null {
  const { overlay } = view
  if (overlay) return settle(catalogue, geography.id, { indicator: overlay.indicator, dims: overlay.dims, per: null })
  const cancers = settle(catalogue, geography.id, {
    indicator: 'cancer-cases',
    dims: { site: 'all' },
    per: 'people-100k',
  })
  if (cancers && main.indicator.id !== 'cancer-cases' && fullest(cancers) > 5) return cancers
  const held = overlaysFor(catalogue, main, geography.id).filter(({ additive }) => !additive)
  const chosen = held.find(({ id }) => id === 'cancer-asr') ?? held[0]
  return chosen ? settle(catalogue, geography.id, { indicator: chosen.id, per: null }) : null
}

const fullest = ({ main }: Resolved) => Math.max(0, ...main.periods.map(({ areas }) => areas))

function headsOf({ view, main, period, per }: Resolved, catalogue: Catalogue): Resolved | null {
  if (!main.indicator.heads || !per) return null
  const perPeriod = per.period
  return settle(catalogue, view.geography, {
    indicator: main.indicator.heads,
    dims: main.dims,
    per: view.per,
    period,
    perPeriod,
  })
}

/** Lists that many views of one catalogue share; the same lists, so that what was made from them can be kept too. */
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
  const denominators = denominatorsFor(catalogue, main.indicator, geography.id).filter(({ indicator }) =>
    catalogue.indicators.some(({ id, kind }) => id === indicator && (kind === 'events' || kind === 'people')),
  )
  const pers = main.indicator.additive ? denominators.map(({ id }) => id) : [null]
  return main.periods.flatMap(({ period }) =>
    pers.flatMap((per) => {
      const resolved = settle(catalogue, geography.id, { indicator: main.indicator.id, dims: main.dims, per, period })
      return resolved ? [resolved] : []
    }),
  )
}

const mostProfiled = 14

/** Measures that can be compared between areas: rates and shares as they are, amounts over their first denominator. */
function profileOf({ geography }: Resolved, catalogue: Catalogue): readonly Resolved[] {
  return catalogue.indicators
    .filter(({ topic }) => topic !== 'population')
    .flatMap((indicator) => {
      const [first] = denominatorsFor(catalogue, indicator, geography.id)
      if (indicator.additive && !first) return []
      const per = indicator.additive ? (first?.id ?? null) : null
      const resolved = settle(catalogue, geography.id, { indicator: indicator.id, per })
      return resolved && fullest(resolved) > 2 ? [resolved] : []
    })
    .slice(0, mostProfiled)
}

/** What a comparison of the resolved view is made from. */
export function comparisonNeeds(resolved: Resolved, catalogue: Catalogue): Needs {
  const { main, geography } = resolved
  const people = catalogue.indicators.find(({ kind }) => kind === 'people')
  return {
    second: secondOf(resolved, catalogue),
    people: people ? settle(catalogue, geography.id, { indicator: people.id, per: null }) : null,
    heads: headsOf(resolved, catalogue),
    setups: sharedList(catalogue, JSON.stringify(['setups', main.indicator.id, main.dims, geography.id]), () =>
      setupsOf(resolved, catalogue),
    ),
    profile: sharedList(catalogue, JSON.stringify(['profile', geography.id]), () => profileOf(resolved, catalogue)),
  }
}

/** The files of cells behind all of it. */
export function comparisonDatasets({ second, people, heads, setups, profile }: Needs): readonly string[] {
  const all = [second, people, heads, ...setups, ...profile].filter((one) => one !== null)
  return [...new Set(all.flatMap(datasetsOf))]
}
