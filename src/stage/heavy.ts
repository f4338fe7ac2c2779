import { cornersOf } from '#figures/map/arcs.ts'
import type { MapShapes } from '#figures/map/shapes.ts'

/** Above this many vertices a processor draws so slowly that a frame is noticeable in a gesture. */
const fewCorners = 60_000

const known = new WeakMap<MapShapes, boolean>()

/** Whether drawing these shapes takes longer than a frame where there is no graphics card. */
export function isHeavy(shapes: MapShapes): boolean {
  const found =
    known.get(shapes) ?? [...shapes.areas.values()].reduce((sum, one) => sum + cornersOf(one), 0) > fewCorners
  known.set(shapes, found)
  return found
}
