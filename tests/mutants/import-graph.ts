import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

const code = /\.tsx?$/
const test = /\.test\.tsx?$/
/** Folders whose code a unit test may load. */
const folders = ['src', 'data', 'docs', 'geo', 'config', 'tests']
/** What runs in a browser, asks for a built site, or only reads code as text. */
const elsewhere = /^tests\/(journeys\/|budgets\.test|architecture\.test)/

/** They take longest, a good minute each, and come last wherever they come. */
export const slow = /^tests\/(pictures\/every-map|data\/every-view|core\/imports\/mutations|exports\/polygons)\.test/

const ofTypes = /\b(?:import|export)\s+type\s[^'"]*?from\s*'[^'\n]+'/g
const imported = /(?<!['\w])(?:from|import\(?)\s*'([^'\n]+)'/g
/** As a worker is started. */
const started = /(?<!['\w])new URL\(\s*'([^'\n]+)'/g

/** The files of the project among the specifiers that a pattern finds in a file. */
function filesIn(file: string, text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].flatMap(([, specifier = '']) => {
    if (!code.test(specifier)) return []
    if (specifier.startsWith('#')) return [`src/${specifier.slice(1)}`]
    return specifier.startsWith('.') ? [posix.join(posix.dirname(file), specifier)] : []
  })
}

/** The files of the project that a file loads when it runs, workers among them; what it imports for its types alone is none. */
export const importsIn = (file: string, text: string): readonly string[] => [
  ...filesIn(file, text.replace(ofTypes, ''), imported),
  ...filesIn(file, text, started),
]

/** Who imports what below a folder: file → files that it loads, both from the root of the project. */
export function readImports(root: string): ReadonlyMap<string, readonly string[]> {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => code.test(name))
      .map((name) => `${folder}/${name}`),
  )
  return new Map(files.map((file) => [file, importsIn(file, readFileSync(join(root, file), 'utf8'))]))
}

/** Files that lead back to themselves, each circle once; empty when there are none. */
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

/** How many imports each file that is reached lies away; 0 for the file itself. */
function distances(start: string, next: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, number> {
  const away = new Map([[start, 0]])
  // A map takes up what is added to it while it is walked, so that this goes outwards step by step.
  for (const [file, steps] of away) for (const one of next.get(file) ?? []) if (!away.has(one)) away.set(one, steps + 1)
  return away
}

/** "core/compare/trends" of a source file and of its own test. */
const bare = (file: string): string => file.replace(/^(src|tests)\//, '').replace(/(\.test)?\.tsx?$/, '')

/**
 * For a source file, the tests that load it: its own first, then by the fewest imports between, and of those the test that loads the fewest files first, as it is
 * likely to be quick and about this one. The slowest come last.
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
