import type { LonLat } from '#core/domain/area.ts'

/** Mean radius of the earth in km, (2a + b)/3 of the GRS 80 ellipsoid. Distances in the United Kingdom are true to 0.4%. */
const earthRadiusKm = 6371.0088

const radians = Math.PI / 180

/** A place as a point of the unit sphere: squared chords between such points order like distances, and cost three multiplications. */
export function unitVector([longitude, latitude]: LonLat): readonly [x: number, y: number, z: number] {
  const across = Math.cos(latitude * radians)
  return [across * Math.cos(longitude * radians), across * Math.sin(longitude * radians), Math.sin(latitude * radians)]
}

/** Kilometres along the great circle that a squared chord of the unit sphere spans; the haversine formula with its sines taken first. */
export const chordKm = (squared: number): number => 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(squared) / 2))

/**
 * Kilometres between two places along the great circle.
 * @see Sinnott 1984, Sky & Telescope 68:159 (haversine formula)
 */
export function greatCircleKm(a: LonLat, b: LonLat): number {
  const [ax, ay, az] = unitVector(a)
  const [bx, by, bz] = unitVector(b)
  return chordKm((ax - bx) ** 2 + (ay - by) ** 2 + (az - bz) ** 2)
}
