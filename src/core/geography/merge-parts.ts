import { feature, mergeArcs } from 'topojson-client'
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification'
import { areaKm2, type Shape } from './shapes.ts'

type Part = Polygon | MultiPolygon

const polygonsIn = (part: Part): number[][][] => (part.type === 'Polygon' ? [part.arcs] : part.arcs)

/** Key of a polygon's border, whatever its start and direction. */
const bordersOf = (polygon: readonly (readonly number[])[]): string =>
  polygon
    .map((ring) =>
      ring
        .map((arc) => (arc < 0 ? ~arc : arc))
        .sort((a, b) => a - b)
        .join(),
    )
    .sort()
    .join(';')

const kilometres = (topology: Topology, object: Part): number =>
  areaKm2(feature(topology, { type: 'GeometryCollection', geometries: [object] }).features[0] as Shape)

/** One area of several shapes. Borders between them go; a shape that stands there twice counts once. */
function joined(topology: Topology, id: string, parts: readonly Part[]): Part {
  const polygons = [...new Map(parts.flatMap(polygonsIn).map((one) => [bordersOf(one), one])).values()]
  const apart: MultiPolygon = { type: 'MultiPolygon', arcs: polygons, id }
  const dissolved: MultiPolygon = {
    ...(mergeArcs(
      topology,
      polygons.map((arcs): Polygon => ({ type: 'Polygon', arcs })),
    ) as MultiPolygon),
    id,
  }
  // Where parts lie over each other no border is shared, and dissolving might drop what is only drawn twice.
  const share = kilometres(topology, dissolved) / kilometres(topology, apart)
  return share > 0.99 && share < 1.01 ? dissolved : apart
}

/**
 * Makes shapes with one id one area: an area with islands, or one that a program has taken apart.
 * @param layer the object of the topology whose shapes are joined; its order is kept
 */
export function mergeParts(topology: Topology, layer: string): Topology {
  const collection = topology.objects[layer] as GeometryCollection
  const byId = new Map<string, Part[]>()
  for (const geometry of collection.geometries as Part[]) {
    const id = String(geometry.id)
    const known = byId.get(id)
    if (known) known.push(geometry)
    else byId.set(id, [geometry])
  }
  if (byId.size === collection.geometries.length) return topology
  const geometries = [...byId].map(([id, parts]) => {
    const [only, ...others] = parts
    return only && others.length === 0 ? only : joined(topology, id, parts)
  })
  return { ...topology, objects: { ...topology.objects, [layer]: { type: 'GeometryCollection', geometries } } }
}
