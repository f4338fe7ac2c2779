import type { Geometry, Position } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { mercatorNorthing } from '#core/domain/mercator.ts'
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
const mercator = (latitude: number): number => (mercatorNorthing(latitude) * 180) / Math.PI

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

function ringsIn(geometry: Geometry | null): readonly Rings[] {
  if (geometry?.type === 'Polygon') return [geometry.coordinates]
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates : []
}

const ringsOf = (topology: Topology): readonly Rings[] =>
  Object.values(topology.objects).flatMap((object) =>
    feature(topology, object as GeometryCollection).features.flatMap(({ geometry }) => ringsIn(geometry)),
  )

/** Draws lists of rings in one projection, so that they share a picture. */
function picture(lists: readonly (readonly Rings[])[]) {
  const [west, south, east, north] = boxOf(lists.flat())
  const top = mercator(north)
  const scale = width / (east - west)
  const at = ([x = 0, y = 0]: Position) => [(x - west) * scale, (top - mercator(y)) * scale] as const
  const pathOf = (some: readonly Rings[], speck: Speck) =>
    some.flatMap((rings) => rings.map((ring, hole) => ringPath(ring, at, hole > 0 ? 'nothing' : speck))).join('')
  return { height: Math.round((top - mercator(south)) * scale), pathOf }
}

/** Areas in groups as one small picture: one path a group, however many areas it has. */
export type GroupOutlines<Group> = Pick<Outline, 'width' | 'height'> & { readonly paths: ReadonlyMap<Group, string> }

/**
 * Draws areas in groups, such as those of one class of a map, without what is too small to be seen.
 * @param own boundaries whose shapes have the code of their area as id
 * @param groupOf the group of an area by its code
 */
export function groupOutlines<Group>(own: Topology, groupOf: (code: string) => Group): GroupOutlines<Group> {
  const groups = new Map<Group, Rings[]>()
  for (const object of Object.values(own.objects))
    for (const shape of feature(own, object as GeometryCollection).features) {
      const group = groupOf(String(shape.id))
      const known = groups.get(group) ?? []
      groups.set(group, known)
      known.push(...ringsIn(shape.geometry))
    }
  const { height, pathOf } = picture([...groups.values()])
  return { width, height, paths: new Map([...groups].map(([group, rings]) => [group, pathOf(rings, 'dot')])) }
}

/**
 * Draws shapes where they lie, over the country.
 * @param country the boundaries that ship
 * @param own the shapes
 */
export function outlineOf(country: Topology, own: Topology): Outline {
  const [land, shapes] = [landOf(country).coordinates, ringsOf(own)]
  const { height, pathOf } = picture([land, shapes])
  return { width, height, land: pathOf(land, 'nothing'), shapes: pathOf(shapes, 'dot') }
}
