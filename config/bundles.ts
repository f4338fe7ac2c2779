import type { Rolldown } from 'vite'

type Graph = Rolldown.ChunkingContext

/** Packages that only hand on what others export: who imports one of them uses few of those. */
const collections = /node_modules\/d3\//

/** Everything that a module imports at once, itself left out, and what it only asks for later (`import()`). */
function importedBy(entry: string, graph: Graph): ReadonlySet<string> {
  const reached = new Set<string>()
  const follow = (id: string) => {
    for (const next of graph.getModuleInfo(id)?.importedIds ?? []) if (!collections.test(next)) reached.add(next)
  }
  follow(entry)
  for (const id of reached) follow(id)
  return reached
}

/**
 * Names the bundle of a module, as it follows from the imports of a few entries: the first bundle of which every entry imports the module, itself or
 * through others. Left to the bundler, the same modules come in many small files, which compress worse.
 *
 * @param bundles name of each bundle and its entries, as paths from the project's root
 * @param root the project's root
 * @returns what Rolldown takes as the name of a group; null for a module that it may place as it likes
 */
export function bundlesOf(bundles: Readonly<Record<string, readonly string[]>>, root: string) {
  let known: readonly (readonly [name: string, imported: readonly ReadonlySet<string>[]])[] | null = null
  return (id: string, graph: Graph): string | null => {
    known ??= Object.entries(bundles).map(([name, entries]) => [
      name,
      entries.map((entry) => importedBy(`${root}${entry}`, graph)),
    ])
    return known.find(([, imported]) => imported.every((ids) => ids.has(id)))?.[0] ?? null
  }
}
