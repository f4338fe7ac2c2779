import type { Range } from './attack.ts'
import type { System } from './system.ts'

const nought = 1e-9

/**
 * All tables that agree with what is published and hold no negative number, walked from corner to corner by the simplex method. The walk starts at
 * the true table, which whoever withholds cells knows, and every corner that is passed shows how far its cells can stray. So most cells are
 * cleared on the way to others, and no search for a first solution is needed: what makes an audit of hundreds of cells quick enough for a page.
 * @see Dantzig, Linear Programming and Extensions (1963), chapters 5 and 18; Bland, Math Oper Res 2:103 (1977), on cycling
 */
export class Polytope {
  readonly #value: Float64Array
  readonly #lowest: Float64Array
  readonly #highest: Float64Array
  /** Row → cell that it gives; column → cell that is free. Together they are all cells. */
  #basic: Int32Array = new Int32Array(0)
  #free: Int32Array = new Int32Array(0)
  /** basic(row) = constant − Σ rows[row][column] · free(column) */
  #rows: Float64Array[] = []

  constructor({ unknowns, equations }: System, truth: ReadonlyMap<string, number>) {
    this.#value = Float64Array.from(unknowns, (cell) => truth.get(cell) ?? 0)
    this.#lowest = this.#value.slice()
    this.#highest = this.#value.slice()
    this.#eliminate(unknowns, equations)
    this.#goToCorner()
  }

  /** What the walk has shown so far; never wider than the truth. */
  range(cell: number): Range {
    return { lower: this.#lowest[cell] ?? 0, upper: this.#highest[cell] ?? 0 }
  }

  #eliminate(unknowns: readonly string[], equations: System['equations']): void {
    const at = new Map(unknowns.map((cell, index) => [cell, index]))
    const matrix = equations.map((equation) => {
      const row = new Float64Array(unknowns.length)
      for (const [cell, times] of equation) row[at.get(cell) ?? 0] = times
      return row
    })
    const basic: number[] = []
    const kept: Float64Array[] = []
    for (const row of matrix) {
      for (const [index, pivotRow] of kept.entries()) subtract(row, pivotRow, row[basic[index] ?? 0] ?? 0)
      const pivot = row.findIndex((entry) => Math.abs(entry) > 0.5)
      const chosen = pivot >= 0 ? pivot : row.findIndex((entry) => Math.abs(entry) > nought)
      if (chosen < 0) continue
      const by = row[chosen] ?? 1
      for (let column = 0; column < row.length; column++) row[column] = (row[column] ?? 0) / by
      for (const other of kept) subtract(other, row, other[chosen] ?? 0)
      kept.push(row)
      basic.push(chosen)
    }
    const isBasic = new Set(basic)
    const free = unknowns.map((_, index) => index).filter((index) => !isBasic.has(index))
    this.#basic = Int32Array.from(basic)
    this.#free = Int32Array.from(free)
    this.#rows = kept.map((row) => Float64Array.from(free, (index) => row[index] ?? 0))
  }

