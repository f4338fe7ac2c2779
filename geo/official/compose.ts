import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import type { Topology } from 'topojson-specification'
import type { Problem } from '#core/domain/problem.ts'
import { shape } from '../cut.ts'
import { type OfficialLayerId, officialLayerIds } from '../dissolve.ts'
import type { Plan } from './complete.ts'

type Input = FeatureCollection<Polygon | MultiPolygon>

/** The shapes of every given layer with their code, and the codes of the layers to be merged from it. */
function inputOf({ given, merged }: Plan): readonly (readonly [OfficialLayerId, Input])[] {
  return [...given].map(([layer, { shapes }]) => {
    const coarser = [...merged].filter(([, { from }]) => from === layer)
    const features = shapes.map((each) => {
      const parents = coarser.map(([id, { into }]) => [id, into.get(each.properties.id)])
      return { ...each, properties: { id: each.properties.id, ...Object.fromEntries(parents) } }
    })
    return [layer, { type: 'FeatureCollection', features }]
  })
}

/**
 * One topology of all layers, merged ones included. Arcs are shared wherever files agree to the last decimal, as they do within
 * one product of one year; files of different detail keep their own lines.
 * @param keep share of the vertices to keep, such as `100%` or `20%`
 */
export async function composeTopology(plan: Plan, keep: string): Promise<Topology> {
  const layers = new Map<OfficialLayerId, Input>()
  // Each by itself: cleaned or merged beside others, a layer is cut wherever its lines cross theirs, to ten times the size.
  for (const [layer, input] of inputOf(plan))
    layers.set(layer, await shape('-i layer.geojson -clean', { layer: input }))
  for (const [layer, { from }] of plan.merged) {
    const merge = `-i layer.geojson -dissolve ${layer} -each 'id=${layer}'`
    layers.set(layer, await shape(merge, { layer: layers.get(from) }))
  }
  const names = officialLayerIds.filter((id) => layers.has(id))
  const files = names.map((name) => `${name}.geojson`).join(' ')
  const topology = await shape<Topology>(
    `-i ${files} combine-files -filter-fields target=* id -simplify weighted ${keep} keep-shapes`,
    Object.fromEntries(layers),
    `target=${names.join()} format=topojson quantization=100000 id-field=id force`,
  )
  for (const layer of Object.values(topology.objects))
    for (const each of layer.type === 'GeometryCollection' ? layer.geometries : []) delete each.properties
  return topology
}

/** Areas that cleaning has taken away because others lie over them wholly: a file of several years, or of several levels. */
export function lostAreas({ given }: Plan, topology: Topology): readonly Problem[] {
  return [...given.values()].flatMap(({ layer, files, shapes }) => {
    const collection = topology.objects[layer]
    const kept = new Set(collection?.type === 'GeometryCollection' ? collection.geometries.map(({ id }) => id) : [])
    const lost = shapes.filter(({ properties }) => !kept.has(properties.id)).map(({ properties }) => properties.name)
    if (lost.length === 0) return []
    const found = `${lost.join(', ')} under other areas`
    return [
      {
        code: 'boundary-overlap',
        at: { file: files.join(' and ') },
        found,
        mend: 'Give areas of one level and one year.',
      },
    ]
  })
}
