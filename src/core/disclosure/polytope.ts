import { assertExact, clear, eliminate, filled, Inexact, type Solved } from './eliminate.ts'
import { entry } from './entry.ts'

/** Range of each unknown around its true value, down and up, in whole units; `up` may be infinite. */
export type Rooms = { readonly down: Float64Array; readonly up: Float64Array }

/** Stands for an infinite range: larger than any protection required. */
const farEnough = 1e7

/** A linear function of the moves: unknown → coefficient. */
export type Aim = ReadonlyMap<number, number>

/**
 * The tables that satisfy the known equations, as deviations from the true one, walked by the simplex method in integers: every
 * entry is a whole number over one common divisor. No rounding error can leave the set of tables, so every point reached is a table
 * that could be true.
 * @see Edmonds and Maurras, Note sur les Q-matrices (1997), and Avis, lrs (2000): integer pivoting; Bland, Math Oper Res 2:103 (1977)
 */
export class Polytope {
  readonly #unknowns: number
  /** The equations as they were solved at first: walks that start there keep their numbers small. */
  readonly #solved: Solved
  #isFresh = true
  #divisor: number
  readonly #basic: Int32Array
  readonly #free: Int32Array
  readonly #rows: readonly Float64Array[]
  /** Divisor times the move of each basic unknown. */
  readonly #moved: Float64Array
  /** The move of each free unknown. */
  readonly #set: Float64Array
  /** What a move of each free unknown adds to the function; worked out anew at each step. */
  readonly #gains: Float64Array
  #rooms: Rooms = { down: new Float64Array(0), up: new Float64Array(0) }

  /** @param equations what is known: combinations of the unknowns that do not move; @throws Inexact */
  constructor(unknowns: number, equations: readonly Aim[]) {
    const solved = eliminate(unknowns, equations)
    this.#unknowns = unknowns
    this.#solved = solved
    this.#divisor = solved.divisor
    this.#basic = solved.basic.slice()
    this.#free = solved.free.slice()
    this.#rows = solved.rows.map((row) => row.slice())
    this.#moved = new Float64Array(solved.basic.length)
    this.#set = new Float64Array(solved.free.length)
    this.#gains = new Float64Array(solved.free.length)
  }

