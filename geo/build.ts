import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { landAround } from './around.ts'
import { cutCounties, joinLondon } from './cut.ts'
import { type Atlas, dissolveLayers, layerIds } from './dissolve.ts'
import { readGeographies, writeAtlas } from './files.ts'
import { moveInteriorBorders } from './interior-borders.ts'
import { measureAll } from './measure.ts'
import { namedAreas } from './named-areas.ts'
import { isInLondon, readLondon, readNaturalEarth } from './packaged-boundaries.ts'
import { mendedParts } from './part-fixes.ts'
import { trustPoints } from './trust-rows.ts'
import { readUnits, unitCode } from './units.ts'

/** The layers over shared arcs, from the two packages and our tables. */
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

/** Writes `uk.topojson` and `areas.json` to a folder. @returns bytes of the topology, plain and by gzip -9 */
export async function build(folder: string): Promise<{ readonly bytes: number; readonly gzip: number }> {
  const own = await buildTopology()
  const topology = { ...own, around: await landAround(own) }
  return writeAtlas(folder, topology, measureAll(readGeographies(), namedAreas(), topology, trustPoints))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { bytes, gzip } = await build(fileURLToPath(new URL('built/', import.meta.url)))
  console.log(`uk.topojson: ${(bytes / 1000).toFixed(0)} kB, ${(gzip / 1000).toFixed(1)} kB by gzip`)
}
