import type { Position } from 'geojson'
import proj4 from 'proj4'
import type { Bounds } from '#core/domain/area.ts'
import type { Parsed, Problem } from '#core/domain/problem.ts'
import type { BoundaryFeatures, BoundaryLayer } from './layer.ts'
import { shapeBounds } from './shapes.ts'
import { epsgOf, systems } from './systems.ts'

const micro = (degrees: number) => Math.round(degrees * 1e6) / 1e6

type Reach = readonly [west: number, south: number, east: number, north: number]

function reachOf(shapes: BoundaryFeatures): Reach {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { geometry } of shapes)
    for (const part of geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates)
      for (const [x = Number.NaN, y = Number.NaN] of part[0] ?? []) {
        west = Math.min(west, x)
        south = Math.min(south, y)
        east = Math.max(east, x)
        north = Math.max(north, y)
      }
  return [west, south, east, north]
}

/** One way to read coordinates: their reference system, and the factor to its units. */
type Way = {
  readonly epsg: string
  readonly scale: 1 | 1000
  /** Label of a reading that is used only if known areas then lie in their places. */
  readonly proven?: string
}

/** Ways that the numbers allow where a file states no system, likeliest first. */
function waysOf([west, south, east, north]: Reach): readonly Way[] {
  const isDegrees = west >= -180 && east <= 180 && south >= -90 && north <= 90
  const first = isDegrees ? '4326' : south > 4_000_000 ? '3857' : '27700' // web Mercator starts far north, the National Grid at the Scillies
  const ways: Way[] = [{ epsg: first, scale: 1 }]
  if (first === '27700')
    ways.push(
      { epsg: '29903', scale: 1, proven: 'metres of the Irish Grid' },
      { epsg: '2157', scale: 1, proven: 'metres of Irish Transverse Mercator' },
    )
  // Kilometres look like the pixels of a picture.
  if (west >= -20 && south >= -20 && east <= 700 && north <= 1300)
    ways.push({ epsg: '27700', scale: 1000, proven: 'kilometres of the British National Grid' })
  return ways
}

function transformed(shapes: BoundaryFeatures, { epsg, scale }: Way): BoundaryFeatures {
  const definition = systems[epsg]
  const converter = definition === undefined ? null : proj4(definition, 'WGS84')
  const move = ([x = Number.NaN, y = Number.NaN]: Position): Position => {
    const [longitude = Number.NaN, latitude = Number.NaN] = converter
      ? converter.forward([x * scale, y * scale])
      : [x, y]
    return [micro(longitude), micro(latitude)]
  }
  const ring = (points: Position[]) => points.map(move)
  return shapes.map((shape) => ({
    ...shape,
    geometry:
      shape.geometry.type === 'Polygon'
        ? { type: 'Polygon', coordinates: shape.geometry.coordinates.map(ring) }
        : { type: 'MultiPolygon', coordinates: shape.geometry.coordinates.map((part) => part.map(ring)) },
  }))
}

/** A box around the United Kingdom with its sea, in degrees. */
const isles: Reach = [-14, 49, 3, 62]
const isWithin = ([west, south, east, north]: Reach, box: Reach) =>
  west >= box[0] && south >= box[1] && east <= box[2] && north <= box[3]

/** Where shapes of known areas are to be expected: their bounds in degrees by position of the shape, null for what is not known. */
export type Homes = readonly (Bounds | null)[]

/** Whether a shape lies where its area is known to be, give or take what vintages and simplification may differ by. */
export function isAtHome(shape: BoundaryFeatures[number], home: Bounds): boolean {
  const [west, south, east, north] = shapeBounds(shape)
  const [x, y] = [(west + east) / 2, (south + north) / 2]
  const room = { x: 0.1 + (home[2] - home[0]) / 4, y: 0.1 + (home[3] - home[1]) / 4 }
  return x > home[0] - room.x && x < home[2] + room.x && y > home[1] - room.y && y < home[3] + room.y
}

/** Shares of known areas that lie where they should; null where none is known. */
function shareAtHome(shapes: BoundaryFeatures, homes: Homes): number | null {
  const known = shapes.flatMap((shape, at) => {
    const home = homes[at]
    return home ? [isAtHome(shape, home)] : []
  })
  return known.length === 0 ? null : known.filter(Boolean).length / known.length
}

