import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Feature, FeatureCollection, Polygon } from 'geojson'
import { topology } from 'topojson-server'

/** Small made boundary files: a square an area, in a row that shares its sides. Made here, from no source. */

export type Made = { readonly code: string; readonly name?: string; readonly [field: string]: unknown }

/** One authority of December 2023 in each ITL1 area. */
export const authorities: readonly Made[] = [
  { code: 'E06000001', name: 'Hartlepool' },
  { code: 'E06000006', name: 'Halton' },
  { code: 'E06000014', name: 'York' },
  { code: 'E06000061', name: 'North Northamptonshire' },
  { code: 'E06000019', name: 'Herefordshire, County of' },
  { code: 'E06000031', name: 'Peterborough' },
  { code: 'E09000001', name: 'City of London' },
  { code: 'E06000060', name: 'Buckinghamshire' },
  { code: 'E06000058', name: 'Bournemouth, Christchurch and Poole' },
  { code: 'W06000015', name: 'Cardiff' },
  { code: 'S12000047', name: 'Fife' },
  { code: 'N09000003', name: 'Belfast' },
]

type Square = (index: number) => [number, number][]

/** Squares of half a degree, from west to east. */
export const degrees: Square = (i) => {
  const west = -6 + i * 0.5
  return [
    [west, 52],
    [west, 52.5],
    [west + 0.5, 52.5],
    [west + 0.5, 52],
    [west, 52],
  ]
}

/** Squares of 20 km in metres of the British National Grid, from near Bristol eastwards. */
export const gridMetres: Square = (i) => {
  const west = 300_000 + i * 20_000
  return [
    [west, 200_000],
    [west, 220_000],
    [west + 20_000, 220_000],
    [west + 20_000, 200_000],
    [west, 200_000],
  ]
}

/** A collection with the code and the name in the fields that a publisher would use. */
export function collection(
  made: readonly Made[],
  codeField: string,
  nameField: string,
  square: Square = degrees,
): FeatureCollection<Polygon> {
  return {
    type: 'FeatureCollection',
    features: made.map(({ code, name, ...others }, i): Feature<Polygon> => {
      const properties = { FID: i + 1, [codeField]: code, [nameField]: name ?? code, ...others }
      return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [square(i)] } }
    }),
  }
}

export const folder = mkdtempSync(join(tmpdir(), 'atlas-official-'))

/** Writes a file into the folder. @returns its path */
export function written(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

/** A TopoJSON of several collections. */
export function topologyOf(objects: Readonly<Record<string, FeatureCollection>>): unknown {
  return topology(objects)
}
