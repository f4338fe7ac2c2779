import { type GeoProjection, geoPath, geoTransverseMercator } from 'd3'
import type { MultiPoint, MultiPolygon } from 'geojson'
import type { Bounds } from '#core/domain/area.ts'
import type { Projector } from './projection.ts'

const projectors = new WeakMap<MultiPolygon, Map<string, Projector>>()

/** Points along the edges of an extent: meridians and parallels are curved in the projection, and the corners alone would miss a part. */
export function edgesOf([west, south, east, north]: Bounds): MultiPoint {
  const along = [0, 0.25, 0.5, 0.75, 1]
  const between = (from: number, to: number, share: number) => from + share * (to - from)
  return {
    type: 'MultiPoint',
    coordinates: along.flatMap((share) => [
      [between(west, east, share), south],
      [between(west, east, share), north],
      [west, between(south, north, share)],
      [east, between(south, north, share)],
    ]),
  }
}

/**
 * The projection of exports, stories and print: transverse Mercator on 2°W, as in the National Grid. Cached, along with the paths drawn in it.
 * @param box target of the drawing: left, top, right, bottom
 * @param bounds the extent that fills the box, instead of all land
 */
export function nationalProjection(
  land: MultiPolygon,
  box: readonly [number, number, number, number],
  bounds: Bounds | null = null,
): Projector {
  const known = projectors.get(land) ?? new Map<string, Projector>()
  projectors.set(land, known)
  const key = [...box, ...(bounds ?? [])].join()
  const found = known.get(key)
  if (found) return found
  const [left, top, right, bottom] = box
  const projection: GeoProjection = geoTransverseMercator()
    .rotate([2, 0])
    .fitExtent(
      [
        [left, top],
        [right, bottom],
      ],
      bounds ? edgesOf(bounds) : land,
    )
  const path = geoPath(projection).digits(1)
  const projector: Projector = {
    id: 'national',
    point: ([longitude, latitude]) => projection([longitude, latitude]) ?? [0, 0],
    path: (shape) => path(shape) ?? '',
  }
  // The same land is drawn in the same box again and again. The limit stops a window that is being resized from filling the memory.
  if (known.size > 20) known.clear()
  known.set(key, projector)
  return projector
}
