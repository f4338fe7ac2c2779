import type { MultiPolygon } from 'geojson'
import { merge } from 'topojson-client'
import type { GeometryCollection, Polygon, Topology } from 'topojson-specification'
import { readBuiltGeo } from '../../../data/build.ts'

export const realTopology = (): Topology => JSON.parse(readBuiltGeo().topology) as Topology

/** All land of the boundaries that ship. */
export function realLand(): MultiPolygon {
  const topology = realTopology()
  const layer = topology.objects.nation as GeometryCollection
  return merge(topology, layer.geometries as Polygon[])
}
