import { readFileSync } from 'node:fs'
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection } from 'topojson-specification'
import type { Around } from '../../geo/around.ts'
import type { Atlas, LayerId } from '../../geo/dissolve.ts'
import type { AreasFile } from '../../geo/records.ts'

export const builtFolder = new URL('../../geo/built/', import.meta.url)

/** The committed topology and areas. */
export const atlas: Atlas & { readonly around: Around } = JSON.parse(
  readFileSync(new URL('uk.topojson', builtFolder), 'utf8'),
)
export const { geographies, areas }: AreasFile = JSON.parse(readFileSync(new URL('areas.json', builtFolder), 'utf8'))

export type Coded = Feature<Polygon | MultiPolygon, { readonly id: string }>

/** A layer as polygons, each with its code in its properties too. */
export function shapesOf(layer: LayerId): readonly Coded[] {
  const collection = feature(atlas, atlas.objects[layer] as GeometryCollection) as FeatureCollection<
    Polygon | MultiPolygon
  >
  return collection.features.map((each) => ({ ...each, properties: { id: String(each.id) } }))
}
