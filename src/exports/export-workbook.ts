import type { Indicator } from '#core/domain/indicator.ts'
import { type Panel, panelIdText } from '#core/panel/panel.ts'
import { writeXlsx } from '#formats/write-xlsx.ts'
import { fileName } from './file-name.ts'
import { type PackContext, shownPack } from './pack/compose-pack.ts'
import type { PackTable } from './pack/pack.ts'
import { sheetsOf } from './pack/sheets.ts'
import { panelTable, plateTableWithBenchmark } from './pack/tables.ts'

/**
 * The table of a panel, or of its plate where it has none of its own, with the names of its columns as they are read, under the name that its sheet
 * has.
 */
function tableOf(panel: Panel): PackTable {
  const isOwn = panel.table.columns.length > 0
  const table = isOwn ? panelTable(panel) : plateTableWithBenchmark(panel.titled())
  return {
    ...table,
    id: isOwn ? panel.label : 'Figures by area',
    columns: table.columns.map((column) => ({ ...column, name: column.title })),
  }
}

/**
 * The table of one panel as a workbook: the table on its first sheet, then what it is, how it may be quoted, what its words and signs mean, and its
 * sources.
 * @param indicators behind the plate, for a panel that names none of its own
 */
export function exportWorkbook(
  panel: Panel,
  indicators: readonly Indicator[],
  context: PackContext,
): { readonly name: string; readonly blob: Blob } {
  const titled = panel.titled()
  const own = panel.indicators()
  const pack = shownPack(titled, null, own.length > 0 ? own : indicators, context)
  const sheets = sheetsOf({ ...pack, title: panel.title, subtitle: panel.subtitle, tables: [tableOf(panel)] })
  const table = sheets.slice(-1)
  return {
    name: fileName(titled, panelIdText(panel.id), 'xlsx'),
    blob: new Blob([writeXlsx([...table, ...sheets.slice(0, -1)])], {
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    }),
  }
}
