import type { SheetRing } from './svg-marks.ts'

type Point = readonly [x: number, y: number]
type Side = { readonly inside: (point: Point) => boolean; readonly cross: (a: Point, b: Point) => Point }

export type ClipBox = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

const between = (a: Point, b: Point, share: number): Point => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
]

function sidesOf({ left, top, right, bottom }: ClipBox): readonly Side[] {
  const at = (axis: 0 | 1, limit: number) => (a: Point, b: Point) =>
    between(a, b, (limit - a[axis]) / (b[axis] - a[axis]))
  return [
    { inside: ([x]) => x >= left, cross: at(0, left) },
    { inside: ([x]) => x <= right, cross: at(0, right) },
    { inside: ([, y]) => y >= top, cross: at(1, top) },
    { inside: ([, y]) => y <= bottom, cross: at(1, bottom) },
  ]
}

/** The part of a line between two points that is within a box; null where none is. */
function insideOf(a: Point, b: Point, box: ClipBox): readonly [Point, Point] | null {
  let [from, to] = [a, b]
  for (const { inside, cross } of sidesOf(box)) {
    if (!inside(from) && !inside(to)) return null
    if (!inside(from)) from = cross(from, to)
    else if (!inside(to)) to = cross(from, to)
  }
  return [from, to]
}

/** The runs of lines within a box, which end at its edge; an outline that is cut is a line. */
export function clipLines(rings: readonly SheetRing[], box: ClipBox): readonly SheetRing[] {
  return rings.flatMap(({ points, closed }) => {
    const along = closed ? [...points, ...points.slice(0, 1)] : points
    const runs: Point[][] = []
    for (const [at, point] of along.slice(1).entries()) {
      const part = insideOf(along[at] ?? point, point, box)
      if (!part) continue
      const last = runs[runs.length - 1]
      if (last && last.at(-1) === part[0]) last.push(part[1])
      else runs.push([...part])
    }
    return runs.map((run): SheetRing => ({ points: run, closed: false }))
  })
}

/**
 * The part of closed rings within a box.
 * @see Sutherland and Hodgman 1974, Reentrant polygon clipping, CACM 17:32
 */
export function clipRings(rings: readonly SheetRing[], box: ClipBox): readonly SheetRing[] {
  return rings.flatMap((ring): readonly SheetRing[] => {
    let points = ring.points
    for (const { inside, cross } of sidesOf(box)) {
      points = points.flatMap((point, at) => {
        const before = points[(at + points.length - 1) % points.length] ?? point
        const [now, then] = [inside(point), inside(before)]
        if (now) return then ? [point] : [cross(before, point), point]
        return then ? [cross(before, point)] : []
      })
    }
    return points.length > 2 ? [{ ...ring, points }] : []
  })
}
