import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { cutCounties, joinLondon } from './cut.ts'
import { type Atlas, dissolveLayers, layerIds } from './dissolve.ts'
import { moveInteriorBorders } from './interior-borders.ts'
import { listAreas, measureLayer, measureMerged } from './measure.ts'
import { namedAreas } from './named-areas.ts'
import { isInLondon, readLondon, readNaturalEarth } from './packaged-boundaries.ts'
import { mendedParts } from './part-fixes.ts'
import type { AreaRecord, AreasFile, GeographyRecord } from './records.ts'
import { readUnits, unitCode } from './units.ts'

/** The six layers over shared arcs, from the two packages and our tables. */
async function buildTopology(): Promise<Atlas> {
  const units = readUnits()
  const naturalEarth = moveInteriorBorders(mendedParts(readNaturalEarth(), units), units)
  const rest = naturalEarth.features.filter(({ properties }) => !isInLondon(properties))
  const base = await joinLondon({ ...naturalEarth, features: rest }, readLondon(units))
  const cuts = JSON.parse(readFileSync(new URL('tables/nhs-cuts.geojson', import.meta.url), 'utf8'))
  const atlas = await dissolveLayers(await cutCounties(base, cuts))
  const current = new Map([...units.values()].map((unit) => [unit.code_2014, unitCode(unit)]))
  for (const id of layerIds)
    for (const shape of atlas.objects[id].geometries) {
      if (id === 'utla') shape.id = current.get(String(shape.id)) ?? String(shape.id)
      delete shape.properties // names live with the areas, where they have their aliases and history
    }
  return atlas
}

/** The hand-written records, coarse to fine. */
export function readGeographies(): GeographyRecord[] {
  const folder = new URL('geographies/', import.meta.url)
  return readdirSync(folder)
    .map((file): GeographyRecord => JSON.parse(readFileSync(new URL(file, folder), 'utf8')))
    .sort((a, b) => a.order - b.order)
}

/** Every area of every geography, measured on the layers. */
function measureAll(geographies: readonly GeographyRecord[], topology: Atlas): AreasFile {
  const named = namedAreas()
  const areas: Record<string, AreaRecord[]> = {}
  for (const { id, layer, mergedFrom } of geographies) {
    const own = named[id]
    if (!own) throw new Error(`geographies/${id}.json has no areas`)
    if (layer) areas[id] = measureLayer(own, topology, layer)
    else areas[id] = mergedFrom ? measureMerged(own, topology, mergedFrom) : listAreas(own)
  }
  return { geographies, areas }
}

/** One area a line, so that a change of an area shows as a change of its line. */
export function areasText({ geographies, areas }: AreasFile): string {
  const lines = (rows: readonly unknown[]) => `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`
  const byGeography = Object.entries(areas).map(([id, rows]) => `${JSON.stringify(id)}: ${lines(rows)}`)
  return `{"geographies": ${lines(geographies)},\n"areas": {\n${byGeography.join(',\n')}\n}}\n`
}

/** Writes `uk.topojson` and `areas.json` to a folder. @returns bytes of the topology, plain and by gzip -9 */
export async function build(folder: string): Promise<{ readonly bytes: number; readonly gzip: number }> {
  const topology = await buildTopology()
  const text = JSON.stringify(topology)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'uk.topojson'), text)
  writeFileSync(join(folder, 'areas.json'), areasText(measureAll(readGeographies(), topology)))
  return { bytes: text.length, gzip: gzipSync(text, { level: 9 }).length }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { bytes, gzip } = await build(fileURLToPath(new URL('built/', import.meta.url)))
  console.log(`uk.topojson: ${(bytes / 1000).toFixed(0)} kB, ${(gzip / 1000).toFixed(1)} kB by gzip`)
}
