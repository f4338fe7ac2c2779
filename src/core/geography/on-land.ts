import type { MultiPolygon, Position } from 'geojson'
import { merge } from 'topojson-client'
import type { GeometryCollection, Polygon, Topology } from 'topojson-specification'
import type { LonLat } from '#core/domain/area.ts'
import { isInside } from './rings.ts'

/** Kilometres that a simplified coast may be off: a hospital on the sea front is not in the sea. */
const toleranceKm = 6
const kmPerDegree = 111.195

type Part = {
  readonly box: readonly [number, number, number, number]
  readonly rings: readonly (readonly Position[])[]
}

function partOf(rings: readonly (readonly Position[])[]): Part {
  const outer = rings[0] ?? []
  const [xs, ys] = [outer.map(([x = 0]) => x), outer.map(([, y = 0]) => y)]
  return { box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)], rings }
}

const contains = ({ box: [west, south, east, north], rings }: Part, x: number, y: number): boolean =>
  x >= west && x <= east && y >= south && y <= north && isInside(rings, x, y)

const bearings = [0, 45, 90, 135, 180, 225, 270, 315].map((degrees) => (degrees * Math.PI) / 180)

/** Makes a test for whether a place is on land, or so near to it that only the simplified coast leaves it out. */
export function landTest(land: MultiPolygon): (at: LonLat) => boolean {
  const parts = land.coordinates.map(partOf)
  const on = (x: number, y: number) => parts.some((part) => contains(part, x, y))
  return ([longitude, latitude]) => {
    if (on(longitude, latitude)) return true
    const shrink = Math.cos((latitude * Math.PI) / 180)
    return [toleranceKm / 2, toleranceKm].some((km) =>
      bearings.some((bearing) =>
        on(
          longitude + (Math.sin(bearing) * km) / (kmPerDegree * shrink),
          latitude + (Math.cos(bearing) * km) / kmPerDegree,
        ),
      ),
    )
  }
}

/**
 * All land of the boundaries that ship, nation by nation.
 * @throws RangeError when the topology has no nations
 */
export function landOf(topology: Topology): MultiPolygon {
  const nations = topology.objects.nation
  if (nations?.type !== 'GeometryCollection') throw new RangeError('the boundary file has no nations')
  return merge(topology, (nations as GeometryCollection).geometries as Polygon[])
}
