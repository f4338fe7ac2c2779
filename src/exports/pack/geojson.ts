import { rewind } from '@turf/turf'
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson'
import { absenceShorthand, absenceWords, markWords, statusWords } from '#core/domain/cell.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { Shapes } from '#figures/map/shapes.ts'

/** Five decimals are about a metre. */
const round5 = ([x = 0, y = 0]: Position): Position => [Math.round(x * 1e5) / 1e5, Math.round(y * 1e5) / 1e5]

function rounded(shape: Polygon | MultiPolygon): Polygon | MultiPolygon {
  return shape.type === 'Polygon'
    ? { type: 'Polygon', coordinates: shape.coordinates.map((ring) => ring.map(round5)) }
    : { type: 'MultiPolygon', coordinates: shape.coordinates.map((part) => part.map((ring) => ring.map(round5))) }
}

/**
 * The areas shown with their figures, as RFC 7946: longitude and latitude, outer rings anticlockwise. An absent value is null, and says why.
 * Null where no boundary is held.
 */
export function geojsonOf(plate: Plate, shapes: Shapes): string | null {
  const features = plate.areas.flatMap(({ area, cell, classIndex }): Feature[] => {
    const shape = shapes.areas.get(area.code)
    if (!shape) return []
    const absent = cell.kind === 'absent'
    const feature: Feature<Polygon | MultiPolygon> = {
      type: 'Feature',
      id: area.code,
      geometry: rounded(shape),
      properties: {
        area_code: area.code,
        area_name: area.name,
        measure: plate.measure.name,
        unit: plate.measure.unit,
        period: plate.trust.periodText,
        value: absent ? null : cell.value,
        status: absent ? absenceWords[cell.reason] : statusWords[cell.status],
        shorthand: absent ? absenceShorthand[cell.reason] : null,
        class: classIndex,
        marks: plate.marks.map((mark) => markWords[mark]).join('; '),
      },
    }
    return [rewind(feature) as Feature]
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
