import type { Bounds, LonLat } from '#core/domain/area.ts'
import { counted } from '#core/domain/counted.ts'
import { type AreaIndex, matchesOf } from '../places.ts'
import { blame, type DataRow, figureOf, textOf } from '../rows.ts'
import type { TableReading } from './reading.ts'

const question = 'longitude:sign'

/** Degrees that a place may lie beyond the bounds of its town or county. */
const roomDegrees = 0.2

const holds = ([west, south, east, north]: Bounds, [x, y]: LonLat): boolean =>
  x > west - roomDegrees && x < east + roomDegrees && y > south - roomDegrees && y < north + roomDegrees

/** Bounds of the areas that a text may name: a town, or the first words of a name such as “Leeds General Infirmary”. */
function homesOf(places: AreaIndex, text: string): readonly Bounds[] {
  const words = text.split(/\s+/)
  for (let count = Math.min(words.length, 4); count > 0; count--) {
    const matches = matchesOf(places, words.slice(0, count).join(' '))
    const bounds = matches.flatMap((one) => {
      const known = places.areas.get(one.geography)?.get(one.code)?.bounds
      return known ? [known] : []
    })
    if (bounds.length > 0) return bounds
  }
  return []
}

type Sides = { readonly row: DataRow; readonly asWritten: boolean; readonly mirrored: boolean }

/** Whether a row can be right as it is written, and whether it would be with a minus before its longitude. */
function sidesOf(row: DataRow, { context }: TableReading): Sides | null {
  const [x, y] = [figureOf(row, 'longitude'), figureOf(row, 'latitude')]
  if (Number.isNaN(x) || Number.isNaN(y) || x > 12 || y > 90) return null
  const { onLand } = context.surroundings
  const homes = [textOf(row, 'town'), textOf(row, 'name')].flatMap((text) => homesOf(context.places, text))
  const fits = (place: LonLat) => onLand(place) && (homes.length === 0 || homes.some((home) => holds(home, place)))
  return { row, asWritten: fits([x, y]), mirrored: fits([-x, y]) }
}

const known = new WeakMap<TableReading, boolean>()

/**
 * Whether the longitudes of a table lack the minus that all west of Greenwich have. Suspected where none is negative and places then lie at sea, or far
 * from the town or county that they are named after, of which all would lie right with it; it is asked, and places are warned of until it is answered.
 * @returns true where the minus has to be put before every longitude, by the answer or until there is one
 */
export function lacksMinus(reading: TableReading): boolean {
  const before = known.get(reading)
  if (before !== undefined) return before
  const found = findMissingMinus(reading)
  known.set(reading, found)
  return found
}

function findMissingMinus(reading: TableReading): boolean {
  const { rows, context, findings } = reading
  if (rows.length < 2 || rows.some((row) => figureOf(row, 'longitude') < 0)) return false
  const sides = rows.flatMap((row) => sidesOf(row, reading) ?? [])
  const wrong = sides.filter(({ asWritten }) => !asWritten)
  if (wrong.length === 0 || wrong.some(({ mirrored }) => !mirrored)) return false
  const answer = context.answers[question]
  if (answer !== undefined) return answer === 'west'
  for (const { row } of wrong)
    blame(findings, row, 'longitude', {
      code: 'far-from-its-place',
      severity: 'warning',
      expected: 'a place on land, near the town that it names',
      mend: 'This point is in the sea or far from its town. West of Greenwich a longitude is negative.',
    })
  reading.ask([
    {
      id: question,
      ask: `No longitude is negative, and ${counted(wrong.length, 'place')} of ${sides.length.toLocaleString('en-GB')} would lie at sea or far from the town. Do the longitudes lack their minus?`,
      rows: rows.length,
      options: [
        { id: 'west', name: 'Yes: put a minus before all of them' },
        { id: 'as written', name: 'No: take them as they are written' },
      ],
    },
  ])
  return true
}
