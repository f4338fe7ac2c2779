import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Geography } from '#core/domain/area.ts'
import type { Resolved } from './resolve.ts'

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
