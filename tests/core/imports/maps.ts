import type { Geometry, Position } from 'geojson'
import type { GeographyFile } from '#core/catalogue/schemas.ts'
import { openAndCheck, type Seen } from './open-and-check.ts'

/** Small maps of invented boards around Warwick, made to measure for tests of boundaries. */

type Fields = Readonly<Record<string, unknown>>
export type MapRecord = {
  readonly properties: Fields
  readonly geometry: Geometry | null
  readonly id?: string | number
}

/** A square with its corner at a place, in whatever units. */
export const square = (x: number, y: number, side: number): Position[] => [
  [x, y],
  [x, y + side],
  [x + side, y + side],
  [x + side, y],
  [x, y],
]

export const board = (n: number): Fields => ({ HB30CD: `E5400080${n}`, HB30NM: `Board ${'ABCDEFGH'[n - 1]}` })

/** A board as a square of a quarter of a degree, the first at 1.9° west, the others east of it. */
export const boardShape = (n: number): Geometry => ({
  type: 'Polygon',
  coordinates: [square(-2.15 + n / 4, 52.1, 0.25)],
})
export const boardRecord = (n: number, changes: Partial<MapRecord> = {}): MapRecord => ({
  properties: board(n),
  geometry: boardShape(n),
  ...changes,
})

export const collection = (records: readonly MapRecord[], more: Fields = {}) => ({
  type: 'FeatureCollection',
  ...more,
  features: records.map((one) => ({ type: 'Feature', ...one })),
})

export const seeMap = (json: unknown, answers: Readonly<Record<string, string>> = {}, name = 'map.geojson'): Seen =>
  openAndCheck(name, new TextEncoder().encode(typeof json === 'string' ? json : JSON.stringify(json)), answers)

/** The areas that a map would bring in. */
export function areasOf({ checked }: Seen): GeographyFile['areas'] {
  const [file] = Object.values(checked?.draft?.files ?? {}) as GeographyFile[]
  return file?.areas ?? []
}

export const namesOf = (seen: Seen): readonly string[] => areasOf(seen).map(({ code, name }) => `${code} ${name}`)

/** "warning areas-without-shape: 1 area without a shape: Board D" */
export const wordsOf = ({ findings }: Seen): readonly string[] =>
  findings
    .filter(({ code }) => code !== 'fields-taken')
    .map(({ severity, code, found }) => `${severity} ${code}: ${found}`)
