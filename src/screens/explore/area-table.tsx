import { memo, useDeferredValue, useMemo } from 'react'
import { markWords, statusWords } from '#core/domain/cell.ts'
import { plateColumns } from '#core/plate/columns.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { benchmarkRow, rankedAreas } from '#core/plate/rows.ts'
import { layRanked } from '#figures/ranked-dots/ranked-layout.ts'
import { LaterRows } from '#parts/later-rows.ts'
import { setHovered, useHovered } from '#state/lit-store.ts'
import { DataTable } from '#ui/data-table.tsx'

const statusText = ({ trust }: Plate) => trust.statuses.map((status) => statusWords[status]).join(' and ')

/** More rows than the frame of the table has room for. */
const fullFrame = 60

/** The figures of the map as a table, area by area. */
export const AreaTable = memo(function AreaTable({
  shown,
  onSelect,
}: {
  readonly shown: { readonly plate: Plate }
  readonly onSelect: (code: string) => void
}) {
  const lit = useDeferredValue(useHovered(({ area }) => area))
  const { plate } = shown
  const columns = plateColumns(plate).filter(({ onScreen }) => onScreen)
  const benchmark = benchmarkRow(plate)
  const selected = new Set(plate.view.selected)
  // As high as the ranking whose place it takes, so that what stands below stays where it is; more of it scrolls, in a frame that is full by then.
  const height = useMemo(() => layRanked(plate, 0, { rows: plate.areas.slice(0, fullFrame) }).height, [plate])
  return (
    <div className="ranked-table" style={{ ['--ranking-height' as string]: `${height}px` }}>
      <DataTable<PlateArea>
        caption={[
          ...plate.marks.map((mark) => markWords[mark]),
          plate.measure.name,
          plate.trust.periodText,
          statusText(plate),
        ]
          .filter(Boolean)
          .join(', ')}
        columns={columns.map((column) => ({
          id: column.id,
          name: column.name,
          numeric: column.numeric,
          wrap: column.id === 'rank' ? 'short' : column.id === 'caution' ? 'wordy' : undefined,
          cell: (row) =>
            column.id === 'area' ? (
              <button
                type="button"
                className="row-button"
                aria-pressed={selected.has(row.area.code)}
                onClick={() => onSelect(row.area.code)}
              >
                {column.text(row)}
              </button>
            ) : (
              column.text(row)
            ),
        }))}
        rows={rankedAreas(plate.areas)}
        keyOf={({ area }) => area.code}
        Long={LaterRows}
        rowProps={({ area }) => ({
          'data-lit': area.code === lit || undefined,
          'data-selected': selected.has(area.code) || undefined,
          onPointerEnter: () => setHovered({ area: area.code }),
          onPointerLeave: () => setHovered({ area: null }),
        })}
        foot={
          benchmark && columns.map(({ id }) => (id === 'area' ? benchmark.name : id === 'value' ? benchmark.text : ''))
        }
      />
    </div>
  )
})
