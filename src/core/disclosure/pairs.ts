import type { Coalition } from './figures.ts'
import type { Witness } from './witnesses.ts'

/**
 * Yields the pairs of contributors for whom no table found so far suffices; only these need a search. One table suffices
 * for all but a few contributors, and for all pairs but a few that answered for the same place; of these, another table leaves only a few.
 * @param enough how far a figure has to be from the truth, in hundredths
 */
export function* pairsLeft(witnesses: readonly Witness[], enough: number): Generator<Coalition> {
  const able = witnesses
    .filter(({ reached }) => reached > enough)
    .toSorted((one, other) => one.shortTo(enough).size - other.shortTo(enough).size)
  const all = new Set(witnesses.flatMap((witness) => [...witness.table.concerns()]))
  const seen = new Set<number>()
  for (const one of [...all].sort((one, other) => one - other)) {
    const near = able.find((witness) => !witness.shortTo(enough).has(one))
    for (const other of near ? [...near.shortTo(enough), ...near.table.partnersOf(one, enough / near.reached)] : all) {
      const pair: Coalition = one < other ? [one, other] : [other, one]
      const name = Math.min(one, other) * 2 ** 21 + Math.max(one, other)
      if (one === other || seen.has(name)) continue
      seen.add(name)
      if (!able.some((witness) => witness.reachedTo(pair) > enough)) yield pair
    }
  }
}
