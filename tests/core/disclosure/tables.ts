import { equalTo, greaterEq, solve } from 'yalps'
import { type PlaceContributors, type PlaceView, unlimited } from '#core/disclosure/figures.ts'
import { type AxisTotal, type CellKey, type Relation, sumsOf } from '#core/disclosure/relations.ts'

/** A count, and what of it each contributor gave: the same of each. */
export function countBehind(value: number, contributors: readonly number[]): PlaceContributors {
  const each = value / contributors.length
  const viewOf = (others: readonly number[]): PlaceView => {
    const [known, left] = [others.length === 0, 100 * each * others.length]
    return {
      supports: {
        count: { respondents: others.length, persons: each * others.length, contributions: others.map(() => each) },
      },
      roomOf: () => ({ down: known ? 0 : Math.floor(left), up: known ? 0 : Number.POSITIVE_INFINITY }),
      shareOf: (moves) => {
        const move = moves.get('count') ?? 0
        if (known) return move === 0 ? 1 : 0
        return left + move >= -1e-6 ? 1 : left / -move
      },
      limitsOf: () => (known ? { width: 0, above: 0 } : unlimited),
    }
  }
  return {
    ...viewOf(contributors),
    contributors: new Set(contributors),
    respondents: new Set(contributors),
    isCoupled: false,
    knownTo: (coalition) => viewOf(contributors.filter((one) => !coalition.includes(one))),
    shareTo: (coalition, moves) => viewOf(contributors.filter((one) => !coalition.includes(one))).shareOf(moves),
    leastToPairs: (moves) => viewOf(contributors.slice(2)).shareOf(moves),
  }
}

/** A table of one count, whose places are withheld in these indicators together. */
export const countLayers = (...indicators: readonly string[]) => ({
  layers: [{ id: 'all', indicators }],
  parts: [{ id: 'count', layer: 'all' }],
  figures: [{ id: 'count', layer: 'all', unit: 'persons' as const, parts: [{ id: 'count' }] }],
})

/** A square table with its margins, as a textbook prints one: `north|engineer`, `all|engineer`, `all|all`. */
export type Square = { readonly values: ReadonlyMap<string, number>; readonly relations: readonly Relation[] }

const idOf = (place: CellKey) => `${place.row}|${place.column}`

export function squareOf(inner: readonly (readonly number[])[]): Square {
  const rows = inner.map((_, at) => `r${at + 1}`)
  const columns = (inner[0] ?? []).map((_, at) => `c${at + 1}`)
  const values = new Map<string, number>()
  const add = (id: string, value: number) => values.set(id, (values.get(id) ?? 0) + value)
  for (const [r, row] of inner.entries())
    for (const [c, value] of row.entries())
      for (const rowId of [rows[r], 'all'])
        for (const columnId of [columns[c], 'all']) add(`${rowId}|${columnId}`, value)
  const places = ['all', ...rows].flatMap((row) => ['all', ...columns].map((column) => ({ row, column })))
  const totals: Record<string, readonly AxisTotal[]> = {
    row: [{ total: 'all', parts: rows }],
    column: [{ total: 'all', parts: columns }],
  }
  return { values, relations: sumsOf(places, totals, idOf) }
}

/**
 * The range of a hidden cell, by a library's solver over the whole table: every cell a variable, published ones held at their value. It shares
 * no line with the guard.
 */
export function independentRange(
  { values, relations }: Square,
  hidden: ReadonlySet<string>,
  cell: string,
): { readonly lower: number; readonly upper: number } {
  const constraints = new Map(relations.map((_, at) => [`sum ${at}`, equalTo(0)]))
  const variables = new Map<string, Map<string, number>>()
  for (const [id, value] of values) {
    constraints.set(`is ${id}`, hidden.has(id) ? greaterEq(0) : equalTo(value))
    variables.set(id, new Map([[`is ${id}`, 1]]))
  }
  for (const [at, relation] of relations.entries())
    for (const [id, times] of relation) variables.get(id)?.set(`sum ${at}`, times)
  variables.get(cell)?.set('sought', 1)
  const extreme = (direction: 'minimize' | 'maximize') => {
    const { status, result } = solve({ direction, objective: 'sought', constraints, variables })
    if (status === 'unbounded') return Number.POSITIVE_INFINITY
    if (status !== 'optimal') throw new Error(`${cell}: ${status}`)
    return result
  }
  return { lower: extreme('minimize'), upper: extreme('maximize') }
}
