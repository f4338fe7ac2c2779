import type { Area, Bounds } from '#core/domain/area.ts'

/**
 * The extent that holds all of the named areas, in degrees; null where none is named or none has a boundary, for all of the map. An extent and no zoom level:
 * the same areas lie in the frame of a laptop, a projector and a phone.
 */
export function frameOf(codes: readonly string[], areas: readonly Pick<Area, 'code' | 'bounds'>[]): Bounds | null {
  const wanted = new Set(codes)
  const found = areas.flatMap(({ code, bounds }) => (wanted.has(code) && bounds ? [bounds] : []))
  const at = (corner: 0 | 1 | 2 | 3) => found.map((bounds) => bounds[corner])
  if (found.length === 0) return null
  return [Math.min(...at(0)), Math.min(...at(1)), Math.max(...at(2)), Math.max(...at(3))]
}
