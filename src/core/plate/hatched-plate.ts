import { withoutOverlay } from './area-fill.ts'
import type { Plate } from './plate.ts'

/**
 * A map of two measures for those who see no hues: the first in its classes, the second hatched by its thirds, as nine greys could not be told apart.
 * Any other plate is left as it is.
 */
export function hatchedPlate(plate: Plate): Plate {
  const { scale, overlay } = plate
  if (scale !== 'bivariate' || overlay === null) return plate
  const plain = withoutOverlay(plate)
  const areas = plain.areas.map((one, at) => ({ ...one, overlay: plate.areas[at]?.overlay ?? null }))
  return { ...plain, areas, overlay: { ...overlay, mode: 'hatch' } }
}
