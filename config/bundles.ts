import type { Rolldown } from 'vite'

type Graph = Rolldown.ChunkingContext

/** Packages that only re-export others; an importer uses few of the re-exports. */
const collections = /node_modules\/d3\//

/** All modules that an entry imports statically, without itself; `import()` is not followed. */
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
 * Assigns modules to bundles by the imports of a few entries: a module belongs to the first bundle of which every entry imports it, directly or
 * through others. The bundler by itself would make many small files, which compress worse.
 *
 * @param bundles name of each bundle and its entries, as paths from the project's root
 * @param root the project's root
 * @returns a function for Rolldown that names the group of a module; null leaves the choice to Rolldown
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
