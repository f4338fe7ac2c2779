import type { Coalition } from './figures.ts'
import type { Witness } from './witnesses.ts'

/**
 * Any two contributors for whom no one of the tables that were found is enough by itself: for all others no table has to be looked for. One table is
 * enough for all but few contributors and for all two but few that answered for the same place; of each of the few, another table leaves few others.
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
