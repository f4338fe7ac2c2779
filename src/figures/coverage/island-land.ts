import type { MultiPolygon, Position } from 'geojson'
import { partsOf } from '#core/geography/parts-of.ts'
import type { CatchmentIsland } from '#core/plate/catchments.ts'
import type { MapShapes } from '../map/shapes.ts'

/** Whether an outline lies in a box of degrees, by the mean of its corners. */
function inBox(
  polygon: readonly Position[][],
  [west, south, east, north]: NonNullable<CatchmentIsland['box']>,
): boolean {
  const ring = polygon[0] ?? []
  const mean = (axis: 0 | 1) => ring.reduce((sum, corner) => sum + (corner[axis] ?? 0), 0) / Math.max(1, ring.length)
  const [longitude, latitude] = [mean(0), mean(1)]
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north
}

/** The island that an outline of an area belongs to; null for Great Britain. */
const islandOf = (code: string, polygon: readonly Position[][], islands: readonly CatchmentIsland[]): string | null =>
  islands.find(({ areas, box }) => areas.includes(code) && (box === null || inBox(polygon, box)))?.id ?? null

const cache = new WeakMap<MapShapes, ReadonlyMap<string | null, MultiPolygon>>()

/** The land of each island without a bridge, and of Great Britain under `null`; kept, as neither changes. */
export function islandLands(
  shapes: MapShapes,
  islands: readonly CatchmentIsland[],
): ReadonlyMap<string | null, MultiPolygon> {
  const known = cache.get(shapes)
  if (known) return known
  const lands = new Map<string | null, Position[][][]>()
  for (const [code, shape] of shapes.areas)
    for (const polygon of partsOf(shape)) {
      const island = islandOf(code, polygon, islands)
      const land = lands.get(island)
      if (land) land.push(polygon)
      else lands.set(island, [polygon])
    }
  const made = new Map(
    [...lands].map(([id, coordinates]): [string | null, MultiPolygon] => [id, { type: 'MultiPolygon', coordinates }]),
  )
  cache.set(shapes, made)
  return made
}
