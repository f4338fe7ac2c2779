import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Entry } from './draft.ts'

/**
 * The catalogue with what a reader has accepted and switched on. An indicator under an id that is known takes the place of the
 * known one, as an imported baseline does of the sample; all else is added.
 */
export function mergeCatalogue(shipped: Catalogue, entries: readonly Entry[]): Catalogue {
  if (entries.length === 0) return shipped
  const own = new Map(entries.flatMap(({ indicators }) => indicators.map((one) => [one.id, one] as const)))
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
