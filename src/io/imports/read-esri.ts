import type { Position } from 'geojson'
import type { BoundaryLayer } from '#core/geography/layer.ts'
import { polygonsOf } from '#core/geography/rings.ts'
import { nameInWkt } from '#core/geography/systems.ts'
import { isObject, layerOf, polygonOf } from './read-geojson.ts'

const isRing = (ring: unknown): ring is Position[] => Array.isArray(ring) && ring.every(Array.isArray)

/** A geometry as GeoJSON has it: rings become polygons, by the way they turn. */
function geometryOf(geometry: unknown): unknown {
  if (!isObject(geometry)) return null
  const { rings } = geometry
  if (Array.isArray(rings)) {
    const sound = rings.filter(isRing)
    return sound.length === 0 ? null : polygonOf(polygonsOf(sound))
  }
  if (Array.isArray(geometry.paths)) return { type: 'MultiLineString', coordinates: geometry.paths }
  if (Array.isArray(geometry.curveRings)) return { type: 'Curve', coordinates: geometry.curveRings }
  return typeof geometry.x === 'number' ? { type: 'Point', coordinates: [geometry.x, geometry.y] } : null
}

function crsOf(reference: unknown): string | null {
  if (!isObject(reference)) return null
  const { latestWkid, wkid, wkt } = reference
  const number = latestWkid ?? wkid
  if (number !== undefined) return `EPSG:${String(number)}`
  return typeof wkt === 'string' ? nameInWkt(wkt) : null
}

/**
 * The layer of a feature set, as servers of ArcGIS send it when they are asked for JSON instead of GeoJSON.
 * @see https://developers.arcgis.com/rest/services-reference/enterprise/feature-object/
 * @returns null for JSON that is none
 */
export function esriLayers(file: string, json: unknown): readonly BoundaryLayer[] | null {
  if (!isObject(json) || !Array.isArray(json.features)) return null
  const { features, geometryType, spatialReference } = json
  const isEsri = features.some((one) => isObject(one) && isObject(one.attributes))
  if (!isEsri && typeof geometryType !== 'string') return null
  const records = features
    .filter(isObject)
    .map(({ attributes, geometry }) => ({ properties: attributes, geometry: geometryOf(geometry) }))
  return [layerOf(file, crsOf(spatialReference), records)]
}