  /** Moves each free cell down to zero, or until another cell reaches zero and changes places with it. */
  #goToCorner(): void {
    for (let column = 0; column < this.#free.length; column++) {
      const own = this.#value[this.#free[column] ?? 0] ?? 0
      if (own > nought) this.#move(column, -1, own)
    }
  }

  /**
   * Moves a free cell up or down as far as all cells stay at 0 or more, and at most by `limit`.
   * @returns how far; infinite when nothing stops it, and then nothing was moved
   */
  #move(column: number, direction: 1 | -1, limit: number): number {
    let step = limit
    let leaving = -1
    for (let row = 0; row < this.#rows.length; row++) {
      const falls = direction * (this.#rows[row]?.[column] ?? 0)
      if (falls <= nought) continue
      const reach = (this.#value[this.#basic[row] ?? 0] ?? 0) / falls
      const isEarlier = leaving >= 0 && reach <= step && (this.#basic[row] ?? 0) < (this.#basic[leaving] ?? 0)
      if (reach < step || isEarlier) {
        step = reach
        leaving = row
      }
    }
    if (step === Number.POSITIVE_INFINITY) {
      this.#seeRay(column)
      return step
    }
    if (step > 0) this.#shift(column, direction * step)
    if (leaving >= 0) this.#exchange(leaving, column)
    return step
  }

  #set(cell: number, value: number): void {
    const kept = value < nought ? 0 : value
    this.#value[cell] = kept
    if (kept < (this.#lowest[cell] ?? 0)) this.#lowest[cell] = kept
    if (kept > (this.#highest[cell] ?? 0)) this.#highest[cell] = kept
  }

  #shift(column: number, by: number): void {
    const cell = this.#free[column] ?? 0
    this.#set(cell, (this.#value[cell] ?? 0) + by)
    for (let row = 0; row < this.#rows.length; row++) {
      const times = this.#rows[row]?.[column] ?? 0
      const basic = this.#basic[row] ?? 0
      if (times !== 0) this.#set(basic, (this.#value[basic] ?? 0) - times * by)
    }
  }

  /** Nothing stops this cell, and so nothing stops those that rise with it. */
  #seeRay(column: number): void {
    this.#highest[this.#free[column] ?? 0] = Number.POSITIVE_INFINITY
    for (let row = 0; row < this.#rows.length; row++)
      if ((this.#rows[row]?.[column] ?? 0) < -nought) this.#highest[this.#basic[row] ?? 0] = Number.POSITIVE_INFINITY
  }

  #exchange(leaving: number, column: number): void {
    const pivotRow = this.#rows[leaving]
    if (!pivotRow) return
    const pivot = pivotRow[column] ?? 1
    for (let at = 0; at < pivotRow.length; at++) pivotRow[at] = (pivotRow[at] ?? 0) / pivot
    pivotRow[column] = 1 / pivot
    for (const [index, row] of this.#rows.entries()) {
      const times = row[column] ?? 0
      if (index === leaving || times === 0) continue
      row[column] = 0
      subtract(row, pivotRow, times)
    }
    const left = this.#basic[leaving] ?? 0
    this.#basic[leaving] = this.#free[column] ?? 0
    this.#free[column] = left
  }

  /**
   * Walks towards the least or the greatest value of a cell, until it is reached or what has been seen is enough.
   * @param isEnough asked after every corner
   */
  seek(cell: number, direction: 'least' | 'greatest', isEnough: () => boolean): void {
    // Bland's rule ends for certain; the bound only keeps rounding errors from walking in circles. What was seen stays true.
    for (let corner = 0; corner < 20 * this.#value.length && !isEnough(); corner++) {
      const row = this.#basic.indexOf(cell)
      if (row < 0 && direction === 'least') return
      const column = row < 0 ? this.#free.indexOf(cell) : this.#helpful(row, direction, corner > this.#value.length)
      if (column < 0) return
      if (this.#move(column, 1, Number.POSITIVE_INFINITY) === Number.POSITIVE_INFINITY) return
    }
  }

  /** The free cell whose rise moves the row's cell most; the first that moves it at all when steps may be going in circles. */
  #helpful(row: number, direction: 'least' | 'greatest', careful: boolean): number {
    const sign = direction === 'least' ? 1 : -1
    let best = -1
    let most = nought
    for (const [column, times] of (this.#rows[row] ?? new Float64Array(0)).entries()) {
      const gain = sign * times
      if (gain <= nought) continue
      const isFirst = best < 0 || (this.#free[column] ?? 0) < (this.#free[best] ?? 0)
      if (careful ? isFirst : gain > most) {
        best = column
        most = gain
      }
    }
    return best
  }
}

/** row −= times · other, with rounding errors about zero wiped out. */
function subtract(row: Float64Array, other: Float64Array, times: number): void {
  if (times === 0) return
  for (let column = 0; column < row.length; column++) {
    const entry = other[column] ?? 0
    if (entry === 0) continue
    const left = (row[column] ?? 0) - times * entry
    row[column] = Math.abs(left) < nought ? 0 : left
  }
}
