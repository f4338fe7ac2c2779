import { buffer } from '@turf/turf'
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { shape } from './cut.ts'
import { type Neighbour, readNeighbour } from './packaged-boundaries.ts'

/** The land of others that a map of the United Kingdom shows: one shape without names or codes. */
export type Around = Topology<{ readonly land: GeometryCollection }>

/** Nearest lands, in more detail than those at the edge of a map. */
const near: readonly Neighbour[] = ['irl', 'imn', 'ggy', 'jey']
const far: readonly Neighbour[] = ['fra', 'bel', 'nld', 'lux', 'deu', 'dnk', 'nor', 'swe']

/** Steps over the longer side: some 300 m, for shapes simplified to 1 km and more. */
const quantisation = 8000

/** The nations as the atlas draws them, of which Northern Ireland borders on others. */
function nations(atlas: Topology): FeatureCollection<Polygon | MultiPolygon> {
  const { nation } = atlas.objects
  const features = nation?.type === 'GeometryCollection' ? feature(atlas, nation).features : []
  return { type: 'FeatureCollection', features: features as Feature<Polygon | MultiPolygon>[] }
}

/** Fills the lakes and fjords that simplified shores leave behind. */
const withoutHoles = (land: FeatureCollection<Polygon | MultiPolygon>) => ({
  ...land,
  features: land.features.map((one) => ({
    ...one,
    geometry: { ...one.geometry, coordinates: outlinesOf(one.geometry) },
  })),
})

const outlinesOf = ({ type, coordinates }: Polygon | MultiPolygon) =>
  type === 'Polygon' ? coordinates.slice(0, 1) : coordinates.map((polygon) => polygon.slice(0, 1))

const commands = (names: readonly string[], simplify: string): string =>
  `-i ${names.map((name) => `${name}.geojson`).join(' ')} combine-files -merge-layers force -dissolve ${simplify}`

/**
 * Builds the land around the United Kingdom from Natural Earth. The strip of Northern Ireland along the border is part of it: the two are simplified
 * differently, and no sea must show between them; Northern Ireland itself is drawn above.
 */
export async function landAround(atlas: Topology): Promise<Around> {
  const files = (names: readonly Neighbour[]) => Object.fromEntries(names.map((name) => [name, readNeighbour(name)]))
  const nearLand = await shape<FeatureCollection<Polygon | MultiPolygon>>(
    commands(near, '-simplify visvalingam weighted interval=1000 -filter-islands min-area=5km2'),
    files(near),
    'force format=geojson',
  )
  const farLand = await shape<FeatureCollection<Polygon | MultiPolygon>>(
    commands(
      far,
      '-clip bbox=-24,45,16,62.4 -simplify visvalingam weighted interval=6000 -filter-islands min-area=340km2 -clean',
    ),
    files(far),
    'force format=geojson geojson-type=FeatureCollection',
  )
  const wider = buffer(nearLand as never, 5, { units: 'kilometers', steps: 4 })
  const strip = await shape<unknown>('-i nations.geojson -clip wider.geojson -simplify visvalingam interval=500', {
    nations: nations(atlas),
    wider,
  })
  return shape<Around>(
    '-i near.geojson far.geojson strip.geojson combine-files -merge-layers force name=land -dissolve -clean',
    { near: nearLand, far: withoutHoles(farLand), strip },
    `format=topojson quantization=${quantisation} force`,
  )
}
