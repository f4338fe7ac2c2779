import type { Panel } from '#core/compare/panel.ts'
import type { Plate } from '#core/plate/plate.ts'
import { fileName } from './file-name.ts'
import { provenanceOf } from './provenance.ts'
import { csvText, type Rows } from './table-forms.ts'

/** The table of one figure of a comparison, with what it is and where it comes from in every row. */
export function panelRows({ title, subtitle, table }: Panel<unknown>, plate: Plate, permalink: string): Rows {
  const constants = [['Figure', title] as const, ['Figure shows', subtitle] as const, ...provenanceOf(plate, permalink)]
  const header = ['GSS code', ...table.columns.map(({ name }) => name), ...constants.map(([name]) => name)]
  const rows = table.rows.map(({ area, cells }) => [
    area ?? '',
    ...cells.map(({ raw }) => raw),
    ...constants.map(([, value]) => value),
  ])
  return [header, ...rows]
}

export function exportPanel(
  /** As in the file name: `compare-ranking`. */
  id: string,
  panel: Panel<unknown>,
  plate: Plate,
  permalink: string,
): { readonly name: string; readonly blob: Blob } {
  const text = csvText(panelRows(panel, plate, permalink))
  return { name: fileName(plate, id, 'csv'), blob: new Blob([text], { type: 'text/csv' }) }
}
