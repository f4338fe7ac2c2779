import type { Hidden } from './audit.ts'
import type { AmountPart, PlaceContributors } from './figures.ts'
import type { Leaves } from './leaves.ts'
import { roomWithin } from './roundings.ts'
import type { Moves, SolverTable } from './solver.ts'

/** A term of a sum: a coefficient times one part of one place. */
type Term = { readonly part: string; readonly leaf: string; readonly times: number }

/** The terms of a known sum: of one part, or of two parts where only their total is known. */
export function termsOf(
  { id, joins }: AmountPart,
  sum: ReadonlyMap<string, number>,
  behind: ReadonlyMap<string, PlaceContributors>,
): readonly Term[] {
  const own = [...sum].map(([leaf, times]): Term => ({ part: id, leaf, times }))
  const coupled = [...sum].filter(([leaf]) => behind.get(leaf)?.isCoupled)
  // Where all are coupled the other part is known too, and the rest of the sum is known apart.
  if (joins === undefined || coupled.length === sum.size) return own
  return [...own, ...coupled.map(([leaf, times]): Term => ({ part: joins, leaf, times }))]
}

/** Moves are quotients of whole numbers, rounded once. */
const slack = 1e-6

/**
 * Makes a test of whether a table that was feasible with a cell suppressed stays feasible with the cell shown, exactly or rounded.
 * @param hidden the cells still suppressed
 * @param leavesOf the cells at which a part is still suppressed, by their leaves
 */
export function feasibilityTest(
  cell: string,
  parts: readonly AmountPart[],
  { behind, definitions, roundings }: SolverTable,
  hidden: Hidden,
  leavesOf: (part: string) => Leaves | undefined,
): (moves: Moves) => boolean {
  const sums = parts.flatMap((part) => {
    const leaves = leavesOf(part.id)
    if (!leaves || hidden.get(part.layer)?.has(cell)) return []
    const sum = definitions.has(cell) ? leaves.sumOf(cell) : new Map([[cell, 1]])
    const rounding = roundings.get(part.id)
    if (!rounding) return [{ terms: termsOf(part, sum, behind), room: { down: 0, up: 0 } }]
    const amount = behind.get(cell)?.roomOf(part.id).down
    const terms = [...sum].map(([leaf, times]): Term => ({ part: part.id, leaf, times }))
    return amount === undefined ? [] : [{ terms, room: roomWithin(rounding, amount) }]
  })
  return (moves) =>
    sums.every(({ terms, room: { down, up } }) => {
      let moved = 0
      for (const { leaf, part, times } of terms) moved += times * (moves.get(leaf)?.get(part) ?? 0)
      return moved >= -down - slack && moved <= up + slack
    })
}
