import {
  column,
  notApplicable,
  type Panel,
  type PanelCell,
  type PanelTable,
  panelIdText,
  valueCell,
  words,
} from '#core/panel/panel.ts'
import { type Column, plateColumns } from '#core/plate/columns.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { rankedAreas } from '#core/plate/rows.ts'

/** Key of the row of the benchmark in the table of a plate. */
export const benchmarkKey = 'benchmark'

type Row = PanelTable['rows'][number]

function rowOfBenchmark({ benchmark, measure }: Plate, columns: readonly Column[]): readonly Row[] {
  if (!benchmark) return []
  const cells: Readonly<Record<string, PanelCell>> = {
    area: words(benchmark.name),
    value: valueCell(benchmark.cell, measure),
  }
  return [{ key: benchmarkKey, area: null, cells: columns.map(({ id }) => cells[id] ?? notApplicable) }]
}

/** The table of a plate in the form of the other panels' tables, with every column that its files have, its groups and its benchmark. */
export function tableOfPlate(plate: Plate): PanelTable {
  const columns = plateColumns(plate)
  const rowOf = (one: PlateArea, area: string | null): Row => ({
    key: one.area.code,
    area,
    cells: columns.map(({ text, raw }) => ({ text: text(one), raw: raw(one) })),
  })
  return {
    columns: columns.map(({ id, name, numeric }) => column(id, name, numeric)),
    rows: [
      ...rankedAreas(plate.areas).map((one) => rowOf(one, one.area.code)),
      // A group is made of areas, and in no rank or count of them.
      ...plate.groups.map((one) => rowOf(one, null)),
      ...rowOfBenchmark(plate, columns),
    ],
  }
}

/** The table of one of the panels of a view, or in words why there is none. The panels of Explore have the table of their plate. */
export function tableIn(panels: readonly Panel[], wanted: string): PanelTable | string {
  const panel = panels.find(({ id }) => panelIdText(id) === wanted)
  if (!panel) return `there is no panel “${wanted}”`
  if (panel.table.columns.length > 0) return panel.table
  if (panel.id.screen === 'explore') return tableOfPlate(panel.titled())
  return panel.lacks ?? `the panel “${wanted}” has no table`
}
