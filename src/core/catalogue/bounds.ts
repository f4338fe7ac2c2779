/**
 * Size limits for files from outside, checked on decoded JSON before anything else reads it. Each limit leaves room above the largest file that the
 * atlas writes.
 */
const bounds = {
  /** Nesting of lists and objects; the rings of boundaries are the deepest. */
  depth: 24,
  /** Characters of one text: the longest definitions and notes have about 2,000. */
  text: 20_000,
  /** Entries of one list: an import has at most half as many rows. */
  list: 1_000_000,
  /** Keys of one object: files of a backup, cells of a dictionary. */
  names: 20_000,
  /** Lists, objects, texts and numbers together. */
  all: 25_000_000,
  /** Magnitude of a number: whole numbers are exact up to about nine times as much, and no figure of the UK comes near it. */
  number: 1e15,
} as const

/** Keys with a meaning in every object's prototype. */
const reserved: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

const count = (most: number) => most.toLocaleString('en-GB')

/** Returns the fault of a single value, or null. */
function faultOfOne(value: unknown): string | null {
  if (typeof value === 'string')
    return value.length > bounds.text ? `a text of more than ${count(bounds.text)} letters` : null
  if (typeof value === 'number')
    return Math.abs(value) <= bounds.number ? null : `a number beyond ${count(bounds.number)}`
  if (Array.isArray(value))
    return value.length > bounds.list ? `a list of more than ${count(bounds.list)} entries` : null
  return null
}

/** Returns the fault of an object's keys, or null. */
function faultOfNames(names: readonly string[]): string | null {
  if (names.length > bounds.names) return `an object of more than ${count(bounds.names)} names`
  if (names.some((name) => name.length > bounds.text)) return `a name of more than ${count(bounds.text)} letters`
  return names.some((name) => reserved.has(name)) ? 'a name that is reserved' : null
}

/**
 * Returns the first limit that decoded JSON exceeds, in words that quote none of the file; null within all limits. Iterates instead of recursing,
 * which makes any depth safe, and visits each value once.
 */
export function beyondBounds(json: unknown): string | null {
  let level: unknown[] = [json]
  let seen = 0
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > bounds.depth) return `lists and objects more than ${bounds.depth} deep in each other`
    const next: unknown[] = []
    for (const value of level) {
      const fault = faultOfOne(value)
      if (fault !== null) return fault
      if (typeof value !== 'object' || value === null) continue
      const names = Array.isArray(value) ? [] : Object.keys(value)
      const wrong = faultOfNames(names)
      if (wrong !== null) return wrong
      const inner: readonly unknown[] = Array.isArray(value) ? value : Object.values(value)
      seen += inner.length
      if (seen > bounds.all) return `more than ${count(bounds.all)} values`
      for (const one of inner) next.push(one)
    }
    level = next
  }
  return null
}
