import type { Position } from 'geojson'

type Ring = readonly Position[]

/** Twice the signed area in the units of the coordinates: negative for a clockwise ring. */
export function winding(ring: Ring): number {
  let sum = 0
  for (let at = 1; at < ring.length; at++) {
    const [x1 = 0, y1 = 0] = ring[at - 1] ?? []
    const [x2 = 0, y2 = 0] = ring[at] ?? []
    sum += x1 * y2 - x2 * y1
  }
  return sum
}

/** Whether a ring ends where it begins. */
export function isClosed(ring: Ring): boolean {
  const [first, last] = [ring[0], ring.at(-1)]
  return first?.[0] === last?.[0] && first?.[1] === last?.[1]
}

/** Whether a place is inside closed or open rings, by the even-odd rule over all of them: holes count themselves out. */
export function isInside(rings: readonly (readonly (readonly number[])[])[], x: number, y: number): boolean {
  let inside = false
  for (const ring of rings)
    for (let at = 0, before = ring.length - 1; at < ring.length; before = at, at += 1) {
      const [x1 = 0, y1 = 0] = ring[at] ?? []
      const [x2 = 0, y2 = 0] = ring[before] ?? []
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
    }
  return inside
}

/** Most corners decide: a hole may touch the ring around it. */
const holds = (outer: Ring, inner: Ring): boolean =>
  inner.filter(([x = 0, y = 0]) => isInside([outer], x, y)).length * 2 > inner.length

/**
 * Polygons of rings that are told apart by the way they turn, as shapefiles and Esri JSON have them: outer ones clockwise, holes the other way, each in
 * the smallest outer ring around it. Where no ring is clockwise the file has them the other way round. A hole in nothing counts as an area: nothing is
 * lost.
 * @see ESRI 1998, Shapefile Technical Description, page 8
 */
export function polygonsOf(rings: readonly Position[][]): Position[][][] {
  const sized = rings.map((ring) => ({ ring, size: winding(ring) }))
  const turn = sized.some(({ size }) => size < 0) ? 1 : -1
  const outers = sized.filter(({ size }) => size * turn < 0).map((one) => ({ ...one, polygon: [one.ring] }))
  const bySize = [...outers].sort((a, b) => Math.abs(a.size) - Math.abs(b.size))
  const alone: Position[][][] = []
  for (const { ring, size } of sized) {
    if (size * turn < 0) continue
    const around = bySize.find((outer) => Math.abs(outer.size) > Math.abs(size) && holds(outer.ring, ring))
    if (around) around.polygon.push(ring)
    else alone.push([ring])
  }
  return [...outers.map(({ polygon }) => polygon), ...alone]
}
