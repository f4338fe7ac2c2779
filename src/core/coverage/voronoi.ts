import { Delaunay, geoTransverseMercator } from 'd3'
import type { LonLat } from '#core/domain/area.ts'

/** Generous frame around the United Kingdom, in thousandths of the projection’s unit. */
const frame = [-400, -400, 400, 400] as const

/** Projection with lengths true to 0.1% over the country: nearest in the plane is nearest on the ground. */
const paper = geoTransverseMercator().rotate([2, -55]).scale(2000).translate([0, 0])

/** Longest piece of an edge, in the projection’s unit: about 30 km, so that an edge drawn straight in degrees stays on the paper’s line. */
const longestPiece = 10

/** The corners of a ring with points between them, so that its edges keep to the paper’s straight lines in longitude and latitude too. */
function withPoints(ring: readonly [number, number][]): readonly [number, number][] {
  return ring.flatMap(([x, y], at) => {
    const [toX, toY] = ring[at + 1] ?? [x, y]
    const pieces = Math.max(1, Math.ceil(Math.hypot(toX - x, toY - y) / longestPiece))
    return Array.from({ length: pieces }, (_, piece): [number, number] => [
      x + ((toX - x) * piece) / pieces,
      y + ((toY - y) * piece) / pieces,
    ])
  })
}

/**
 * For each site the places nearer to it than to any other, as a ring of longitudes and latitudes; unclipped by the coast. Sites at the very
 * same place share what is theirs: the first has it, the others have an empty ring.
 * @see Voronoi 1908, Journal für die reine und angewandte Mathematik 134:198
 */
export function voronoiRings(sites: readonly LonLat[]): readonly (readonly LonLat[])[] {
  if (sites.length === 0) return []
  const points = sites.map(
    ([longitude, latitude]) => paper([longitude, latitude]) ?? ([0, 0] satisfies [number, number]),
  )
  const diagram = Delaunay.from(points).voronoi([...frame])
  return sites.map((_, at): readonly LonLat[] => {
    const ring: readonly [number, number][] = diagram.cellPolygon(at) ?? []
    return withPoints(ring).flatMap((corner): LonLat[] => {
      const place = paper.invert?.(corner)
      return place ? [place] : []
    })
  })
}
