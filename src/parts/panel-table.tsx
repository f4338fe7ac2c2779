import type { ComponentProps } from 'react'
import type { Panel } from '#core/panel/panel.ts'
import { DataTable } from '#ui/data-table.tsx'
import { MarkAcross } from '#ui/mark-across.tsx'

/** The table of one figure. The first cell of an area's row selects the area. */
export function PanelTableView({
  panel: { title, subtitle, table },
  marks,
  across,
  selected,
  onSelect,
  Long,
}: Pick<ComponentProps<typeof DataTable>, 'Long'> & {
  readonly panel: Panel
  /** Marks of the figures, above the table and across it. */
  readonly marks: readonly string[]
  readonly across: readonly string[]
  readonly selected: readonly string[]
  readonly onSelect: (code: string) => void
}) {
  return (
    <div className="marked">
      <DataTable
        caption={[...marks, title, subtitle].join('. ')}
        columns={table.columns.map(({ id, name, numeric }, at) => ({
          id,
          name,
          numeric,
          cell: (row: (typeof table.rows)[number]) => {
            const text = row.cells[at]?.text ?? ''
            const { area } = row
            if (at > 0 || area === null) return text
            return (
              <button
                type="button"
                className="row-button"
                aria-pressed={selected.includes(area)}
                onClick={() => onSelect(area)}
              >
                {text}
              </button>
            )
          },
        }))}
        rows={table.rows}
        keyOf={({ key }) => key}
        Long={Long}
        rowProps={({ area }) => (area === null ? {} : { 'data-area': area })}
      />
      <MarkAcross words={across} />
    </div>
  )
}
