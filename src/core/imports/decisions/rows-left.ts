import type { Worksheet } from '../sheet.ts'

/** Why rows of a sheet are not read. */
export const rowReasons = {
  hidden: 'hidden in the workbook, by hand or by a filter',
  totals: 'totals',
  subtotals: 'sums of other rows',
  headings: 'headings repeated',
  notes: 'notes below the table',
  examples: 'examples of the template',
  measure: 'of another measure',
  areas: 'of areas that you have left out',
  struck: 'struck out by you',
} as const

export type RowReason = keyof typeof rowReasons

/** Rows of one sheet that are left out for one reason, with what the first of them says. */
export type RowsLeftOut = {
  readonly sheet: Worksheet
  readonly reason: RowReason
  readonly count: number
  /** Position of the first of them. */
  readonly first: number
}

/** Counts the rows that are not read, by sheet and reason. */
export class RowsLeft {
  readonly #found = new Map<Worksheet, Map<RowReason, { count: number; first: number }>>()
  readonly #rows = new Map<Worksheet, Set<number>>()

  add(sheet: Worksheet, row: number, reason: RowReason): void {
    const reasons = this.#found.get(sheet) ?? new Map<RowReason, { count: number; first: number }>()
    this.#found.set(sheet, reasons)
    const rows = this.#rows.get(sheet) ?? new Set<number>()
    this.#rows.set(sheet, rows.add(row))
    const held = reasons.get(reason)
    if (held) held.count += 1
    else reasons.set(reason, { count: 1, first: row })
  }

  of(sheet: Worksheet): readonly RowsLeftOut[] {
    return [...(this.#found.get(sheet) ?? [])].map(([reason, { count, first }]) => ({ sheet, reason, count, first }))
  }

  has(sheet: Worksheet, row: number): boolean {
    return this.#rows.get(sheet)?.has(row) ?? false
  }

  /** Each row once, whatever the number of reasons. */
  get count(): number {
    return [...this.#rows.values()].reduce((sum, { size }) => sum + size, 0)
  }
}
