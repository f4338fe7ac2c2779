import type { AbsenceReason } from '#core/domain/cell.ts'

/** One figure of a grid: what is read first, then the lines below it. */
export type GridCell = {
  /** "1.04", or the reason why there is none. */
  readonly lead: string
  readonly lines: readonly string[]
  /** Set where there is no figure. */
  readonly absent: AbsenceReason | null
}

export type GridHead = {
  readonly name: string
  /** Code of the area that the column is of; null for others. */
  readonly code: string | null
  readonly role: 'mine' | 'beside' | 'whole' | 'other'
}

export type GridRow = {
  readonly key: string
  /** Rows of one topic stand together under its name. */
  readonly topic: string
  readonly name: string
  /** Unit and period on the first line, sources below. */
  readonly lines: readonly string[]
  /** What has to be said of every figure of the row, such as that it is made up; empty for most. */
  readonly mark: string
  /** One for each head. */
  readonly cells: readonly GridCell[]
}

/** Rows by columns, as a figure and as a table on the page. */
export type AreaGrid = { readonly heads: readonly GridHead[]; readonly rows: readonly GridRow[] }
