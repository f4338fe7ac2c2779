import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import type { Entry } from './draft.ts'

const periodsOf = ({ files }: Indicator): ReadonlySet<string> =>
  new Set(
    Object.values(files).flatMap(({ extents }) =>
      extents.flatMap(({ periods }) => periods.map(({ period }) => period)),
    ),
  )

/** Whether one carries on the other from the same shipped series: both have a break between files, and it holds all the other's periods and more. */
function carriesOn(one: Indicator, other: Indicator): boolean {
  const [held, wanted] = [periodsOf(one), periodsOf(other)]
  const isSeries = [one, other].every(({ breaks }) => breaks.length > 0)
  return isSeries && held.size > wanted.size && [...wanted].every((period) => held.has(period))
}

/**
 * The catalogue with what a reader has accepted and switched on. An indicator under an id that is known takes the place of the
 * known one, as an imported baseline does of the sample; all else is added. Of two that carry on one series the longer counts, in whichever order
 * they were kept; otherwise the later.
 */
export function mergeCatalogue(shipped: Catalogue, entries: readonly Entry[]): Catalogue {
  if (entries.length === 0) return shipped
  const own = new Map<string, Indicator>()
  for (const one of entries.flatMap(({ indicators }) => indicators)) {
    const other = own.get(one.id)
    if (!other || !carriesOn(other, one)) own.set(one.id, one)
  }
  const known = new Set(shipped.indicators.map(({ id }) => id))
  return {
    ...shipped,
    version: `${shipped.version} with own data`,
    geographies: [...shipped.geographies, ...entries.flatMap(({ geographies }) => geographies)],
    indicators: [
      ...shipped.indicators.map((one) => own.get(one.id) ?? one),
      ...[...own.values()].filter(({ id }) => !known.has(id)),
    ],
    sites: [...shipped.sites, ...entries.flatMap(({ sites }) => sites)],
  }
}
