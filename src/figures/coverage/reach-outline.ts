import { geoCircle } from 'd3'
import type { LonLat } from '#core/domain/area.ts'

const radians = Math.PI / 180
/** Kilometres to a degree of a great circle. */
const kmPerDegree = 111.195

type Vector = readonly [number, number, number]

const vectorOf = ([longitude, latitude]: LonLat): Vector => {
  const across = Math.cos(latitude * radians)
  return [across * Math.cos(longitude * radians), across * Math.sin(longitude * radians), Math.sin(latitude * radians)]
}

/** A circle of so many kilometres on the globe, as a ring. */
function circleRing(at: LonLat, radiusKm: number): readonly LonLat[] {
  const { coordinates } = geoCircle()
    .center([at[0], at[1]])
    .radius(radiusKm / kmPerDegree)
    .precision(4)()
  return (coordinates[0] ?? []).map(([longitude = 0, latitude = 0]) => [longitude, latitude])
}

/** The parts of the circles' edges that lie in no other circle: together, the edge of all that is within reach. */
export function reachOutline(sites: readonly LonLat[], radiusKm: number): readonly (readonly LonLat[])[] {
  const centres = sites.map(vectorOf)
  const inside = Math.cos(((radiusKm * 0.9995) / kmPerDegree) * radians)
  // Circles whose centres are farther apart than both radii do not meet.
  const meeting = Math.cos(((2 * radiusKm) / kmPerDegree) * radians)
  const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
  return sites.flatMap((site, own) => {
    const from = vectorOf(site)
    const near = centres.filter((centre, at) => at !== own && dot(from, centre) >= meeting)
    const runs: LonLat[][] = []
    let run: LonLat[] | null = null
    for (const corner of circleRing(site, radiusKm)) {
      const edge = vectorOf(corner)
      const covered = near.some((centre) => dot(edge, centre) > inside)
      if (covered) run = null
      else if (run) run.push(corner)
      else {
        run = [corner]
        runs.push(run)
      }
    }
    return runs.filter(({ length }) => length > 1)
  })
}
