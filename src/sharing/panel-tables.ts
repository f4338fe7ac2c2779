import type { Panel } from '#core/panel/panel.ts'
import { exportPanel } from '#exports/export-panel.ts'
import type { NamedBlob } from '#io/save.ts'
import type { Shared } from './shared.ts'
import type { TableFormat } from './table-formats.ts'

/** The table of one panel as a file. */
export async function tableFile(
  panel: Panel,
  format: TableFormat,
  { indicators, permalink, plate }: Pick<Shared, 'indicators' | 'permalink' | 'plate'>,
): Promise<NamedBlob> {
  if (format === 'csv') return exportPanel(panel, permalink)
  const { exportWorkbook } = await import('#exports/export-workbook.ts')
  return exportWorkbook(panel, indicators, { permalink, made: new Date(), dataVersion: plate.trust.dataVersion })
}
