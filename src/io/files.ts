import type { Topology } from 'topojson-specification'
import * as v from 'valibot'
import { type Dataset, decodeSteps } from '#core/catalogue/columns.ts'
import {
  type Catalogue,
  catalogueSchema,
  type GeographyFile,
  geographyFileSchema,
  indicatorFileSchema,
  type Library,
  librarySchema,
  type StaffAvailability,
  siteFileSchema,
  standingSchema,
} from '#core/catalogue/schemas.ts'
import { oneByOne } from '#core/domain/steps.ts'
import type { SiteSet } from '#core/plate/atlas.ts'
import { readFile } from './read-file.ts'
import { hasShelf, withOwnData } from './shelf/own-files.ts'

/** Checks only what identifies a topology: it has many arcs, and checking each would be noticeable. */
const topologySchema = v.looseObject({
  type: v.literal('Topology'),
  objects: v.record(v.string(), v.unknown()),
  arcs: v.pipe(v.array(v.unknown()), v.minLength(1)),
})

/** Reads the shipped catalogue together with the local datasets. */
export const readCatalogue = async (signal?: AbortSignal): Promise<Catalogue> => {
  const available = hasShelf()
  return withOwnData(await readFile('data/catalogue.json', catalogueSchema, signal), available)
}

export const readGeography = (path: string, signal?: AbortSignal): Promise<GeographyFile> =>
  readFile(path, geographyFileSchema, signal)

export const readTopology = async (path: string, signal?: AbortSignal): Promise<Topology> =>
  (await readFile(path, topologySchema, signal)) as unknown as Topology

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

export const readDataset = async (path: string, signal?: AbortSignal): Promise<Dataset> =>
  oneByOne(decodeSteps(await readFile(path, indicatorFileSchema, signal)), pause)

export const readLibrary = (path: string, signal?: AbortSignal): Promise<Library> =>
  readFile(path, librarySchema, signal)

export const readStandings = (path: string, signal?: AbortSignal): Promise<StaffAvailability> =>
  readFile(path, standingSchema, signal)

export async function readSiteFile(path: string, signal?: AbortSignal): Promise<SiteSet> {
  const { id, name, sites, sources, notes } = await readFile(path, siteFileSchema, signal)
  return {
    id,
    name,
    sites,
    sources: new Map(sources.map((source) => [source.id, source])),
    notes: new Map(notes.map((note) => [note.id, note])),
  }
}
