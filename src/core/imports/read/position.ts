import type { LonLat } from '#core/domain/area.ts'
import { fromNationalGrid } from '#core/geography/reproject.ts'
import type { Words } from '../finding.ts'
import { blame, type DataRow, figureOf, textOf } from '../rows.ts'
import { lacksMinus } from './missing-minus.ts'
import type { TableReading } from './reading.ts'

/** Degrees that hold the United Kingdom with room to spare. */
const inBox = ([longitude, latitude]: LonLat): boolean =>
  longitude >= -9 && longitude <= 2.5 && latitude >= 49 && latitude <= 61.5

/** Longitude and latitude of what stands as x and y. A number beyond any grid is no place. */
function degreesOf(x: number, y: number): LonLat | null {
  if (!(Math.abs(x) < 1e8 && Math.abs(y) < 1e8)) return null
  return Math.abs(x) > 180 || Math.abs(y) > 90 ? fromNationalGrid([x, y]) : [x, y]
}

const expected = 'latitude and longitude in degrees, or northing and easting in metres, within the United Kingdom'

/** What is wrong with a position that is not within the United Kingdom. */
function faultOf(x: number, y: number, onLand: (at: LonLat) => boolean): Omit<Words, 'severity'> {
  const place = degreesOf(x, y)
  if (place === null) {
    const mend = 'Write decimal degrees, such as 51.75 for latitude and -1.21 for longitude.'
    return { code: 'not-a-place', expected, mend }
  }
  if (inBox(place)) {
    const mend =
      'This point is in the sea, or not in the United Kingdom. Check both numbers and the minus sign of the longitude.'
    return { code: 'in-the-sea', expected: 'a place on land', mend }
  }
  const turned = degreesOf(y, x)
  if (turned && inBox(turned) && onLand(turned))
    return { code: 'swapped', expected, mend: 'The two are exchanged: swap them.' }
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
export function readPosition(row: DataRow, reading: TableReading): LonLat | null {
  const { findings, context } = reading
  const { onLand } = context.surroundings
  const [written, y] = [figureOf(row, 'longitude'), figureOf(row, 'latitude')]
  const x = lacksMinus(reading) && written <= 180 ? -written : written
  const place = degreesOf(x, y)
  if (place && inBox(place) && onLand(place))
    return [Math.round(place[0] * 1e6) / 1e6, Math.round(place[1] * 1e6) / 1e6]
  const found = `${textOf(row, 'latitude')}, ${textOf(row, 'longitude')}`
  blame(findings, row, 'latitude', { ...faultOf(x, y, onLand), severity: 'error', found })
  return null
}
