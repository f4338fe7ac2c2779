import type { Plugin } from 'vite'

/** What takes the place of a file of TanStack Query, by the name under which the library asks for it. */
const instead: Readonly<Record<string, string>> = {
  './mutationCache.js': `export class MutationCache {
  clear() {}
  findAll() { return [] }
  resumePausedMutations() { return Promise.resolve() }
}`,
  './infiniteQueryBehavior.js': 'export const hasNextPage = null, hasPreviousPage = null, infiniteQueryBehavior = null',
}

const mark = '\0tanstack-query'

/**
 * Leaves out of the build what TanStack Query loads for writing to a server and for lists without an end: the atlas has neither, and both would be
 * in the first map. Type checks do not know of it: a `useMutation` or `useInfiniteQuery` takes the entry away again.
 */
export function queries(): Plugin {
  return {
    name: 'queries',
    enforce: 'pre',
    apply: 'build',
    resolveId: (source, importer = '') =>
      importer.includes('/@tanstack/query-core/') && source in instead ? `${mark}${source}` : null,
    load: (id) => (id.startsWith(mark) ? (instead[id.slice(mark.length)] ?? null) : null),
  }
}
