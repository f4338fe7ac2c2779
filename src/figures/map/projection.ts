import type { MultiLineString, MultiPolygon, Polygon } from 'geojson'
import type { Bounds, LonLat } from '#core/domain/area.ts'
import { arcPaths, plainPath } from './arcs.ts'

/** Places longitude and latitude on paper, and draws shapes there. */
export type Projector = {
  readonly id: string
  readonly point: (place: LonLat) => readonly [x: number, y: number]
  readonly path: (shape: Polygon | MultiPolygon | MultiLineString) => string
}

const radians = Math.PI / 180

/** Width of the Mercator sheet that the stage is drawn on. Large, so that whole numbers are within a few metres. */
export const sheetSize = 2 ** 22

/** Web Mercator as MapLibre has it, on a square sheet: x grows eastwards, y southwards. */
const sheet = {
  x: (longitude: number) => ((longitude + 180) / 360) * sheetSize,
  y: (latitude: number) =>
    (0.5 - Math.log(Math.tan(Math.PI / 4 + (latitude * radians) / 2)) / (2 * Math.PI)) * sheetSize,
}

/** A place on the Mercator sheet. */
export const mercatorPoint = ([longitude, latitude]: LonLat): readonly [number, number] => [
  sheet.x(longitude),
  sheet.y(latitude),
]

/** The place of a point of the Mercator sheet. */
export function mercatorPlace([x, y]: readonly [number, number]): LonLat {
  const latitude = (2 * Math.atan(Math.exp((0.5 - y / sheetSize) * 2 * Math.PI)) - Math.PI / 2) / radians
  return [(x / sheetSize) * 360 - 180, latitude]
}

const arcs = arcPaths(sheet)

/** The projection of the stage: the same as MapLibre's, so that the map does not move when one takes over from the other. */
export const mercator: Projector = {
  id: 'mercator',
  point: mercatorPoint,
  path: (shape) => arcs(shape) ?? plainPath(sheet, shape),
}

/** Bounds as a rectangle of the Mercator sheet. */
export function boundsBox([west, south, east, north]: Bounds): { x: number; y: number; width: number; height: number } {
  const [left, top] = mercatorPoint([west, north])
  const [right, bottom] = mercatorPoint([east, south])
  return { x: left, y: top, width: right - left, height: bottom - top }
}
