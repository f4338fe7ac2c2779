import type { ReactNode } from 'react'

export type TableColumn<Row> = {
  readonly id: string
  readonly name: string
  readonly numeric: boolean
  /** How its words are set: never wrapped, or as sentences that are wide rather than high. */
  readonly wrap?: 'short' | 'wordy' | undefined
  readonly cell: (row: Row) => ReactNode
}

export type TableRows<Row> = {
  /** The first column is the row heading. */
  readonly columns: readonly TableColumn<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly rowProps?: ((row: Row) => Record<string, unknown>) | undefined
}

/** The classes of a cell. */
export const alignOf = (numeric: boolean, wrap = '') => `${numeric ? 'number ' : ''}${wrap}` || undefined

/** The cells of a row. */
export function cellsOf<Row>(row: Row, columns: readonly TableColumn<Row>[]): readonly ReactNode[] {
  return columns.map(({ id, name, numeric, wrap, cell }, index) =>
    index === 0 ? (
      <th key={id} scope="row">
        {cell(row)}
      </th>
    ) : (
      <td key={id} data-name={name} className={alignOf(numeric, wrap)}>
        {cell(row)}
      </td>
    ),
  )
}

/** More rows than these cost more than they tell: each is a dozen elements, and the page is slow at thousands. */
const mostRows = 500

export const isLong = (rows: readonly unknown[]): boolean => rows.length > mostRows

/** The rows of a table that scrolls in a frame, by their number. */
export type FramedRows = {
  readonly frame: HTMLElement | null
  readonly keys: readonly string[]
  /** Number of columns. */
  readonly columns: number
  readonly propsOf: (row: number) => Record<string, unknown>
  readonly cells: (row: number) => readonly ReactNode[]
}
