import type { Projector } from './projection.ts'

/**
 * A path with its points on a grid and each point once: as fine as a small map can show, at a fraction of the points. Neighbours keep the border that they
 * share, as their points are moved alike. An outline of which nothing would be left stays as it is.
 * @param d absolute path data of straight lines
 * @param step units of the grid
 */
export function coarsePath(d: string, step: number): string {
  const rings = d.split('M').slice(1)
  const coarse = rings.flatMap((ring) => {
    const isClosed = ring.endsWith('Z')
    const points: string[] = []
    for (const text of ring.replace('Z', '').split('L')) {
      const point = text
        .split(',')
        .map((value) => Math.round(Number(value) / step) * step)
        .join()
      if (point !== points[points.length - 1]) points.push(point)
    }
    if (isClosed && points.length > 1 && points[0] === points[points.length - 1]) points.pop()
    return points.length < (isClosed ? 3 : 2) ? [] : [`M${points.join('L')}${isClosed ? 'Z' : ''}`]
  })
  return coarse.length > 0 ? coarse.join('') : d
}

const made = new WeakMap<Projector, Projector>()

/** A projector of small maps: the same places, and paths on a grid of three quarters of a unit, which is a fifth of a millimetre on paper. */
export function coarseProjector(projector: Projector): Projector {
  const known = made.get(projector)
  if (known) return known
  const coarse: Projector = { ...projector, path: (shape) => coarsePath(projector.path(shape), 0.75) }
  made.set(projector, coarse)
  return coarse
}
