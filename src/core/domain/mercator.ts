/**
 * Northing of a latitude in degrees on Mercator's chart, in radians at the equator: a line of one bearing is straight on it.
 * @see Snyder 1987, Map Projections: A Working Manual, USGS Professional Paper 1395, equation 7-2
 */
export const mercatorNorthing = (latitude: number): number =>
  Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360))
