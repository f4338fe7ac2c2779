import type { MultiLineString, MultiPolygon, Polygon } from 'geojson'
import type { Bounds, LonLat } from '#core/domain/area.ts'
import { mercatorNorthing } from '#core/domain/mercator.ts'
import { arcPaths, plainPath } from './arcs.ts'

/** Projects longitude and latitude, and draws shapes in the projection. */
export type Projector = {
  readonly id: string
  readonly point: (place: LonLat) => readonly [x: number, y: number]
  readonly path: (shape: Polygon | MultiPolygon | MultiLineString) => string
}

const radians = Math.PI / 180

/** Width of the square Mercator world of the interactive map: large enough for whole numbers to be within a few metres. */
export const mercatorSize = 2 ** 22

/** Web Mercator as in MapLibre, on a square: x grows eastwards, y southwards. */
const sheet = {
  x: (longitude: number) => ((longitude + 180) / 360) * mercatorSize,
  y: (latitude: number) => (0.5 - mercatorNorthing(latitude) / (2 * Math.PI)) * mercatorSize,
}

/** Projects longitude and latitude to the Mercator world. */
export const mercatorPoint = ([longitude, latitude]: LonLat): readonly [number, number] => [
  sheet.x(longitude),
  sheet.y(latitude),
]

/** Converts a point of the Mercator world to longitude and latitude. */
export function mercatorPlace([x, y]: readonly [number, number]): LonLat {
  const latitude = (2 * Math.atan(Math.exp((0.5 - y / mercatorSize) * 2 * Math.PI)) - Math.PI / 2) / radians
  return [(x / mercatorSize) * 360 - 180, latitude]
}

const arcs = arcPaths(sheet)

/** The projection of the interactive map: the same as MapLibre's, which keeps the map in place when one takes over from the other. */
export const mercator: Projector = {
  id: 'mercator',
  point: mercatorPoint,
  path: (shape) => arcs(shape) ?? plainPath(sheet, shape),
}

/** Converts bounds to a rectangle of the Mercator world. */
export function boundsBox([west, south, east, north]: Bounds): { x: number; y: number; width: number; height: number } {
  const [left, top] = mercatorPoint([west, north])
  const [right, bottom] = mercatorPoint([east, south])
  return { x: left, y: top, width: right - left, height: bottom - top }
}
