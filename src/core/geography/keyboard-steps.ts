import { Delaunay } from 'd3'
import type { Direction, LonLat } from '#core/domain/area.ts'

type Steps = Readonly<Record<Direction, string | null>>

/** Length of a degree of longitude relative to one of latitude, in the middle of the United Kingdom. */
const narrowing = Math.cos((54.5 * Math.PI) / 180)

const directions: Readonly<Record<Direction, readonly [east: number, north: number]>> = {
  up: [0, 1],
  down: [0, -1],
  left: [-1, 0],
  right: [1, 0],
}

/**
 * Computes the target of each arrow key: among the neighbours of an area (in the Delaunay triangulation of their centres), the one at the smallest
 * distance plus sideways deviation. For thousands of areas, where comparing all pairs would be noticeably slow.
 */
export function keyboardSteps(
  spots: readonly { readonly code: string; readonly centroid: LonLat }[],
): ReadonlyMap<string, Steps> {
  const points = spots.map(({ centroid: [longitude, latitude] }): [number, number] => [longitude * narrowing, latitude])
  const delaunay = Delaunay.from(points)
  return new Map(
    spots.map(({ code }, at) => {
      const [x = 0, y = 0] = points[at] ?? []
      const around = points.length < 3 ? points.keys() : delaunay.neighbors(at)
      const near = [...around].filter((other) => other !== at)
      const towards = ([east, north]: readonly [number, number]): string | null => {
        let best: string | null = null
        let least = Number.POSITIVE_INFINITY
        for (const other of near) {
          const [dx, dy] = [(points[other]?.[0] ?? 0) - x, (points[other]?.[1] ?? 0) - y]
          const along = dx * east + dy * north
          const across = Math.abs(dx * north) + Math.abs(dy * east)
          const price = along > 0 && across <= 1.75 * along ? along + 2 * across : Number.POSITIVE_INFINITY
          if (price < least) [best, least] = [spots[other]?.code ?? null, price]
        }
        return best
      }
      const steps = Object.fromEntries(Object.entries(directions).map(([id, way]) => [id, towards(way)]))
      return [code, steps as Steps]
    }),
  )
}
