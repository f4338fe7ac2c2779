import type { AmountPart, Room } from './figures.ts'
import type { DisclosurePolicy } from './policy.ts'
import { roundToBase } from './round-to-base.ts'

/** How a part is shown: to the nearest multiple of a base. What it counts comes in steps. Both in hundredths. */
export type Rounding = { readonly base: number; readonly step: number }

/** The bases of a table's parts, in their own units; a part that is shown as it is is missing. */
export type Bases = Readonly<Partial<Record<string, number>>>

/**
 * The base that each part is rounded to: the fewest persons that may be shown, and four times the least range of an amount in WTE. None where
 * a policy asks for no more than one person.
 */
export function basesOf(parts: readonly AmountPart[], { persons, complementary }: DisclosurePolicy): Bases {
  const bases = parts.flatMap(({ id, rounds }): [string, number][] => {
    if (rounds === 'persons') return persons.fewest > 1 ? [[id, persons.fewest]] : []
    return rounds === 'other' ? [[id, 4 * complementary.othersWidth]] : []
  })
  return Object.fromEntries(bases)
}

/** The same as the audit reads them: part → its rounding, in hundredths. */
export function roundingsOf(parts: readonly AmountPart[], policy: DisclosurePolicy): ReadonlyMap<string, Rounding> {
  const bases = basesOf(parts, policy)
  return new Map(
    parts.flatMap(({ id, rounds }) => {
      const base = bases[id]
      return base === undefined ? [] : [[id, { base: Math.round(100 * base), step: rounds === 'persons' ? 100 : 1 }]]
    }),
  )
}

/** How far a rounded amount may be from the truth, given what it is rounded to. */
export function roomWithin({ base, step }: Rounding, amount: number): Room {
  const shown = roundToBase(amount, base)
  const least = Math.max(0, Math.ceil((shown - base / 2) / step) * step)
  const most = (Math.ceil((shown + base / 2) / step) - 1) * step
  return { down: Math.max(0, amount - least), up: Math.max(0, most - amount) }
}