  /** Goes back to the true table and the first basis; the walks that follow stay within these rooms. */
  start(rooms: Rooms): void {
    this.#rooms = rooms
    if (!this.#isFresh) {
      this.#divisor = this.#solved.divisor
      this.#basic.set(this.#solved.basic)
      this.#free.set(this.#solved.free)
      for (const [at, row] of this.#solved.rows.entries()) this.#rows[at]?.set(row)
      this.#isFresh = true
    }
    this.#moved.fill(0)
    this.#set.fill(0)
  }

  /** The table that the walk has come to, as moves from the truth that are not 0. */
  moves(): ReadonlyMap<number, number> {
    const moves = new Map<number, number>()
    for (const [row, at] of this.#basic.entries())
      if (this.#moved[row] !== 0) moves.set(at, entry(this.#moved, row) / this.#divisor)
    for (const [column, at] of this.#free.entries())
      if (this.#set[column] !== 0) moves.set(at, entry(this.#set, column))
    return moves
  }

  #reached(weights: Float64Array): number {
    let basic = 0
    let free = 0
    for (let row = 0; row < this.#basic.length; row++)
      basic += entry(weights, entry(this.#basic, row)) * entry(this.#moved, row)
    for (let column = 0; column < this.#free.length; column++)
      free += entry(weights, entry(this.#free, column)) * entry(this.#set, column)
    return free + basic / this.#divisor
  }

  /**
   * Maximises a linear function from the true table, until its maximum or until `isEnough`.
   * @returns the value reached; 0 where exact integers do not suffice
   */
  climb(aim: Aim, isEnough: (reached: number) => boolean): number {
    let reached = 0
    const weights = new Float64Array(this.#unknowns)
    for (const [at, times] of aim) weights[at] = times
    try {
      for (let step = 0; step < 20 * this.#unknowns + 20; step++) {
        const column = this.#helpful(weights, step > this.#unknowns)
        if (column === null) break
        this.#move(column.at, column.direction)
        reached = this.#reached(weights)
        if (isEnough(reached)) break
      }
    } catch (fault) {
      if (!(fault instanceof Inexact)) throw fault
      // The tableau is half updated and unusable: restart from the true table.
      this.#isFresh = false
      this.start(this.#rooms)
      return 0
    }
    return reached
  }

  /** Chooses the entering unknown: the largest gain with room to move; the first with a gain where steps may cycle (Bland's rule). */
  #helpful(weights: Float64Array, isCareful: boolean): { readonly at: number; readonly direction: 1 | -1 } | null {
    const gains = this.#gains
    for (let column = 0; column < gains.length; column++)
      gains[column] = this.#divisor * entry(weights, entry(this.#free, column))
    for (let row = 0; row < this.#basic.length; row++) {
      const times = entry(weights, entry(this.#basic, row))
      const entries = this.#rows[row]
      if (times === 0 || !entries) continue
      for (let column = 0; column < gains.length; column++) {
        const figure = entry(entries, column)
        if (figure !== 0) gains[column] = entry(gains, column) - times * figure
      }
    }
    let best: { at: number; direction: 1 | -1 } | null = null
    let most = 0
    let first = this.#unknowns
    for (let column = 0; column < gains.length; column++) {
      const gain = entry(gains, column)
      if (gain === 0) continue
      const direction = gain > 0 ? 1 : -1
      if (this.#ownRoom(column, direction) <= 0) continue
      const at = entry(this.#free, column)
      if (isCareful ? at < first : Math.abs(gain) > most) {
        best = { at: column, direction }
        most = Math.abs(gain)
        first = at
      }
    }
    return best
  }

  #ownRoom(column: number, direction: 1 | -1): number {
    const at = entry(this.#free, column)
    const set = entry(this.#set, column)
    return direction > 0 ? entry(this.#rooms.up, at) - set : entry(this.#rooms.down, at) + set
  }

  /** Moves a free unknown until it, or another that moves with it, has no room left; then the two change places. */
  #move(column: number, direction: 1 | -1): void {
    let [room, rate, leaving, edge] = [this.#ownRoom(column, direction), 1, -1, 0]
    for (const [row, entries] of this.#rows.entries()) {
      const figure = entry(entries, column)
      if (figure === 0) continue
      const at = entry(this.#basic, row)
      const falls = figure * direction > 0
      const limit = falls ? -entry(this.#rooms.down, at) : entry(this.#rooms.up, at)
      if (limit === Number.POSITIVE_INFINITY) continue
      const left = Math.abs(assertExact(this.#divisor * limit) - entry(this.#moved, row))
      const own = assertExact(left * rate)
      const best = room === Number.POSITIVE_INFINITY ? room : assertExact(room * Math.abs(figure))
      if (own > best || (own === best && (leaving < 0 || at > entry(this.#basic, leaving)))) continue
      ;[room, rate, leaving, edge] = [left, Math.abs(figure), row, limit]
    }
    if (leaving < 0) this.#shift(column, direction * Math.min(room, farEnough))
    else this.#exchange(leaving, column, edge)
  }

  #shift(column: number, by: number): void {
    this.#set[column] = entry(this.#set, column) + by
    for (const [row, entries] of this.#rows.entries()) {
      const figure = entry(entries, column)
      if (figure !== 0) this.#moved[row] = assertExact(entry(this.#moved, row) - assertExact(figure * by))
    }
  }

  /** Brings a basic unknown to the edge of its room and solves its row for the free one instead. */
  #exchange(leaving: number, column: number, edge: number): void {
    const row = this.#rows[leaving]
    if (!row) return
    this.#isFresh = false
    const divisor = this.#divisor
    const sign = entry(row, column) < 0 ? -1 : 1
    if (sign < 0) for (let at = 0; at < row.length; at++) row[at] = -entry(row, at)
    const pivot = entry(row, column)
    const places = filled(row)
    // How far the leaving unknown has to go, times the divisor and the sign of its row.
    const way = sign * assertExact(entry(this.#moved, leaving) - assertExact(divisor * edge))
    for (const [at, entries] of this.#rows.entries()) {
      if (at === leaving) continue
      const times = entry(entries, column)
      this.#moved[at] = assertExact(assertExact(pivot * entry(this.#moved, at)) - assertExact(times * way)) / divisor
      clear(entries, row, places, column, pivot, divisor)
      if (times !== 0) entries[column] = -sign * times
    }
    this.#moved[leaving] = assertExact(assertExact(pivot * entry(this.#set, column)) + way)
    row[column] = sign * divisor
    this.#set[column] = edge
    const left = entry(this.#basic, leaving)
    this.#basic[leaving] = entry(this.#free, column)
    this.#free[column] = left
    this.#divisor = pivot
  }
}
