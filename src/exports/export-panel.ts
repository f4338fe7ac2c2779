import { absenceShorthand } from '#core/domain/cell.ts'
import { type Protected, vouchFor } from '#core/domain/protected.ts'
import { type Panel, panelIdText } from '#core/panel/panel.ts'
import { csvText, type Rows } from '#formats/csv-text.ts'
import { fileName } from './file-name.ts'
import { provenanceOf } from './provenance.ts'
import { tableRows } from './table-rows.ts'

/** A blank would read as nothing known; a table says that a column does not apply to a row. */
const written = (raw: string | number): string | number => (raw === '' ? absenceShorthand['not-applicable'] : raw)

/**
 * The table of one panel, with what it is and where it comes from in every row. What the rows say of themselves (measure, period, sources of a
 * table of many measures) stands once, as they say it. A panel without a table of its own has that of its plate.
 */
export function panelRows({ title, subtitle, table, lacks, titled }: Panel, permalink: string): Protected<Rows> {
  if (lacks === null && table.columns.length === 0) return tableRows(titled(), permalink)
  const own = new Set(table.columns.map(({ name }) => name))
  const about = [['Figure', title] as const, ['Figure shows', subtitle] as const, ...provenanceOf(titled(), permalink)]
  const constants = about.filter(([name]) => !own.has(name))
  const header = ['GSS code', ...table.columns.map(({ name }) => name), ...constants.map(([name]) => name)]
  const rows = table.rows.map(({ area, cells }) => [
    area ?? absenceShorthand['not-applicable'],
    ...cells.map(({ raw }) => written(raw)),
    ...constants.map(([, value]) => value),
  ])
  return vouchFor([header, ...rows])
}

export function exportPanel(panel: Panel, permalink: string): { readonly name: string; readonly blob: Blob } {
  const text = csvText(panelRows(panel, permalink))
  return { name: fileName(panel.titled(), panelIdText(panel.id), 'csv'), blob: new Blob([text], { type: 'text/csv' }) }
}
