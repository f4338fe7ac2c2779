import { type ComponentType, type ReactNode, Suspense, useState } from 'react'
import { alignOf, cellsOf, type FramedRows, isLong, type TableRows } from './table-cells.tsx'

/** A table with row headings that scrolls inside its own frame, also by keyboard. Of very many rows those in sight and near it are on the page. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  keyOf,
  rowProps,
  foot,
  Long,
}: TableRows<Row> & {
  readonly caption: string
  /** Draws the rows where they are very many; without it all of them are on the page. */
  readonly Long?: ComponentType<FramedRows> | undefined
  readonly foot?: readonly ReactNode[] | null
}) {
  const [frame, setFrame] = useState<HTMLElement | null>(null)
  const long = Long !== undefined && isLong(rows)
  return (
    <section className={`table-scroll${long ? ' long' : ''}`} ref={setFrame} tabIndex={0} aria-label={caption}>
      <table className="data-table" {...(long ? { 'aria-rowcount': rows.length + 1 + (foot ? 1 : 0) } : {})}>
        <caption className="quiet">{caption}</caption>
        <thead>
          <tr {...(long ? { 'aria-rowindex': 1 } : {})}>
            {columns.map(({ id, name, numeric }) => (
              <th key={id} scope="col" className={alignOf(numeric)}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {long ? (
          <Suspense fallback={null}>
            <Long
              frame={frame}
              keys={rows.map(keyOf)}
              columns={columns.length}
              propsOf={(at) => rowProps?.(rows[at] as Row) ?? {}}
              cells={(at) => cellsOf(rows[at] as Row, columns)}
            />
          </Suspense>
        ) : (
          <tbody>
            {rows.map((row) => (
              <tr key={keyOf(row)} {...rowProps?.(row)}>
                {cellsOf(row, columns)}
              </tr>
            ))}
          </tbody>
        )}
        {foot ? (
          <tfoot>
            <tr {...(long ? { 'aria-rowindex': rows.length + 2 } : {})}>
              {columns.map(({ id, numeric }, index) =>
                index === 0 ? (
                  <th key={id} scope="row">
                    {foot[index]}
                  </th>
                ) : (
                  <td key={id} className={alignOf(numeric)}>
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
