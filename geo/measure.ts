import { feature, merge, neighbors } from 'topojson-client'
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification'
import { areaKm2, labelPoint, type Shape, shapeBounds } from '#core/geography/shapes.ts'
import { measurePoints, type Point } from './points.ts'
import type { AreaRecord, AreasFile, GeographyRecord, NamedArea } from './records.ts'
import { stepsByList, stepsByPlace } from './steps.ts'

/** Codes of the areas that share a border with each area of a layer. A point or the open sea between them is no border. */
function neighboursByCode(layer: GeometryCollection): ReadonlyMap<string, readonly string[]> {
  const codes = layer.geometries.map(({ id }) => String(id))
  return new Map(
    neighbors(layer.geometries).map((indices, i) => [codes[i]!, indices.map((index) => codes[index]!).sort()]),
  )
}

function measured(shape: Shape): Pick<AreaRecord, 'centroid' | 'bounds' | 'areaKm2'> {
  return { centroid: labelPoint(shape), bounds: shapeBounds(shape), areaKm2: Math.round(areaKm2(shape) * 10) / 10 }
}

/** Areas that have a shape in a layer, with what can be measured on it. Every area must have one, and every shape an area. */
function measureLayer(areas: readonly NamedArea[], topology: Topology, layer: string): AreaRecord[] {
  const collection = topology.objects[layer]
  if (collection?.type !== 'GeometryCollection') throw new Error(`The topology has no layer ${layer}`)
  const shapes = new Map(feature(topology, collection).features.map((each) => [String(each.id), each as Shape]))
  const missing = areas.filter(({ code }) => !shapes.has(code)).map(({ code }) => code)
  if (missing.length > 0 || shapes.size !== areas.length)
    throw new Error(
      `${layer}: ${areas.length} areas, ${shapes.size} shapes; without a shape: ${missing.join() || 'none'}`,
    )
  const neighbours = neighboursByCode(collection as GeometryCollection)
  const placed = areas.map((area) => ({
    ...area,
    ...measured(shapes.get(area.code)!),
    neighbours: neighbours.get(area.code) ?? [],
  }))
  const steps = stepsByPlace(placed.map((area) => ({ ...area, centroid: area.centroid ?? [0, 0] })))
  return placed.map((area) => ({ ...area, step: steps.get(area.code)! }))
}

/** Areas that are made of others in a layer. They lie over each other, so they have no neighbours and step by list. */
function measureMerged(areas: readonly NamedArea[], topology: Topology, layer: string): AreaRecord[] {
  const steps = stepsByList(areas.map(({ code }) => code))
  const collection = topology.objects[layer]
  const parts = collection?.type === 'GeometryCollection' ? collection.geometries : []
  return areas.map((area) => {
    const members = parts.filter(({ id }) => area.members?.includes(String(id))) as (Polygon | MultiPolygon)[]
    if (members.length !== area.members?.length) throw new Error(`${area.code}: members are missing from ${layer}`)
    const shape: Shape = { type: 'Feature', properties: null, geometry: merge(topology, members) }
    return { ...area, ...measured(shape), neighbours: [], step: steps.get(area.code)! }
  })
}

/** Areas of which no boundary is held. */
function listAreas(areas: readonly NamedArea[]): AreaRecord[] {
  const steps = stepsByList(areas.map(({ code }) => code))
  return areas.map((area) => ({
    ...area,
    centroid: null,
    bounds: null,
    areaKm2: null,
    neighbours: [],
    step: steps.get(area.code)!,
  }))
}

/** Every area of every geography, with what can be measured on the layers or is known of its point. Null where neither is held. */
export function measureAll(
  geographies: readonly GeographyRecord[],
  named: Readonly<Record<string, readonly NamedArea[]>>,
  topology: Topology,
  points: ReadonlyMap<string, Point>,
): AreasFile {
  const areas: Record<string, AreaRecord[]> = {}
  for (const { id, layer, mergedFrom, drawnAs } of geographies) {
    const own = named[id]
    if (!own) throw new Error(`geographies/${id}.json has no areas`)
    if (layer) areas[id] = measureLayer(own, topology, layer)
    else if (drawnAs === 'points') areas[id] = measurePoints(own, points)
    else areas[id] = mergedFrom ? measureMerged(own, topology, mergedFrom) : listAreas(own)
  }
  return { geographies, areas }
}
