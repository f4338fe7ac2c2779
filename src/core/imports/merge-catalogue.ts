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
 * The catalogue with what a reader has accepted and switched on. An indicator under an id that is known takes the place of the
 * known one, as an imported baseline does of the sample; all else is added. Of two that carry on one series the longer counts, in whichever order
 * they were kept; otherwise the later. What comes from somebody else's file says so by name.
 */
export function mergeCatalogue(shipped: Catalogue, added: readonly Added[]): Catalogue {
  if (added.length === 0) return shipped
  const entries = added.map((one) => (one.foreign ? nameEntry(one, one.foreign, shipped) : one))
  const own = new Map<string, Indicator>()
  for (const one of entries.flatMap(({ indicators }) => indicators)) {
    const other = own.get(one.id)
    if (!other || !carriesOn(other, one)) own.set(one.id, one)
  }
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