/** Metres near the false origin of the National Grid are open sea: numbers of a picture, or of a grid of hexagons. */
const isAtOrigin = ([, , east, north]: Reach): boolean => (east < 80_000 && north < 400_000) || north < 3000

/** Whether shapes read in some way lie where shapes of the country can lie. */
function isLikely(shapes: BoundaryFeatures, { epsg, proven }: Way, reach: Reach, homes: Homes): boolean {
  if (!isWithin(reachOf(shapes), isles)) return false
  if (proven !== undefined) return (shareAtHome(shapes, homes) ?? 0) >= 0.8
  return epsg !== '27700' || !isAtOrigin(reach)
}

const inWords = (reach: Reach) =>
  `${reach[0].toFixed(2)}, ${reach[1].toFixed(2)} to ${reach[2].toFixed(2)}, ${reach[3].toFixed(2)}`

/** Why shapes cannot be of the United Kingdom. */
function misplaced(file: string, reach: Reach, epsg: string | null): Problem {
  const [west, south, east, north] = reach
  const at = { file }
  if (isWithin([south, west, north, east], isles))
    return {
      code: 'boundary-place',
      at,
      found: inWords(reach),
      mend: 'Latitude and longitude are exchanged: in a boundary file longitude comes first.',
    }
  const largest = Math.max(Math.abs(west), Math.abs(south), Math.abs(east), Math.abs(north))
  if (largest > 180 && (largest <= 1e5 || (epsg === '27700' && isAtOrigin(reach))))
    return {
      code: 'boundary-planar',
      at,
      found: `shapes of ${Math.round(east)} by ${Math.round(north)} units`,
      mend: 'This is a cartogram or a picture, not a map of the country. Where the units are kilometres, save the file in metres or in degrees (WGS84, EPSG:4326).',
    }
  return {
    code: 'boundary-place',
    at,
    found: inWords(reach),
    mend: 'The shapes lie outside the United Kingdom: the file is a cartogram or of another place, or it states a wrong coordinate system. Download it as WGS84 (EPSG:4326).',
  }
}

/** Shapes in longitude and latitude; how their coordinates were read, where neither the file nor their size says so. */
type Placed = { readonly shapes: BoundaryFeatures; readonly readAs: string | null }

/**
 * A layer in longitude and latitude to six decimals, whichever grid it came in. A system that is not stated is taken from the numbers, and from where
 * the areas of a known code have to lie.
 * @param homes where its areas are known to be, as far as they are known
 */
export function toDegrees({ file, crs, shapes }: Omit<BoundaryLayer, 'shapeless'>, homes: Homes = []): Parsed<Placed> {
  const reach = reachOf(shapes)
  const epsg = crs === null ? null : epsgOf(crs)
  if (crs !== null && epsg === null) {
    const known = Object.keys(systems).map((each) => `EPSG:${each}`)
    const mend = `Download it as WGS84 (EPSG:4326); ${known.join(', ')} are read too.`
    return { ok: false, problems: [{ code: 'boundary-crs', at: { file }, found: crs, mend }] }
  }
  const ways = epsg === null ? waysOf(reach) : [{ epsg, scale: 1 } as const]
  const likely = ways.flatMap((way: Way) => {
    const placed = transformed(shapes, way)
    return isLikely(placed, way, reach, homes) ? [{ shapes: placed, readAs: way.proven ?? null }] : []
  })
  const [first] = likely
  if (!first) return { ok: false, problems: [misplaced(file, reach, epsg)] }
  const isDoubtful = first.readAs === null && (shareAtHome(first.shapes, homes) ?? 1) < 0.5
  return { ok: true, value: (isDoubtful && likely[1]) || first }
}

/** Longitude and latitude of a point of the British National Grid, given as easting and northing in metres. */
export function fromNationalGrid(point: readonly [easting: number, northing: number]): [number, number] {
  const [longitude = Number.NaN, latitude = Number.NaN] = proj4(systems[27700] ?? '', 'WGS84', [...point])
  return [longitude, latitude]
}
