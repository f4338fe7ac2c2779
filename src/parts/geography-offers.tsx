import type { Plate } from '#core/plate/plate.ts'

/** The other geographies that have figures of the measure, each a button. */
export function GeographyOffers({
  plate,
  most = Number.POSITIVE_INFINITY,
  onGeography,
}: {
  readonly plate: Plate
  /** Geographies with more areas are left out. */
  readonly most?: number
  readonly onGeography: (id: string) => void
}) {
  return plate.offers
    .filter(({ geography, areas }) => geography.id !== plate.geography.id && areas <= most)
    .map(({ geography, areas }) => (
      <button key={geography.id} type="button" className="button" onClick={() => onGeography(geography.id)}>
        {`Show ${geography.name} (${areas})`}
      </button>
    ))
}
