import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import type { Entry } from './draft.ts'
import { type Foreign, foreignName, nameEntry } from './foreign.ts'

/** What is added to the catalogue, and where it comes from when it is from somebody else's file. */
export type Added = Entry & { readonly foreign?: Foreign }

const periodsOf = ({ files }: Indicator): ReadonlySet<string> =>
  new Set(
    Object.values(files).flatMap(({ extents }) =>
      extents.flatMap(({ periods }) => periods.map(({ period }) => period)),
    ),
  )

/**
 * Whether one carries on the other: it has a break between files, and it holds all the other's periods and more. The other may be of one file
 * alone, as where the reader's own copy took the place of the shipped month.
 */
function carriesOn(one: Indicator, other: Indicator): boolean {
  const [held, wanted] = [periodsOf(one), periodsOf(other)]
  return one.breaks.length > 0 && held.size > wanted.size && [...wanted].every((period) => held.has(period))
}

/** Denominators whose figures somebody else's file gives say so, as does every title that has them. */
function namedDenominators(shipped: Catalogue, entries: readonly Added[]): Catalogue['denominators'] {
  return shipped.denominators.map((one) => {
    const giver = entries.findLast(
      ({ foreign, indicators }) => foreign && indicators.some(({ id }) => id === one.indicator),
    )
    if (!giver?.foreign) return one
    const words = `(from the ${foreignName(giver.foreign)})`
    return { ...one, name: `${one.name} ${words}`, phrase: `${one.phrase} ${words}` }
  })
}

/** What has an id that is not taken: nothing of the reader's takes the place of shipped areas and sites. */
function unknownIn<T extends { readonly id: string }>(shipped: readonly T[], added: readonly T[]): readonly T[] {
  const taken = new Set(shipped.map(({ id }) => id))
  return added.filter(({ id }) => !taken.has(id))
}

/**
 * The indicators that count, by id: of two that carry on one series the longer, in whichever order they were kept; otherwise the later.
 * @param entries in the order of their datasets
 */
function countingIndicators(entries: readonly Pick<Entry, 'indicators'>[]): ReadonlyMap<string, Indicator> {
  const counting = new Map<string, Indicator>()
  for (const one of entries.flatMap(({ indicators }) => indicators)) {
    const other = counting.get(one.id)
    if (!other || !carriesOn(other, one)) counting.set(one.id, one)
  }
  return counting
}

type OnShelf = { readonly id: string; readonly on: boolean; readonly current: number }
type Kept = { readonly dataset: string; readonly number: number; readonly entry: Entry }

/**
 * The enabled datasets that the atlas shows anything of, in the order in which they are read. One whose every indicator another takes the place of is
 * enabled but not shown: two surveys released together would disclose their differences.
 */
export function countingOnes<D extends OnShelf, V extends Kept>({
  datasets,
  versions,
}: {
  readonly datasets: readonly D[]
  readonly versions: readonly V[]
}): readonly { readonly dataset: D; readonly version: V }[] {
  const current = datasets
    .filter(({ on }) => on)
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .flatMap((dataset) => {
      const version = versions.find((one) => one.dataset === dataset.id && one.number === dataset.current)
      return version ? [{ dataset, version }] : []
    })
  const counting = new Set(countingIndicators(current.map(({ version }) => version.entry)).values())
  return current.filter(({ version: { entry } }) => {
    const { indicators } = entry
    return indicators.length === 0 || indicators.some((one) => counting.has(one))
  })
}

/**
 * The catalogue with what a reader has accepted and switched on. An indicator under an id that is known takes the place of the
 * known one, as an imported baseline does of the sample; all else is added. Of two that carry on one series the longer counts, in whichever order
 * they were kept; otherwise the later. What comes from somebody else's file says so by name.
 */
export function mergeCatalogue(shipped: Catalogue, added: readonly Added[]): Catalogue {
  if (added.length === 0) return shipped
  const entries = added.map((one) => (one.foreign ? nameEntry(one, one.foreign, shipped) : one))
  const own = countingIndicators(entries)
  const known = new Set(shipped.indicators.map(({ id }) => id))
  const geographies = entries.flatMap((one) => one.geographies)
  return {
    ...shipped,
    version: `${shipped.version} with own data`,
    geographies: [...shipped.geographies, ...unknownIn(shipped.geographies, geographies)],
    indicators: [
      ...shipped.indicators.map((one) => own.get(one.id) ?? one),
      ...[...own.values()].filter(({ id }) => !known.has(id)),
    ],
    denominators: namedDenominators(shipped, added),
    sites: [
      ...shipped.sites,
      ...unknownIn(
        shipped.sites,
        entries.flatMap(({ sites }) => sites),
      ),
    ],
    people: [...(shipped.people ?? []), ...entries.flatMap(({ people = [] }) => people)],
    travel: [...(shipped.travel ?? []), ...entries.flatMap(({ travel = [] }) => travel)],
  }
}
