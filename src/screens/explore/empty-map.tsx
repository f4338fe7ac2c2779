import type { Plate } from '#core/plate/plate.ts'

/** Why the map has nothing to show, and the geographies that have. */
export function EmptyMap({
  plate,
  onGeography,
}: {
  readonly plate: Plate
  readonly onGeography: (id: string) => void
}) {
  const { geography, offers, measure, change, sentences } = plate
  if (change && geography.hasShapes)
    return (
      <div className="empty-map" role="note">
        <p>{sentences.join(' ')}</p>
      </div>
    )
  return (
    <div className="empty-map" role="note">
      <p>
        {geography.hasShapes
          ? `No figures of “${measure.name}” are held for ${geography.name}.`
          : `No boundaries are held for ${geography.name}, so there is no map; the ranking and the table have the figures.`}
      </p>
      {offers
        .filter((offer) => offer.geography.id !== geography.id)
        .map((offer) => (
          <button
            key={offer.geography.id}
            type="button"
            className="button"
            onClick={() => onGeography(offer.geography.id)}
          >
            {`Show ${offer.geography.name} (${offer.areas})`}
          </button>
        ))}
    </div>
  )
}
