import type { ReactNode } from 'react'

export type TableColumn<Row> = {
  readonly id: string
  readonly name: string
  readonly numeric: boolean
  /** How its words are set: never wrapped, or as sentences that are wide rather than high. */
  readonly wrap?: 'short' | 'wordy' | undefined
  readonly cell: (row: Row) => ReactNode
}

/** A table with row headings that scrolls inside its own frame, also by keyboard. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  keyOf,
  rowProps,
  foot,
}: {
  readonly caption: string
  /** The first column is the row heading. */
  readonly columns: readonly TableColumn<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly rowProps?: (row: Row) => Record<string, unknown>
  readonly foot?: readonly ReactNode[] | null
}) {
  const align = (numeric: boolean, wrap = '') => `${numeric ? 'number ' : ''}${wrap}` || undefined
  return (
    <section className="table-scroll" tabIndex={0} aria-label={caption}>
      <table className="data-table">
        <caption className="quiet">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ id, name, numeric }) => (
              <th key={id} scope="col" className={align(numeric)}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} {...rowProps?.(row)}>
              {columns.map(({ id, name, numeric, wrap, cell }, index) =>
                index === 0 ? (
                  <th key={id} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={id} data-name={name} className={align(numeric, wrap)}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {foot ? (
          <tfoot>
            <tr>
              {columns.map(({ id, numeric }, index) =>
                index === 0 ? (
                  <th key={id} scope="row">
                    {foot[index]}
                  </th>
                ) : (
                  <td key={id} className={align(numeric)}>
                    {foot[index]}
                  </td>
                ),
              )}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </section>
  )
}
