import { type GeoProjection, geoPath, geoTransverseMercator } from 'd3'
import type { MultiPolygon } from 'geojson'
import type { Projector } from './projection.ts'

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
  const path = geoPath(projection).digits(1)
  const projector: Projector = {
    id: 'national',
    point: ([longitude, latitude]) => projection([longitude, latitude]) ?? [0, 0],
    path: (shape) => path(shape) ?? '',
  }
  // The same land in the same box is drawn again and again; a window that is dragged wider must not fill the memory.
  if (known.size > 20) known.clear()
  known.set(box.join(), projector)
  return projector
}
