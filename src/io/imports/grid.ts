import { limits, type RemainingLimits } from './limits.ts'
import { Refusal } from './refusal.ts'

const noCells: readonly string[] = []

/** A table that is filled cell by cell; gaps are blank, and blank rows and columns at the end are dropped. */
export class Grid {
  readonly #rows: string[][] = []
  readonly #room: RemainingLimits

  constructor(room: RemainingLimits) {
    this.#room = room
  }

  put(row: number, column: number, text: string): void {
    if (text.trim() === '') return
    if (column >= limits.columns)
      throw new Refusal(
        'too-many-columns',
        `a cell in column ${column + 1}`,
        `at most ${limits.columns}`,
        'Leave out the columns to the right.',
      )
    if (row >= limits.rows) this.#room.take(row, 0)
    let cells = this.#rows[row]
    if (!cells) {
      cells = []
      this.#rows[row] = cells
    }
    this.#room.take(0, column + 1 - cells.length > 0 ? column + 1 - cells.length : 1)
    while (cells.length < column) cells.push('')
    cells[column] = text
  }

  rows(): readonly (readonly string[])[] {
    return Array.from({ length: this.#rows.length }, (_, at) => this.#rows[at] ?? noCells)
  }
}
