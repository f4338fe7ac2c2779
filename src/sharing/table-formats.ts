import type { Panel } from '#core/panel/panel.ts'
import type { NamedBlob } from '#io/hand-over.ts'
import type { Shared } from './shared.ts'

type TableFile = (panel: Panel, shared: Pick<Shared, 'indicators' | 'permalink' | 'plate'>) => Promise<NamedBlob>

/** The formats in which the table of one panel leaves by itself, what each is for, and what writes it, loaded when it is asked for. */
export const tableFormats = [
  {
    id: 'xlsx',
    name: 'Excel',
    hint: 'the table on the first sheet, then definitions, caveats, sources and the citation',
    file: async (panel, { indicators, permalink, plate }) => {
      const { exportWorkbook } = await import('#exports/export-workbook.ts')
      return exportWorkbook(panel, indicators, { permalink, made: new Date(), dataVersion: plate.trust.dataVersion })
    },
  },
  {
    id: 'csv',
    name: 'CSV',
    hint: 'one table with its source in every row',
    file: async (panel, { permalink }) => (await import('#exports/export-panel.ts')).exportPanel(panel, permalink),
  },
] as const satisfies readonly {
  readonly id: string
  readonly name: string
  readonly hint: string
  readonly file: TableFile
}[]

export type TableFormat = (typeof tableFormats)[number]
