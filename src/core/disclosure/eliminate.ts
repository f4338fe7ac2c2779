import { entry } from './entry.ts'

/** Whole numbers are exact up to here; a sum or product beyond it might be rounded. */
const mostExact = 2 ** 53

/** Thrown when a number leaves exact integer arithmetic. Earlier results stay valid; no new one can be claimed. */
export class Inexact extends Error {}

export function assertExact(value: number): number {
  if (value > mostExact || value < -mostExact) throw new Inexact('a whole number is too large to be exact')
  return value
}

/** Equations solved for some of their unknowns: `divisor` · basic(row) + Σ rows[row][column] · free(column) = 0, all in whole numbers. */
export type Solved = {
  readonly divisor: number
  readonly basic: Int32Array
  readonly free: Int32Array
  readonly rows: readonly Float64Array[]
}

/** Largest entry whose products have exact sums and differences. */
const mostEntry = 2 ** 26

/** Where a row is not 0. */
export function filled(row: Float64Array): Int32Array {
  const places = new Int32Array(row.length)
  let count = 0
  for (let at = 0; at < row.length; at++) if (row[at] !== 0) places[count++] = at
  return places.subarray(0, count)
}

/**
 * One step of the elimination: clears a column of a row by another row. Divisions by the divisor before leave no rest.
 * @param places where the other row is not 0
 * @throws Inexact
 * @see Bareiss, Math Comput 22:565 (1968): fraction-free elimination
 */
export function clear(
  row: Float64Array,
  by: Float64Array,
  places: Int32Array,
  column: number,
  pivot: number,
  divisor: number,
): void {
  const times = entry(row, column)
  if (pivot !== divisor)
    for (let at = 0; at < row.length; at++) {
      const own = entry(row, at)
      if (own !== 0 && (times === 0 || by[at] === 0)) row[at] = small((pivot * own) / divisor)
    }
  if (times === 0) return
  for (let index = 0; index < places.length; index++) {
    const at = entry(places, index)
    row[at] = small((pivot * entry(row, at) - times * entry(by, at)) / divisor)
  }
}

function small(figure: number): number {
  if (figure > mostEntry || figure < -mostEntry) throw new Inexact('an entry is too large to be exact')
  return figure
}

/** The column to solve a row for: a coefficient of the divisor's size keeps numbers small. */
function pivotOf(row: Float64Array, divisor: number): number {
  let any = -1
  for (let at = 0; at < row.length; at++) {
    const figure = Math.abs(entry(row, at))
    if (figure === divisor) return at
    if (figure !== 0 && any < 0) any = at
  }
  return any
}

/**
 * Solves homogeneous equations with whole coefficients, without a fraction and so without rounding.
 * @param equations unknown → coefficient, each equal to 0
 * @throws Inexact
 */
export function eliminate(unknowns: number, equations: readonly ReadonlyMap<number, number>[]): Solved {
  const rows = equations.map((equation) => {
    const row = new Float64Array(unknowns)
    for (const [at, times] of equation) row[at] = times
    return row
  })
  const kept: { readonly row: Float64Array; readonly column: number }[] = []
  let divisor = 1
  for (const row of rows) {
    const column = pivotOf(row, divisor)
    if (column < 0) continue
    if (entry(row, column) < 0) for (let at = 0; at < unknowns; at++) row[at] = -entry(row, at)
    const pivot = entry(row, column)
    const places = filled(row)
    for (const other of rows) if (other !== row) clear(other, row, places, column, pivot, divisor)
    kept.push({ row, column })
    divisor = pivot
  }
  const solvedFor = new Set(kept.map(({ column }) => column))
  const free = Array.from({ length: unknowns }, (_, at) => at).filter((at) => !solvedFor.has(at))
  return {
    divisor,
    basic: Int32Array.from(kept, ({ column }) => column),
    free: Int32Array.from(free),
    rows: kept.map(({ row }) => Float64Array.from(free, (at) => entry(row, at))),
  }
}
