import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

const code = /\.tsx?$/
const test = /\.test\.tsx?$/
/** Folders whose code a unit test may load. */
const folders = ['src', 'data', 'docs', 'geo', 'config', 'tests']
/** Tests that run in a browser, need a built site, or only read code as text. */
const elsewhere = /^tests\/(journeys\/|budgets\.test|architecture\.test)/

/** The slowest tests, over a minute each, always come last. */
export const slow = /^tests\/(pictures\/every-map|data\/every-view|core\/imports\/mutations|exports\/polygons)\.test/

const ofTypes = /\b(?:import|export)\s+type\s[^'"]*?from\s*'[^'\n]+'/g
const imported = /(?<!['\w])(?:from|import\(?)\s*'([^'\n]+)'/g
/** Pattern of a worker's start. */
const started = /(?<!['\w])new URL\(\s*'([^'\n]+)'/g

/** The project's files among the import specifiers that a pattern finds in a file. */
function filesIn(file: string, text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].flatMap(([, specifier = '']) => {
    if (!code.test(specifier)) return []
    if (specifier.startsWith('#')) return [`src/${specifier.slice(1)}`]
    return specifier.startsWith('.') ? [posix.join(posix.dirname(file), specifier)] : []
  })
}

/** The project's files that a file loads at run time, workers included; type imports do not count. */
export const importsIn = (file: string, text: string): readonly string[] => [
  ...filesIn(file, text.replace(ofTypes, ''), imported),
  ...filesIn(file, text, started),
]

/** Import graph of a folder: file → files that it loads, both from the root of the project. */
export function readImports(root: string): ReadonlyMap<string, readonly string[]> {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => code.test(name))
      .map((name) => `${folder}/${name}`),
  )
  return new Map(files.map((file) => [file, importsIn(file, readFileSync(join(root, file), 'utf8'))]))
}

/** Import circles, each once; empty when there are none. */
export function circles(imports: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const found: (readonly string[])[] = []
  const done = new Set<string>()
  const walk = (file: string, way: readonly string[]): void => {
    const at = way.indexOf(file)
    if (at >= 0) found.push(way.slice(at))
    if (at >= 0 || done.has(file)) return
    for (const one of imports.get(file) ?? []) walk(one, [...way, file])
    done.add(file)
  }
  for (const file of imports.keys()) walk(file, [])
  return found
}

/** Distance of each reachable file in imports; 0 for the file itself. */
function distances(start: string, next: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, number> {
  const away = new Map([[start, 0]])
  // Iterating a Map includes entries added meanwhile, which makes this a breadth-first search.
  for (const [file, steps] of away) for (const one of next.get(file) ?? []) if (!away.has(one)) away.set(one, steps + 1)
  return away
}

/** Key that a source file and its own test share: "core/compare/trends". */
const bare = (file: string): string => file.replace(/^(src|tests)\//, '').replace(/(\.test)?\.tsx?$/, '')

/**
 * Lists the tests that load a source file: its own first, then by the fewest imports between. Of equally near tests the one that loads the fewest
 * files comes first, as it is likely to be fast and specific. The slowest come last.
 */
export function testsByNearness(imports: ReadonlyMap<string, readonly string[]>): (file: string) => readonly string[] {
  const importers = new Map<string, string[]>()
  for (const [file, list] of imports)
    for (const one of new Set(list)) importers.set(one, [...(importers.get(one) ?? []), file])
  const tests = [...imports.keys()].filter((file) => test.test(file) && !elsewhere.test(file))
  const loads = new Map(tests.map((file) => [file, distances(file, imports).size]))
  return (source) => {
    const away = distances(source, importers)
    const isNamesake = (file: string) => bare(file) === bare(source)
    const before = (a: string, b: string): number =>
      Number(slow.test(a)) - Number(slow.test(b)) ||
      Number(isNamesake(b)) - Number(isNamesake(a)) ||
      (away.get(a) ?? 0) - (away.get(b) ?? 0) ||
      (loads.get(a) ?? 0) - (loads.get(b) ?? 0)
    return tests.filter((file) => away.has(file)).sort(before)
  }
}
