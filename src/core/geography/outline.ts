import type { Position } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { landOf } from './on-land.ts'

/** A small picture of shapes over the land of the United Kingdom, as path data of SVG. */
export type Outline = {
  readonly width: number
  readonly height: number
  /** The land behind. */
  readonly land: string
  readonly shapes: string
}

const width = 320
/** A step shorter than this cannot be seen. */
const leastStepPx = 0.6

type Box = readonly [west: number, south: number, east: number, north: number]
type Rings = readonly (readonly Position[])[]

/** Ordinate of Mercator's projection, in degrees at the equator. */
const mercator = (latitude: number): number =>
  (Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * 180) / Math.PI

function boxOf(lists: readonly Rings[]): Box {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const rings of lists)
    for (const ring of rings)
      for (const [x = 0, y = 0] of ring) {
        west = Math.min(west, x)
        east = Math.max(east, x)
        south = Math.min(south, y)
        north = Math.max(north, y)
      }
  return [west, south, east, north]
}

/** What is drawn of a ring that is too small to be seen: nothing, or a dot, so that thousands of small areas do not leave holes. */
type Speck = 'nothing' | 'dot'

/** A ring as path data, without the corners that are too near to each other to be seen. */
function ringPath(
  ring: readonly Position[],
  at: (position: Position) => readonly [number, number],
  speck: Speck,
): string {
  let [lastX, lastY] = [Number.NaN, Number.NaN]
  const kept: string[] = []
  for (const position of ring) {
    const [x, y] = at(position)
    if (Math.hypot(x - lastX, y - lastY) < leastStepPx) continue
    ;[lastX, lastY] = [x, y]
    kept.push(`${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`)
  }
  if (kept.length >= 3) return `M${kept.join('L')}Z`
  return speck === 'dot' ? `M${kept[0]}h.6v.6h-.6Z` : ''
}

const ringsOf = (topology: Topology): readonly Rings[] =>
  Object.values(topology.objects).flatMap((object) =>
    feature(topology, object as GeometryCollection).features.flatMap(({ geometry }) => {
      if (geometry?.type === 'Polygon') return [geometry.coordinates]
      return geometry?.type === 'MultiPolygon' ? geometry.coordinates : []
    }),
  )

/**
 * Draws shapes where they lie, over the country.
 * @param country the boundaries that ship
 * @param own the shapes
 */
export function outlineOf(country: Topology, own: Topology): Outline {
  const [land, shapes] = [landOf(country).coordinates, ringsOf(own)]
  const [west, south, east, north] = boxOf([...land, ...shapes])
  const top = mercator(north)
  const scale = width / (east - west)
  const at = ([x = 0, y = 0]: Position) => [(x - west) * scale, (top - mercator(y)) * scale] as const
  const pathOf = (lists: readonly Rings[], speck: Speck) =>
    lists.flatMap((rings) => rings.map((ring, hole) => ringPath(ring, at, hole > 0 ? 'nothing' : speck))).join('')
  return {
    width,
    height: Math.round((top - mercator(south)) * scale),
    land: pathOf(land, 'nothing'),
    shapes: pathOf(shapes, 'dot'),
  }
}
