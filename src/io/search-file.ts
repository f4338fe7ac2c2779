import { type SearchWords, type ShortAnswer, searchFileSchema } from '#core/catalogue/search-schema.ts'
import { readFile } from './read-file.ts'

/** Reads what people type to find a measure. */
export const readSearchWords = async (path: string, signal?: AbortSignal): Promise<readonly SearchWords[]> =>
  (await readFile(path, searchFileSchema, signal)).rows

/** Reads the questions that are answered in a few lines. */
export const readShortAnswers = async (path: string, signal?: AbortSignal): Promise<readonly ShortAnswer[]> =>
  (await readFile(path, searchFileSchema, signal)).answers
