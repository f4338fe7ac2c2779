import type { Feature, MultiLineString, MultiPolygon, Polygon } from 'geojson'
import { feature, merge, mesh } from 'topojson-client'
import type {
  GeometryCollection,
  MultiPolygon as MultiPolygonObject,
  Polygon as PolygonObject,
  Topology,
} from 'topojson-specification'
import type { Area, Geography } from '#core/domain/area.ts'

/** Shapes that a map is drawn from, in longitude and latitude. */
export type Shapes = {
  readonly geography: string
  /** Area code → its shape. */
  readonly areas: ReadonlyMap<string, Polygon | MultiPolygon>
  /** All land, for the ground and the coastline. */
  readonly land: MultiPolygon
  /** Borders between areas, without the coast. */
  readonly borders: MultiLineString
}

type Layer = GeometryCollection & { readonly geometries: readonly (PolygonObject | MultiPolygonObject)[] }

/** @throws RangeError when the topology has no such layer: the build and the app would be of different versions */
function layerOf(topology: Topology, name: string): Layer {
  const layer = topology.objects[name]
  if (layer?.type !== 'GeometryCollection') throw new RangeError(`the boundary file has no layer “${name}”`)
  return layer as Layer
}

const cache = new WeakMap<Topology, Map<string, Shapes>>()

function mergedShapes(topology: Topology, layer: Layer, areas: readonly Area[]): Map<string, MultiPolygon> {
  return new Map(
    areas.map(({ code, members }) => {
      const parts = layer.geometries.filter(({ id }) => (members ?? []).includes(String(id)))
      return [code, merge(topology, parts as PolygonObject[])]
    }),
  )
}

function ownShapes(topology: Topology, layer: Layer): Map<string, Polygon | MultiPolygon> {
  const { features } = feature(topology, layer)
  return new Map(
    features.map((one) => {
      const { id, geometry } = one as Feature<Polygon | MultiPolygon>
      return [String(id), geometry]
    }),
  )
}

/** Takes the shapes of one geography out of the topology; kept, as they never change. Empty for a geography without boundaries. */
export function shapesOf(topology: Topology, geography: Geography, areas: readonly Area[]): Shapes {
  const known = cache.get(topology) ?? new Map<string, Shapes>()
  cache.set(topology, known)
  const found = known.get(geography.id)
  if (found) return found
  const layerName = geography.layer ?? geography.mergedFrom
  const layer = layerName === null ? null : layerOf(topology, layerName)
  // Boundaries that a reader has brought come without nations: their areas are all the land there is.
  const ground = layer !== null && topology.objects.nation === undefined ? layer : layerOf(topology, 'nation')
  const shapes: Shapes = {
    geography: geography.id,
    areas:
      layer === null
        ? new Map()
        : geography.mergedFrom === null
          ? ownShapes(topology, layer)
          : mergedShapes(topology, layer, areas),
    land: merge(topology, ground.geometries as PolygonObject[]),
    borders: layer === null ? { type: 'MultiLineString', coordinates: [] } : mesh(topology, layer, (a, b) => a !== b),
  }
  known.set(geography.id, shapes)
  return shapes
}
