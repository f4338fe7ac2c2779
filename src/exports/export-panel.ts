import type { Panel } from '#core/compare/panel.ts'
import { absenceShorthand } from '#core/domain/cell.ts'
import type { Plate } from '#core/plate/plate.ts'
import { fileName } from './file-name.ts'
import { provenanceOf } from './provenance.ts'
import { csvText, type Rows } from './table-forms.ts'

/** A blank would read as nothing known; a table says that a column does not apply to a row. */
const written = (raw: string | number): string | number => (raw === '' ? absenceShorthand['not-applicable'] : raw)

/**
 * The table of one figure, with what it is and where it comes from in every row. What the rows say of themselves (measure, period, sources of a
 * table of many measures) stands once, as they say it.
 */
export function panelRows({ title, subtitle, table }: Panel<unknown>, plate: Plate, permalink: string): Rows {
  const own = new Set(table.columns.map(({ name }) => name))
  const about = [['Figure', title] as const, ['Figure shows', subtitle] as const, ...provenanceOf(plate, permalink)]
  const constants = about.filter(([name]) => !own.has(name))
  const header = ['GSS code', ...table.columns.map(({ name }) => name), ...constants.map(([name]) => name)]
  const rows = table.rows.map(({ area, cells }) => [
    area ?? absenceShorthand['not-applicable'],
    ...cells.map(({ raw }) => written(raw)),
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
