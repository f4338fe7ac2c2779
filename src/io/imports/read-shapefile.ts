import type { Position } from 'geojson'
import type { BoundaryLayer } from '#core/geography/layer.ts'
import { polygonsOf } from '#core/geography/rings.ts'
import { nameInWkt } from '#core/geography/systems.ts'
import { readDbf } from './read-dbf.ts'
import { layerOf, polygonOf } from './read-geojson.ts'
import { Refusal } from './refusal.ts'

/** Files of one name: what is drawn, its table, its coordinate system and the encoding of the table. */
export type ShapefileParts = {
  readonly shp: Uint8Array
  readonly dbf: Uint8Array | null
  readonly prj: string | null
  readonly cpg: string
}

const polygonTypes: ReadonlySet<number> = new Set([5, 15, 25])
const otherTypes: Readonly<Record<number, string>> = { 1: 'Point', 3: 'LineString', 8: 'MultiPoint' }

const damaged = (found: string) =>
  new Refusal('shapefile-damaged', found, 'a whole shapefile', 'Download it again, or convert it at mapshaper.org.')

/** The rings of a polygon; heights and measures behind them are passed over. */
function ringsOf(view: DataView, start: number, end: number): Position[][] {
  const [parts, points] = [view.getInt32(start + 36, true), view.getInt32(start + 40, true)]
  const from = start + 44 + parts * 4
  if (parts < 0 || points < 0 || from + points * 16 > end) throw damaged('a shape that is cut off')
  const firsts = Array.from({ length: parts }, (_, part) => view.getInt32(start + 44 + part * 4, true))
  return firsts.map((first, part) => {
    const last = firsts[part + 1] ?? points
    if (first < 0 || last < first || last > points) throw damaged('a shape whose parts do not follow each other')
    return Array.from({ length: last - first }, (_, at) => {
      const place = from + (first + at) * 16
      return [view.getFloat64(place, true), view.getFloat64(place + 8, true)]
    })
  })
}

function geometryAt(view: DataView, start: number, end: number): unknown {
  const type = view.getInt32(start, true)
  if (type === 0) return null
  if (!polygonTypes.has(type)) return { type: otherTypes[type % 10] ?? 'Shape', coordinates: [0] }
  const rings = ringsOf(view, start, end).filter((ring) => ring.length > 0)
  return rings.length === 0 ? null : polygonOf(polygonsOf(rings))
}

/** @see ESRI 1998, Shapefile Technical Description */
function geometries(bytes: Uint8Array): readonly unknown[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (bytes.length < 100 || view.getInt32(0) !== 9994) throw damaged('shapes without a head')
  const stated = view.getInt32(24) * 2
  if (stated > bytes.length) throw damaged(`${bytes.length} of ${stated} bytes of shapes`)
  const found: unknown[] = []
  for (let at = 100; at + 12 <= stated; ) {
    const end = at + 8 + view.getInt32(at + 4) * 2
    if (end < at + 12 || end > stated) throw damaged('shapes that are cut off')
    found.push(geometryAt(view, at + 8, end))
    at = end
  }
  return found
}

/**
 * Reads a shapefile: its polygons with the records of its table, in the coordinate system that it states. Own code for two formats that have not
 * changed since 1998: the library at hand (shpjs) drops what follows a damaged record, and moves the National Grid by a hundred metres, as it takes the
 * grid without its datum.
 * @throws Refusal for one that is cut off, or whose table does not fit
 */
export function readShapefile(file: string, { shp, dbf, prj, cpg }: ShapefileParts): BoundaryLayer {
  if (dbf === null)
    throw new Refusal(
      'shapefile-parts',
      'a shapefile without its table',
      'a ZIP with .shp, .dbf and .prj of one name',
      'Put all files of the shapefile into one ZIP, or download it as GeoJSON.',
    )
  const [shapes, records] = [geometries(shp), readDbf(dbf, cpg)]
  if (shapes.length !== records.length)
    throw damaged(`${shapes.length} shapes with ${records.length} records in the table`)
  const kept = shapes.flatMap((geometry, at) => (records[at] ? [{ geometry, properties: records[at] }] : []))
  return layerOf(file, prj === null ? null : (nameInWkt(prj) ?? 'a system that has no name'), kept)
}
