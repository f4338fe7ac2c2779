import type { Feature, MultiPolygon, Polygon, Position } from 'geojson'
import polylabel from 'polylabel'
import { roundDegrees } from '#core/domain/round-degrees.ts'
import { partsOf } from './parts-of.ts'

export type Shape = Feature<Polygon | MultiPolygon>

const radians = Math.PI / 180

/** West, south, east and north in degrees, rounded outwards to four decimals to contain every vertex. */
export function shapeBounds(shape: Shape): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [outer = []] of partsOf(shape.geometry))
    for (const [longitude = Number.NaN, latitude = Number.NaN] of outer) {
      west = Math.min(west, longitude)
      south = Math.min(south, latitude)
      east = Math.max(east, longitude)
      north = Math.max(north, latitude)
    }
  const out = (round: (n: number) => number, limit: number) => round(limit * 1e4) / 1e4
  return [out(Math.floor, west), out(Math.floor, south), out(Math.ceil, east), out(Math.ceil, north)]
}

/** WGS84: eccentricity squared, and the radius of the sphere with the same surface, in km. */
const e2 = 0.00669437999014
const e = Math.sqrt(e2)
const authalicRadiusKm = 6371.0071809

function authalic(sine: number): number {
  return (1 - e2) * (sine / (1 - e2 * sine * sine) - Math.log((1 - e * sine) / (1 + e * sine)) / (2 * e))
}

/**
 * Sine of the authalic latitude: the latitude on a sphere that has the ellipsoid's surface south of it.
 * @see Snyder 1987, Map Projections: A Working Manual, equations 3-11 and 3-12
 */
function authalicSine(latitude: number): number {
  return authalic(Math.sin(latitude * radians)) / authalic(1)
}

/** Area of a ring on the ellipsoid, by trapezia in the cylindrical equal-area projection; the sign is its winding. */
function ringKm2(ring: readonly Position[]): number {
  let sum = 0
  for (let i = 1; i < ring.length; i++) {
    const [x1 = 0, y1 = 0] = ring[i - 1]!
    const [x2 = 0, y2 = 0] = ring[i]!
    sum += ((x2 - x1) * radians * (authalicSine(y1) + authalicSine(y2))) / 2
  }
  return Math.abs(sum) * authalicRadiusKm ** 2
}

function partKm2([outer = [], ...holes]: readonly (readonly Position[])[]): number {
  return holes.reduce((left, hole) => left - ringKm2(hole), ringKm2(outer))
}

/** Area of the drawn polygons on the WGS84 ellipsoid, in km². It is not the official land area. */
export function areaKm2(shape: Shape): number {
  return partsOf(shape.geometry).reduce((sum, part) => sum + partKm2(part), 0)
}

/** Position of a label or symbol: the point of the largest part that is farthest from its border, to four decimals of a degree. */
export function labelPoint(shape: Shape): [number, number] {
  const largest = partsOf(shape.geometry).reduce((best, part) => (partKm2(part) > partKm2(best) ? part : best))
  const middle = shapeBounds({ ...shape, geometry: { type: 'Polygon', coordinates: largest } })
  const narrowing = Math.cos(((middle[1] + middle[3]) / 2) * radians) // a degree of longitude is shorter than one of latitude
  const [x, y] = polylabel(
    largest.map((ring) => ring.map(([lon = 0, lat = 0]) => [lon * narrowing, lat])),
    1e-4,
  )
  return [roundDegrees(x / narrowing), roundDegrees(y)]
}
