import { feature, featureCollection, rewind, union } from '@turf/turf'
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson'
import { partsOf } from '#core/geography/parts-of.ts'

type Shape = Polygon | MultiPolygon

/** Five decimals are about a metre. */
const round5 = ([x = 0, y = 0]: Position): Position => [Math.round(x * 1e5) / 1e5, Math.round(y * 1e5) / 1e5]

/** Without points that rounding has made the same as the one before them, and without rings that have no inside left. */
function roundedRing(ring: readonly Position[]): readonly Position[] {
  const points = ring.map(round5)
  return points.filter(([x, y], at) => at === 0 || x !== points[at - 1]?.[0] || y !== points[at - 1]?.[1])
}

function rounded(shape: Shape): MultiPolygon {
  const rings = partsOf(shape).map((part) => part.map((ring) => [...roundedRing(ring)]))
  const coordinates = rings
    .filter(([outer]) => (outer?.length ?? 0) > 3)
    .map((part) => part.filter((ring) => ring.length > 3))
  return { type: 'MultiPolygon', coordinates }
}

const text = (shape: Shape): string => JSON.stringify(partsOf(shape))

/** Maximum number of repairs: rounding a repaired shape can make it cross itself again, by a metre. */
const mostTimes = 3

/**
 * A shape in degrees to about a metre, in which no ring crosses or touches itself, as geographic information systems ask for. Simplified and rounded
 * boundaries may cross themselves by a metre or two; the union of a shape with itself parts it there.
 */
export function validShape(shape: Shape): Shape {
  let valid = rounded(shape)
  for (let times = 0; times < mostTimes; times += 1) {
    const whole = feature(valid)
    const parted = union(featureCollection([whole, whole]))?.geometry
    if (!parted) return valid
    const next = rounded(parted)
    if (text(next) === text(parted)) return next
    valid = next
  }
  return valid
}

/**
 * Features as RFC 7946 and geographic information systems want them: valid polygons, outer rings anticlockwise. It takes seconds for many areas, so
 * it is done where the pack is written, away from the page.
 */
export function mendGeojson(text: string): string {
  const collection: FeatureCollection<Shape> = JSON.parse(text)
  const features = collection.features.map(
    (one) => rewind({ ...one, geometry: validShape(one.geometry) }) as Feature<Shape>,
  )
  return JSON.stringify({ ...collection, features })
}
