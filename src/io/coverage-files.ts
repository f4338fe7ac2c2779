import { type DemandFile, demandFileSchema } from '#core/catalogue/demand-schema.ts'
import { type TravelFile, travelFileSchema } from '#core/catalogue/travel-schema.ts'
import { readFile } from './read-file.ts'

/** Files that coverage alone is made from, whether they ship or are the reader's own. */

export const readDemand = (path: string, signal?: AbortSignal): Promise<DemandFile> =>
  readFile(path, demandFileSchema, signal)

export const readTravel = (path: string, signal?: AbortSignal): Promise<TravelFile> =>
  readFile(path, travelFileSchema, signal)
