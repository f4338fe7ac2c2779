import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { threadId } from 'node:worker_threads'
import * as v from 'valibot'
import { type Dataset, decodeDataset } from '#core/catalogue/columns.ts'
import {
  type Catalogue,
  catalogueSchema,
  geographyFileSchema,
  indicatorFileSchema,
  librarySchema,
  siteFileSchema,
} from '#core/catalogue/schemas.ts'
import { problemText } from '#core/domain/problem.ts'
import type { Protected } from '#core/domain/protected.ts'
import type { Atlas, SiteSet } from '#core/plate/atlas.ts'
import { composePlate } from '#core/plate/compose.ts'
import type { Plate } from '#core/plate/plate.ts'
import { datasetsOf, type Resolved, resolveView } from '#core/plate/resolve.ts'
import { defaultView, type View } from '#core/view/view.ts'
import { composeContents } from '../../data/build/compose.ts'
import type { Contents } from '../../data/build/contents.ts'
import { composeOutputs, type Outputs } from '../../data/build/outputs.ts'
import { readBuiltGeo, readDataFolder } from '../../data/build.ts'
import { folderOfRun } from '../setup/folder-of-run.ts'

/** The real data package, built in memory as `npm run data` writes it. */

type Real = { readonly contents: Contents; readonly outputs: Outputs; readonly catalogue: Catalogue }

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const readGeo = once(readBuiltGeo)

/** @throws Error with every problem in words when the package is not valid */
const readContents = once((): Contents => {
  const contents = composeContents(readDataFolder(), readGeo().areas)
  if (!contents.ok) throw new Error(contents.problems.map(problemText).join('\n'))
  return contents.value
})

function composed(): Outputs {
  const { areas, topology } = readGeo()
  const outputs = composeOutputs(readContents(), areas, topology)
  if (!outputs.ok) throw new Error(outputs.problems.map(problemText).join('\n'))
  return outputs.value
}

/** Files of the app; composed by the first test file of a run that asks, and read by the others, each of which has modules of its own. */
const readOutputs = once((): Outputs => {
  const folder = process.env[folderOfRun]
  if (!folder) return composed()
  const file = join(folder, 'outputs')
  if (existsSync(file)) return deserialize(readFileSync(file))
  const outputs = composed()
  // Another worker may be writing as well: the name is given to a whole file.
  writeFileSync(`${file}-${process.pid}-${threadId}`, serialize(outputs))
  renameSync(`${file}-${process.pid}-${threadId}`, file)
  return outputs
})

const readCatalogue = once(() => v.parse(catalogueSchema, readBuilt('data/catalogue.json')))

const real: Real = {
  get contents() {
    return readContents()
  },
  get outputs() {
    return readOutputs()
  },
  get catalogue() {
    return readCatalogue()
  },
}

/** @throws Error with every problem in words when the package is not valid */
export const realData = (): Real => real

export const readBuilt = (path: string): unknown => JSON.parse(readOutputs().get(path) ?? 'null')

const decoded = new Map<string, Dataset>()

/** One file of cells, `indicator/shard`, read as the app reads it. */
export function realDataset(key: string): Dataset {
  const known = decoded.get(key)
  if (known) return known
  const [id, shard = '*'] = key.split('/')
  const file = realData().catalogue.indicators.find((one) => one.id === id)?.files[shard]
  if (!file) throw new Error(`no file for ${key}`)
  const dataset = decodeDataset(v.parse(indicatorFileSchema, readBuilt(file.path)))
  decoded.set(key, dataset)
  return dataset
}

export function realSites(id: string | null): SiteSet | null {
  const listed = realData().catalogue.sites.find((one) => one.id === id)
  if (!listed) return null
  const { name, sites, sources, notes } = v.parse(siteFileSchema, readBuilt(listed.path))
  return {
    id: listed.id,
    name,
    sites,
    sources: new Map(sources.map((source) => [source.id, source])),
    notes: new Map(notes.map((note) => [note.id, note])),
  }
}

type RealView = { readonly resolved: Resolved; readonly atlas: Atlas }

/** Resolves a view of the real data, with its files and any others that are named. */
export function realAtlas(wanted: Partial<View>, more: (resolved: Resolved) => readonly string[] = () => []): RealView {
  const { catalogue } = realData()
  const resolved = resolveView({ ...defaultView, per: null, ...wanted }, catalogue)
  const geography = catalogue.geographies.find(({ id }) => id === resolved.geography.id)
  const keys = [...new Set([...datasetsOf(resolved), ...more(resolved)])]
  const atlas: Atlas = {
    catalogue,
    areas: v.parse(geographyFileSchema, readBuilt(geography?.path ?? '')).areas,
    datasets: new Map(keys.map((key) => [key, realDataset(key)])),
    sites: realSites(resolved.view.sites),
    library: v.parse(librarySchema, readBuilt(catalogue.library.path)),
  }
  return { resolved, atlas }
}

/** Composes the plate of a view of the real data. Unnamed parts are as on the first screen, without a denominator. */
export function realPlate(wanted: Partial<View>): Protected<Plate> {
  const { resolved, atlas } = realAtlas(wanted)
  return composePlate(resolved, atlas)
}
