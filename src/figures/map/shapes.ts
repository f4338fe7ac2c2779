import type { MultiLineString, MultiPolygon, Polygon } from 'geojson'
import { mergeArcs } from 'topojson-client'
import type {
  GeometryCollection,
  MultiPolygon as MultiPolygonObject,
  Polygon as PolygonObject,
  Topology,
} from 'topojson-specification'
import type { Area, Geography } from '#core/domain/area.ts'
import { linesOf, shapeOf } from './arcs.ts'

/** The line between two areas. */
export type Border = { readonly sides: readonly [string, string]; readonly line: MultiLineString }

/** The shapes of a map, in longitude and latitude. */
export type MapShapes = {
  readonly geography: string
  /** Area code → its shape. */
  readonly areas: ReadonlyMap<string, Polygon | MultiPolygon>
  /** All land, for the background and the coastline. */
  readonly land: MultiPolygon
  /** Borders between areas, without the coast. */
  readonly borders: readonly Border[]
  /** The land of others around, on which nothing is shown; null where it is not known. */
  readonly around: MultiPolygon | null
}

/** A boundary file of the atlas: its layers, and the land around as a topology of its own. */
type Bounded = Topology & { readonly around?: Topology }

type Shaped = PolygonObject | MultiPolygonObject
type Layer = GeometryCollection & { readonly geometries: readonly Shaped[] }

/** @throws RangeError when the topology has no such layer, which means that data and app are of different versions */
function layerOf(topology: Topology, name: string): Layer {
  const layer = topology.objects[name]
  if (layer?.type !== 'GeometryCollection') throw new RangeError(`the boundary file has no layer “${name}”`)
  return layer as Layer
}

const cache = new WeakMap<Topology, Map<string, MapShapes>>()

const merged = (topology: Topology, parts: readonly Shaped[]): MultiPolygon =>
  shapeOf(topology, mergeArcs(topology, parts as PolygonObject[]))

function mergedShapes(topology: Topology, layer: Layer, areas: readonly Area[]): Map<string, MultiPolygon> {
  return new Map(
    areas.map(({ code, members }) => {
      const parts = layer.geometries.filter(({ id }) => (members ?? []).includes(String(id)))
      return [code, merged(topology, parts as Shaped[])]
    }),
  )
}

/**
 * The arcs shared by two areas, each as a separate line: joining them costs more than it saves.
 * @param codeOf the area that a shape is or belongs to; null for a shape of none
 */
function bordersOf(topology: Topology, { geometries }: Layer, codeOf: (id: string) => string | null): Border[] {
  const owners = new Map<number, string>()
  const shared = new Map<string, { sides: [string, string]; arcs: number[][] }>()
  for (const geometry of geometries) {
    const code = codeOf(String(geometry.id))
    if (code === null) continue
    for (const signed of linesOf(geometry).flat()) {
      const arc = signed < 0 ? ~signed : signed
      const owner: string = owners.get(arc) ?? code
      owners.set(arc, owner)
      if (owner === code) continue
      const pair = `${owner} ${code}`
      const border = shared.get(pair)
      if (border) border.arcs.push([arc])
      else shared.set(pair, { sides: [owner, code], arcs: [[arc]] })
    }
  }
  return [...shared.values()].map(({ sides, arcs }) => ({
    sides,
    line: shapeOf(topology, { type: 'MultiLineString', arcs }),
  }))
}

const ownShapes = (topology: Topology, geometries: readonly Shaped[]): Map<string, Polygon | MultiPolygon> =>
  new Map(geometries.map((one) => [String(one.id), shapeOf(topology, one)]))

/** Extracts the shapes of one geography from the topology, cached because they never change. Empty for a geography without boundaries. */
export function shapesOf(topology: Bounded, geography: Geography, areas: readonly Area[]): MapShapes {
  const known = cache.get(topology) ?? new Map<string, MapShapes>()
  cache.set(topology, known)
  const found = known.get(geography.id)
  if (found) return found
  const layerName = geography.layer ?? geography.mergedFrom
  const layer = layerName === null ? null : layerOf(topology, layerName)
  // Imported boundaries have no nations: their areas are all the land there is.
  const ground = layer !== null && topology.objects.nation === undefined ? layer : layerOf(topology, 'nation')
  const isMerged = geography.mergedFrom !== null
  const codeOf = (id: string) => (isMerged ? (areas.find(({ members }) => members?.includes(id))?.code ?? null) : id)
  const { around } = topology
  // Thousands of areas have tens of thousands of borders, and not every picture draws them; joining their land is a step by itself.
  let borders: readonly Border[] | null = null
  let land: MultiPolygon | null = null
  const shapes: MapShapes = {
    geography: geography.id,
    areas:
      layer === null
        ? new Map()
        : isMerged
          ? mergedShapes(topology, layer, areas)
          : ownShapes(topology, layer.geometries as Shaped[]),
    get land() {
      land ??= merged(topology, ground.geometries as Shaped[])
      return land
    },
    get borders() {
      borders ??= layer === null ? [] : bordersOf(topology, layer, codeOf)
      return borders
    },
    around: around ? merged(around, layerOf(around, 'land').geometries) : null,
  }
  known.set(geography.id, shapes)
  return shapes
}
