import type { Feature, MultiPolygon, Polygon, Position } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryObject, Topology } from 'topojson-specification'
import type { BoundaryFeatures, BoundaryLayer, Properties, Shapeless } from '#core/geography/layer.ts'
import { limits } from './limits.ts'
import { Refusal } from './refusal.ts'

type Json = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isFeature = (value: unknown): value is Feature => isObject(value) && value.type === 'Feature'

/** All polygons of a geometry, those of collections within collections too: lines and points in them are remains of cutting. */
function polygonsIn(geometry: unknown, depth = 0): Position[][][] {
  if (!isObject(geometry) || depth > limits.depth) return []
  const { type, coordinates, geometries } = geometry
  if (type === 'Polygon') return [coordinates as Position[][]]
  if (type === 'MultiPolygon') return Array.isArray(coordinates) ? (coordinates as Position[][][]) : []
  return type === 'GeometryCollection' && Array.isArray(geometries)
    ? geometries.flatMap((one) => polygonsIn(one, depth + 1))
    : []
}

/** What a record without polygons has instead; null where its geometry is missing or empty. */
function otherShape(geometry: unknown): string | null {
  if (!isObject(geometry)) return null
  const parts = geometry.coordinates ?? geometry.geometries
  return Array.isArray(parts) && parts.length > 0 && !/Polygon$/.test(String(geometry.type))
    ? String(geometry.type)
    : null
}

export const polygonOf = (polygons: Position[][][]): Polygon | MultiPolygon => {
  const [only] = polygons
  return only && polygons.length === 1
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons }
}

/** The records of a map, those with areas apart from those without. */
export function layerOf(file: string, crs: string | null, records: readonly unknown[]): BoundaryLayer {
  const shapes: BoundaryFeatures[number][] = []
  const shapeless: Shapeless[] = []
  for (const record of records) {
    if (!isObject(record)) continue
    const { id, geometry } = record
    // An id beside the properties is a code too, where they have none.
    const own = isObject(record.properties) ? record.properties : {}
    const properties: Properties = id === undefined ? own : { ...own, id: own.id ?? id }
    const polygons = polygonsIn(geometry)
    if (polygons.length > 0) shapes.push({ type: 'Feature', geometry: polygonOf(polygons), properties })
    else shapeless.push({ properties, has: otherShape(geometry) })
  }
  return { file, crs, shapes, shapeless }
}

/** The coordinate system that GeoJSON of before 2016 states: by name, by number or by a link. */
function statedCrs({ crs }: Json): string | null {
  if (!isObject(crs) || !isObject(crs.properties)) return null
  const { name, code, href } = crs.properties
  if (typeof name === 'string') return name
  if (code !== undefined) return `EPSG:${String(code)}`
  return typeof href === 'string' ? href.replace(/[^\d]*$/, '') : null
}

function topoLayers(file: string, json: Json): readonly BoundaryLayer[] {
  const topology = json as unknown as Topology
  return Object.entries(topology.objects).flatMap(([name, object]) => {
    if (!isObject(object)) return []
    const made = feature(topology, object as unknown as GeometryObject) as unknown as Json
    return [layerOf(`${file}#${name}`, statedCrs(json), Array.isArray(made.features) ? made.features : [made])]
  })
}

/** A grid of hexagons that stand for areas: rows and columns, and no place. */
function refuseCartogram(json: Json): void {
  if (typeof json.layout === 'string' && isObject(json.hexes))
    throw new Refusal(
      'map-format',
      'a cartogram in HexJSON',
      'boundaries of the country',
      'Choose the boundaries of these areas as GeoJSON: a cartogram has no places.',
    )
}

/**
 * The layers of a map in GeoJSON or TopoJSON: collections, a single feature, features in a list, a geometry by itself.
 * @returns null for JSON that is no map
 * @throws Refusal for a cartogram
 */
export function mapLayers(file: string, json: unknown): readonly BoundaryLayer[] | null {
  if (Array.isArray(json)) return json.length > 0 && json.every(isFeature) ? [layerOf(file, null, json)] : null
  if (!isObject(json)) return null
  refuseCartogram(json)
  const { type, features } = json
  if (Array.isArray(features) && (type === 'FeatureCollection' || features.some(isFeature)))
    return [layerOf(file, statedCrs(json), features)]
  if (isFeature(json)) return [layerOf(file, statedCrs(json as unknown as Json), [json])]
  if (type === 'Topology' && isObject(json.objects) && Array.isArray(json.arcs)) return topoLayers(file, json)
  const isGeometry = (Array.isArray(json.coordinates) || Array.isArray(json.geometries)) && typeof type === 'string'
  return isGeometry ? [layerOf(file, statedCrs(json), [{ geometry: json }])] : null
}
