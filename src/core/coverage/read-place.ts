import type { LonLat } from '#core/domain/area.ts'
import type { Row, RowProblems } from './read-rows.ts'

/** Degrees that hold the United Kingdom with room to spare. */
const latitudes = [49, 61.5] as const
const longitudes = [-9, 2.5] as const

const inside = (value: number, [least, most]: readonly [number, number]): boolean => value >= least && value <= most

const degrees = (text: string): number => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN)

/** Reads latitude and longitude of a row, and says whether they are swapped, abroad or in the sea. */
export function readPlace(one: Row, problems: RowProblems, onLand: (at: LonLat) => boolean): LonLat | null {
  const [northText, eastText] = [one.fields.latitude ?? '', one.fields.longitude ?? '']
  const [latitude, longitude] = [degrees(northText), degrees(eastText)]
  const both = `${northText}, ${eastText}`
  if (Number.isNaN(latitude) || Number.isNaN(longitude)) {
    const column = Number.isNaN(latitude) ? 'latitude' : 'longitude'
    problems.add(
      'not-a-number',
      one,
      column,
      'Write decimal degrees, such as 51.75 for latitude and -1.21 for longitude.',
    )
    return null
  }
  if (inside(longitude, latitudes) && inside(latitude, longitudes)) {
    problems.add(
      'swapped',
      one,
      'latitude',
      'Latitude and longitude are swapped: latitude is 49 to 61 in the United Kingdom.',
      both,
    )
    return null
  }
  if (!inside(latitude, latitudes) || !inside(longitude, longitudes)) {
    problems.add(
      'abroad',
      one,
      'latitude',
      'This is not in the United Kingdom. Latitude is 49 to 61, longitude -9 to 2.5.',
      both,
    )
    return null
  }
  if (!onLand([longitude, latitude])) {
    problems.add(
      'in-the-sea',
      one,
      'latitude',
      'This point is in the sea, or not in the United Kingdom. Check both numbers and the minus sign of the longitude.',
      both,
    )
    return null
  }
  return [longitude, latitude]
}
