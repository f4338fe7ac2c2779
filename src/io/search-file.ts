import { type SearchWords, searchFileSchema } from '#core/catalogue/search-schema.ts'
import { readFile } from './read-file.ts'

/** Reads what people type to find a measure. */
export const readSearchWords = async (path: string, signal?: AbortSignal): Promise<readonly SearchWords[]> =>
  (await readFile(path, searchFileSchema, signal)).rows
