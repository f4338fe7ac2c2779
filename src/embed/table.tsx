import { markWords } from '#core/domain/cell.ts'
import { plateColumns } from '#core/plate/columns.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { rankedAreas } from '#core/plate/rows.ts'
import { DataTable } from '#ui/data-table.tsx'

/** The figures of the map as a table. */
export function Table({ plate }: { readonly plate: Plate }) {
  const columns = plateColumns(plate).filter(({ onScreen }) => onScreen)
  return (
    <DataTable
      caption={[...plate.marks.map((mark) => markWords[mark]), plate.measure.name, plate.trust.periodText].join(', ')}
      columns={columns.map((column) => ({
        id: column.id,
        name: column.name,
        numeric: column.numeric,
        cell: (row: PlateArea) => column.text(row),
      }))}
      rows={rankedAreas(plate.areas)}
      keyOf={({ area }) => area.code}
    />
  )
}
