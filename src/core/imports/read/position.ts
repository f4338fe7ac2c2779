import type { LonLat } from '#core/domain/area.ts'
import { fromNationalGrid } from '#core/geography/reproject.ts'
import type { Words } from '../finding.ts'
import { blame, type DataRow, figureOf, textOf } from '../rows.ts'
import type { Reading } from './reading.ts'

/** Degrees that hold the United Kingdom with room to spare. */
const inBox = ([longitude, latitude]: LonLat): boolean =>
  longitude >= -9 && longitude <= 2.5 && latitude >= 49 && latitude <= 61.5

const isGrid = ([x, y]: LonLat): boolean => Math.abs(x) > 180 || Math.abs(y) > 90

const expected = 'latitude and longitude in degrees, or northing and easting in metres, within the United Kingdom'

/** What is wrong with a position; null where it is a place on land. */
function faultOf(x: number, y: number, place: LonLat, onLand: (at: LonLat) => boolean): Omit<Words, 'severity'> | null {
  if (Number.isNaN(x) || Number.isNaN(y))
    return {
      code: 'not-a-place',
      expected,
      mend: 'Write decimal degrees, such as 51.75 for latitude and -1.21 for longitude.',
    }
  if (inBox(place)) {
    if (onLand(place)) return null
    const mend =
      'This point is in the sea, or not in the United Kingdom. Check both numbers and the minus sign of the longitude.'
    return { code: 'in-the-sea', expected: 'a place on land', mend }
  }
  const turned: LonLat = isGrid([y, x]) ? fromNationalGrid([y, x]) : [y, x]
  if (inBox(turned) && onLand(turned)) return { code: 'swapped', expected, mend: 'The two are exchanged: swap them.' }
  return {
    code: 'abroad',
    expected,
    mend: 'This is not in the United Kingdom. Latitude is 49 to 61, longitude -9 to 2.5.',
  }
}

/**
 * Longitude and latitude of a row, from degrees or from metres of the National Grid, to about ten centimetres. Null, with an error that says why,
 * where the two are exchanged, abroad, in the sea or no numbers.
 */
export function positionOf(row: DataRow, { findings, context }: Reading): LonLat | null {
  const [x, y] = [figureOf(row, 'longitude'), figureOf(row, 'latitude')]
  const place: LonLat = isGrid([x, y]) ? fromNationalGrid([x, y]) : [x, y]
  const fault = faultOf(x, y, place, context.surroundings.onLand)
  if (fault === null) return [Math.round(place[0] * 1e6) / 1e6, Math.round(place[1] * 1e6) / 1e6]
  const found = `${textOf(row, 'latitude')}, ${textOf(row, 'longitude')}`
  blame(findings, row, 'latitude', { ...fault, severity: 'error', found })
  return null
}
