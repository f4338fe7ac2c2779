import { type GeoPath, type GeoProjection, geoPath, geoTransform, geoTransverseMercator } from 'd3'
import type { MultiPolygon } from 'geojson'
import type { Bounds, LonLat } from '#core/domain/area.ts'

/** Places longitude and latitude on paper, and draws shapes there. */
export type Projector = {
  readonly id: string
  readonly point: (place: LonLat) => readonly [x: number, y: number]
  readonly path: GeoPath
}

const radians = Math.PI / 180

/** Width of the Mercator sheet that the stage is drawn on. Large, so that one decimal is a few metres. */
export const sheetSize = 262144

/** Web Mercator as MapLibre has it, on a square sheet: x grows eastwards, y southwards. */
export function mercatorPoint([longitude, latitude]: LonLat): readonly [number, number] {
  const y = Math.log(Math.tan(Math.PI / 4 + (latitude * radians) / 2))
  return [((longitude + 180) / 360) * sheetSize, (0.5 - y / (2 * Math.PI)) * sheetSize]
}

/** The place of a point of the Mercator sheet. */
export function mercatorPlace([x, y]: readonly [number, number]): LonLat {
  const latitude = (2 * Math.atan(Math.exp((0.5 - y / sheetSize) * 2 * Math.PI)) - Math.PI / 2) / radians
  return [(x / sheetSize) * 360 - 180, latitude]
}

/** The projection of the stage: the same as MapLibre's, so that the map does not move when one takes over from the other. */
export const mercator: Projector = {
  id: 'mercator',
  point: mercatorPoint,
  path: geoPath(
    geoTransform({
      point(longitude, latitude) {
        const [x, y] = mercatorPoint([longitude, latitude])
        this.stream.point(x, y)
      },
    }),
  ).digits(1),
}

const projectors = new WeakMap<MultiPolygon, Map<string, Projector>>()

/**
 * The projection of exports, stories and print: transverse Mercator on 2°W, as the National Grid has it. Kept, so that paths drawn with it are too.
 * @param box where the drawing goes: left, top, right, bottom
 */
export function nationalProjection(land: MultiPolygon, box: readonly [number, number, number, number]): Projector {
  const known = projectors.get(land) ?? new Map<string, Projector>()
  projectors.set(land, known)
  const found = known.get(box.join())
  if (found) return found
  const [left, top, right, bottom] = box
  const projection: GeoProjection = geoTransverseMercator()
    .rotate([2, 0])
    .fitExtent(
      [
        [left, top],
        [right, bottom],
      ],
      land,
    )
  const projector: Projector = {
    id: 'national',
    point: ([longitude, latitude]) => projection([longitude, latitude]) ?? [0, 0],
    path: geoPath(projection).digits(1),
  }
  // The same land in the same box is drawn again and again; a window that is dragged wider must not fill the memory.
  if (known.size > 20) known.clear()
  known.set(box.join(), projector)
  return projector
}

/** Bounds as a rectangle of the Mercator sheet. */
export function boundsBox([west, south, east, north]: Bounds): { x: number; y: number; width: number; height: number } {
  const [left, top] = mercatorPoint([west, north])
  const [right, bottom] = mercatorPoint([east, south])
  return { x: left, y: top, width: right - left, height: bottom - top }
}
