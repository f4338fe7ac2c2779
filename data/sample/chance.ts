/**
 * A stream of numbers that looks like chance and is the same for the same seed on every machine: sums, shifts and products of
 * 32-bit integers only.
 * @see mulberry32, by Tommy Ettinger (public domain)
 */
export class Chance {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next()
  }

  /** A copy in random order. */
  shuffled<T>(items: readonly T[]): T[] {
    const copy = [...items]
    for (let last = copy.length - 1; last > 0; last -= 1) {
      const other = Math.floor(this.next() * (last + 1))
      ;[copy[last], copy[other]] = [copy[other]!, copy[last]!]
    }
    return copy
  }

  /** How many of `count` draws fall into each of the shares, which add up to 1. */
  counts(count: number, shares: readonly number[]): number[] {
    const found = shares.map(() => 0)
    for (let draw = 0; draw < count; draw += 1) {
      let left = this.next()
      const at = shares.findIndex((share) => {
        left -= share
        return left < 0
      })
      const index = at === -1 ? shares.length - 1 : at
      found[index] = (found[index] ?? 0) + 1
    }
    return found
  }
}

/** Whole numbers that add up to `total`, in proportion to the weights and not below `fewest`: by largest remainders. */
export function apportion(total: number, weights: readonly number[], fewest: number): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const exact = weights.map((weight) => Math.max(fewest, (total * weight) / sum))
  const parts = exact.map(Math.floor)
  const byRemainder = exact
    .map((value, at) => ({ at, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest)
  for (const { at } of byRemainder) {
    if (parts.reduce((all, part) => all + part, 0) >= total) break
    parts[at] = (parts[at] ?? 0) + 1
  }
  return parts
}
