/** Changes decoded JSON as somebody might who wants to break what reads it; the same for the same numbers. */

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels))

const nasty: readonly (() => unknown)[] = [
  () => null,
  () => -1,
  () => 0,
  () => 0.5,
  () => 1e9,
  () => 1e15,
  () => 1e308,
  () => 5e-324,
  () => '',
  () => 'x'.repeat(300),
  () => 'x'.repeat(100_000),
  () => '__proto__',
  () => 'constructor',
  () => '\u202e<img src=x onerror=alert(1)>',
  () => '2024-99-99',
  () => [],
  () => ({}),
  () => true,
  () => deep(60),
  () => Array.from({ length: 5000 }, (_, at) => at),
  () => JSON.parse('{"__proto__":{"polluted":1}}'),
]

type Holder = Record<string | number, unknown>
type Spot = { readonly holder: Holder; readonly key: string | number }

/** Every place of a tree, the rows of long lists left to chance. */
function spotsOf(tree: unknown, random: () => number, found: Spot[] = []): Spot[] {
  if (typeof tree !== 'object' || tree === null) return found
  const keys = Array.isArray(tree) ? [...tree.keys()] : Object.keys(tree)
  const tried = keys.length > 20 ? keys.filter(() => random() < 20 / keys.length) : keys
  for (const key of tried) {
    const holder = tree as Holder
    found.push({ holder, key })
    spotsOf(holder[key], random, found)
  }
  return found
}

const numbers = [-1, 0, 0.5, 3, 1e9, 1e15, -1e15, 5e-324]
const texts = [
  '',
  'x',
  '2024-99-99',
  '1999',
  'all',
  '*',
  'E12000001',
  'itl1',
  '\u202eevil',
  '<b>x</b>',
  'toString',
  '%',
  '£',
]

/** A value of the same kind, which has a chance to be taken for what it is not. */
function alike(value: unknown, other: unknown, pick: <T>(list: readonly T[]) => T): unknown {
  if (typeof value === typeof other && value !== null && pick([true, false])) return structuredClone(other)
  if (typeof value === 'number') return pick([...numbers, value * 1000, value + 1])
  if (typeof value === 'string') return pick([...texts, value.toUpperCase(), `${value} ${value}`])
  if (typeof value === 'boolean') return !value
  if (Array.isArray(value)) return pick([[], value.slice(1), [...value, ...value], value.toReversed()])
  return pick([null, value])
}

function changeAt({ holder, key }: Spot, pick: <T>(list: readonly T[]) => T, other: Spot): void {
  const kind = pick(['alike', 'alike', 'alike', 'alike', 'alike', 'nasty', 'delete', 'twice', 'swap'] as const)
  const value = holder[key]
  if (kind === 'alike') holder[key] = alike(value, other.holder[other.key], pick)
  else if (kind === 'nasty') holder[key] = pick(nasty)()
  else if (kind === 'swap') holder[key] = structuredClone(other.holder[other.key])
  else if (Array.isArray(holder)) {
    if (kind === 'delete') holder.splice(Number(key), 1)
    else holder.push(structuredClone(value))
  } else if (kind === 'delete') delete holder[key]
  else holder[`${key}-2`] = structuredClone(value)
}

/** The tree with one to three places changed. */
export function mutated(tree: unknown, seed: number): unknown {
  const random = numbersFrom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const copy = structuredClone(tree)
  const changes = 1 + Math.floor(random() * 3)
  for (let change = 0; change < changes; change += 1) {
    const spots = spotsOf(copy, random)
    if (spots.length > 0) changeAt(pick(spots), pick, pick(spots))
  }
  return copy
}

/** The text cut, or with a letter changed, as a file that was damaged on its way. */
export function damagedText(text: string, seed: number): string {
  const random = numbersFrom(seed)
  const at = Math.floor(random() * text.length)
  if (random() < 0.3) return text.slice(0, at)
  return `${text.slice(0, at)}${String.fromCharCode(33 + Math.floor(random() * 90))}${text.slice(at + 1)}`
}
