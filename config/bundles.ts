import type { Rolldown } from 'vite'

type Graph = Rolldown.ChunkingContext

/** Packages that only re-export others; an importer uses few of the re-exports. */
const collections = /node_modules\/d3\//

/** All modules that an entry imports statically, without itself. @param later whether `import()` is followed too */
function importedBy(entry: string, graph: Graph, later = false): ReadonlySet<string> {
  const reached = new Set<string>()
  const follow = (id: string) => {
    const info = graph.getModuleInfo(id)
    const next = [...(info?.importedIds ?? []), ...(later ? (info?.dynamicallyImportedIds ?? []) : [])]
    for (const one of next) if (!collections.test(one)) reached.add(one)
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

/**
 * Assigns to one bundle what an entry alone imports statically: nothing that another page loads, be it later.
 *
 * @param entry a path from the project's root
 * @param other the entry of the other page
 * @returns a function that says whether a module belongs to the bundle
 */
export function bundleApart(entry: string, other: string, root: string) {
  let known: readonly ReadonlySet<string>[] | null = null
  return (id: string, graph: Graph): boolean => {
    known ??= [importedBy(`${root}${entry}`, graph), importedBy(`${root}${other}`, graph, true)]
    const [own, others] = known
    return own?.has(id) === true && others?.has(id) === false
  }
}
