import type { GeometryCollection, Topology } from 'topojson-specification'
import { type Pieces, shape } from './cut.ts'

/** The layers of the topology, and the field of a piece that each is merged by. */
const layers = {
  utla: 'code_2014',
  itl1: 'region_code',
  nation: 'nation_code',
  nhs_region: 'nhs_region_code',
  icb: 'icb_2026_code',
  icb_2023: 'icb_2023_code',
  health_board: 'health_board_code',
} as const

export type LayerId = keyof typeof layers
export const layerIds = Object.keys(layers) as readonly LayerId[]
/** The layers that official files may take the place of: one vintage of each. */
export type OfficialLayerId = Exclude<LayerId, 'icb_2023'>
export const officialLayerIds = layerIds.filter((id): id is OfficialLayerId => id !== 'icb_2023')
/** The layers over the same arcs. A shape has its code as id and nothing else. */
export type Atlas = Topology<Record<LayerId, GeometryCollection>>

/** Steps over a degree axis of the whole map: about 12 m, below what the shapes can show. */
const quantisation = 100_000

/** Lays all pieces on one topology and merges them by layer, so that every layer shares the same arcs. */
export function dissolveLayers(pieces: readonly Pieces[]): Promise<Atlas> {
  const input = Object.fromEntries(pieces.map((piece, index) => [`p${index}`, piece]))
  const merge = layerIds.map((id) =>
    [
      `-filter target=pieces '${layers[id]}>""' name=some +`,
      `-dissolve target=some ${layers[id]} name=${id} + -each 'id=${layers[id]}' -filter-fields id -drop target=some`,
    ].join(' '),
  )
  return shape<Atlas>(
    [
      `-i ${Object.keys(input)
        .map((name) => `${name}.geojson`)
        .join(' ')} combine-files -merge-layers force name=pieces -clean -simplify weighted 100% keep-shapes -clean`,
      ...merge,
    ].join(' '),
    input,
    `target=${layerIds.join()} format=topojson quantization=${quantisation} id-field=id force`,
  )
}
