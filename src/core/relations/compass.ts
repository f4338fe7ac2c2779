import type { LonLat } from '#core/domain/area.ts'
import { mercatorNorthing } from '#core/domain/mercator.ts'

/** The eight winds, clockwise from north. */
export const winds = ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'] as const

export type Wind = (typeof winds)[number]

const radians = Math.PI / 180

/**
 * Bearing in degrees clockwise from north, 0 to below 360, of the rhumb line between two places. A rhumb line keeps its bearing, so that the way back
 * is exactly opposite; over the United Kingdom it differs from the great circle's by a few degrees.
 * @see Snyder 1987, Map Projections: A Working Manual, USGS Professional Paper 1395, pages 46-47
 */
export function bearingOf([fromEast, fromNorth]: LonLat, [toEast, toNorth]: LonLat): number {
  const degrees =
    Math.atan2((toEast - fromEast) * radians, mercatorNorthing(toNorth) - mercatorNorthing(fromNorth)) / radians
  return (degrees + 360) % 360
}

/** The wind nearest to a bearing. */
export const windOf = (bearing: number): Wind => winds[Math.round(bearing / 45) % 8] ?? 'north'

export const oppositeWind = (wind: Wind): Wind => winds[(winds.indexOf(wind) + 4) % 8] ?? 'north'
