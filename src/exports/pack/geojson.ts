import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { absenceShorthand, absenceWords, statusWords } from '#core/domain/cell.ts'
import { exact } from '#core/domain/exact.ts'
import { markTexts } from '#core/plate/mark-text.ts'
import type { Plate } from '#core/plate/plate.ts'
import { coverageText } from '#core/plate/trust.ts'
import type { MapShapes } from '#figures/map/shapes.ts'

const exactOrNull = (value: number | undefined): number | null => (value === undefined ? null : exact(value))

/**
 * The areas shown with their figures in longitude and latitude. An absent value is null, and says why. Null where no boundary is held.
 * `mendGeojson` makes RFC 7946 of it where the pack is written.
 */
export function geojsonOf(plate: Plate, shapes: MapShapes): string | null {
  const features = plate.areas.flatMap(({ area, cell, classIndex }): Feature[] => {
    const shape = shapes.areas.get(area.code)
    if (!shape) return []
    const absent = cell.kind === 'absent'
    const feature: Feature<Polygon | MultiPolygon> = {
      type: 'Feature',
      id: area.code,
      geometry: shape,
      properties: {
        area_code: area.code,
        area_name: area.name,
        measure: plate.measure.name,
        unit: plate.measure.unit,
        period: plate.trust.periodText,
        value: absent ? null : exact(cell.value),
        lower: absent ? null : exactOrNull(cell.interval?.lower),
        upper: absent ? null : exactOrNull(cell.interval?.upper),
        coverage: coverageText(cell) || null,
        status: absent ? absenceWords[cell.reason] : statusWords[cell.status],
        shorthand: absent ? absenceShorthand[cell.reason] : null,
        class: classIndex,
        marks: markTexts(plate).join('; '),
      },
    }
    return [feature]
  })
  if (features.length === 0) return null
  const { trust, title, subtitle } = plate
  const collection: FeatureCollection & { readonly metadata: object } = {
    type: 'FeatureCollection',
    features,
    metadata: {
      title,
      subtitle,
      sources: trust.sources.map(({ publisher, title: name, licence }) => `${publisher}, ${name} [${licence}]`),
      boundaries: trust.boundaryCredit,
      dataVersion: trust.dataVersion,
    },
  }
  return JSON.stringify(collection)
}
