import { queryOptions } from '@tanstack/react-query'
import { readSearchWords, readShortAnswers } from '#io/search-file.ts'

/** What people type to find a measure; apart from the other queries, since the first map does not need it. */
export const searchQuery = (path: string) =>
  queryOptions({ queryKey: ['search-words', path], queryFn: ({ signal }) => readSearchWords(path, signal) })

/** Questions that are answered in a few lines, from the same file. */
export const shortAnswersQuery = (path: string) =>
  queryOptions({ queryKey: ['short-answers', path], queryFn: ({ signal }) => readShortAnswers(path, signal) })
