import type { Position } from 'geojson'
import proj4 from 'proj4'
import type { Parsed } from '#core/domain/problem.ts'
import type { Layer, Shapes } from './layer.ts'

/** The coordinate systems of British and Irish public bodies, by EPSG number. */
const systems: Readonly<Record<string, string>> = {
  27700:
    '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs',
  29902:
    '+proj=tmerc +lat_0=53.5 +lon_0=-8 +k=1.000035 +x_0=200000 +y_0=250000 +ellps=mod_airy +towgs84=482.5,-130.6,564.6,-1.042,-0.214,-0.631,8.15 +units=m +no_defs',
  29903:
    '+proj=tmerc +lat_0=53.5 +lon_0=-8 +k=1.000035 +x_0=200000 +y_0=250000 +ellps=mod_airy +towgs84=482.5,-130.6,564.6,-1.042,-0.214,-0.631,8.15 +units=m +no_defs',
  2157: '+proj=tmerc +lat_0=53.5 +lon_0=-8 +k=0.99982 +x_0=600000 +y_0=750000 +ellps=GRS80 +units=m +no_defs',
  3857: '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +no_defs',
}
const geographic = /(:|^)(4326|4258|84|CRS84)$/i

const micro = (degrees: number) => Math.round(degrees * 1e6) / 1e6

type Reach = readonly [west: number, south: number, east: number, north: number]

function reachOf(shapes: Shapes): Reach {
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

/** The EPSG number of a layer's coordinates: as stated, else guessed from the size of the numbers. Null for longitude and latitude. */
function systemOf(crs: string | null, [west, south, east, north]: Reach): string | null {
  const stated = crs ? /(\d{4,5})$/.exec(crs)?.[1] : undefined
  if (crs && geographic.test(crs)) return null
  if (stated) return stated
  if (west >= -180 && east <= 180 && south >= -90 && north <= 90) return null
  return south > 4_000_000 ? '3857' : '27700' // metres: web Mercator starts far north, the National Grid at the Scillies
}

function transformed(shapes: Shapes, move: (point: Position) => Position): Shapes {
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

/** Converts a layer from any supported grid to longitude and latitude with six decimals. */
export function toDegrees(layer: Layer): Parsed<Shapes> {
  const { file, crs } = layer
  const system = systemOf(crs, reachOf(layer.shapes))
  const definition = system === null ? null : systems[system]
  if (definition === undefined) {
    const known = Object.keys(systems).map((each) => `EPSG:${each}`)
    return {
      ok: false,
      problems: [
        {
          code: 'boundary-crs',
          at: { file },
          found: String(crs),
          mend: `Download it as WGS84 (EPSG:4326); ${known.join(', ')} are read too.`,
        },
      ],
    }
  }
  const converter = definition === null ? null : proj4(definition, 'WGS84')
  const shapes = transformed(layer.shapes, ([x = Number.NaN, y = Number.NaN]) => {
    const [longitude = Number.NaN, latitude = Number.NaN] = converter ? converter.forward([x, y]) : [x, y]
    return [micro(longitude), micro(latitude)]
  })
  const [west, south, east, north] = reachOf(shapes)
  if (west < isles[0] || south < isles[1] || east > isles[2] || north > isles[3])
    return {
      ok: false,
      problems: [
        {
          code: 'boundary-place',
          at: { file },
          found: `${west.toFixed(2)}, ${south.toFixed(2)} to ${east.toFixed(2)}, ${north.toFixed(2)}`,
          mend: 'The shapes lie outside the United Kingdom: the file states a wrong coordinate system. Download it as WGS84 (EPSG:4326).',
        },
      ],
    }
  return { ok: true, value: shapes }
}

/** Converts a point of the British National Grid (easting and northing in metres) to longitude and latitude. */
export function fromNationalGrid(point: readonly [easting: number, northing: number]): [number, number] {
  const [longitude = Number.NaN, latitude = Number.NaN] = proj4(systems[27700] ?? '', 'WGS84', [...point])
  return [longitude, latitude]
}
