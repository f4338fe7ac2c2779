import { chosenOf } from '#core/plate/mine.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { rankedAreas } from '#core/plate/rows.ts'

/** Least height of a row. */
export const leastPitch = 14.5

export type RankingEntry =
  | { readonly kind: 'area'; readonly one: PlateArea }
  | { readonly kind: 'gap'; readonly left: number }
  | { readonly kind: 'without'; readonly count: number }

export type EntryChoice = {
  /** All areas, however little room there is. */
  readonly whole?: boolean
  /** In this order; by value unless told. */
  readonly rows?: readonly PlateArea[]
  /** Whether a key beside it counts the areas without a figure: where rows are few it says nothing of them. */
  readonly keyed?: boolean
}

/**
 * All areas in the order of their values where there is room for them; else those with the highest and the lowest values and the chosen ones, with
 * the number of the others in their places, and of those without a figure.
 */
export function rankingEntries(
  plate: Plate,
  room: number,
  { rows: all = rankedAreas(plate.areas), whole = false, keyed = false }: EntryChoice = {},
): readonly RankingEntry[] {
  const rows = Math.max(keyed ? 3 : 4, Math.floor((room + 0.01) / leastPitch))
  if (whole || all.length <= rows) return all.map((one) => ({ kind: 'area', one }))
  const chosen = chosenOf(plate)
  const valued = all.filter(({ cell }) => cell.kind === 'value')
  const without = keyed
    ? 0
    : all.filter(({ cell, area }) => cell.kind !== 'value' && !chosen.includes(area.code)).length
  const chosenAbsent = all.filter(({ cell, area }) => cell.kind !== 'value' && chosen.includes(area.code))
  const free = rows - (without > 0 ? 1 : 0) - chosenAbsent.length
  // A chosen area between the ends takes a row of its own and one for those left out beside it.
  const endsOf = (most: number) => (at: number) =>
    at < Math.ceil(most / 2) || at >= valued.length - Math.floor(most / 2)
  const inBetween = valued.filter(({ area }, at) => chosen.includes(area.code) && !endsOf(free - 1)(at)).length
  const isEnd = valued.length <= free ? () => true : endsOf(Math.max(2, free - 1 - 2 * inBetween))
  const entries: RankingEntry[] = []
  for (const [at, one] of valued.entries()) {
    const last = entries[entries.length - 1]
    if (isEnd(at) || chosen.includes(one.area.code)) entries.push({ kind: 'area', one })
    else if (last?.kind === 'gap') entries[entries.length - 1] = { kind: 'gap', left: last.left + 1 }
    else entries.push({ kind: 'gap', left: 1 })
  }
  return [
    ...entries,
    ...chosenAbsent.map((one) => ({ kind: 'area', one }) as const),
    ...(without > 0 ? [{ kind: 'without', count: without } as const] : []),
  ]
}
