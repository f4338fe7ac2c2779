import { type Protected, vouchFor } from '#core/domain/protected.ts'
import { licenceLine, sourceLine } from '#core/domain/source-line.ts'
import type { Panel } from '#core/panel/panel.ts'
import { plateColumns } from '#core/plate/columns.ts'
import { markTexts } from '#core/plate/mark-text.ts'
import { rankedAreas } from '#core/plate/rows.ts'
import type { Rows } from '#formats/csv-text.ts'

/** A table as it is read, with the line above and the line below it. */
export type ScreenTable = { readonly before: string; readonly rows: Protected<Rows>; readonly after: string }

/** Programs take a number with a typographic minus for a word. */
const asNumber = (text: string): string => text.replace(/^−(?=[\d.])/, '-')

/** Header and rows as on the screen: the columns that are seen, rounded as they are seen. */
function seenRows({ table, lacks, titled }: Panel): Rows {
  if (lacks === null && table.columns.length > 0)
    return [
      table.columns.map(({ name }) => name),
      ...table.rows.map(({ cells }) =>
        cells.map(({ text }, at) => (table.columns[at]?.numeric ? asNumber(text) : text)),
      ),
    ]
  const plate = titled()
  const columns = plateColumns(plate).filter(({ onScreen }) => onScreen)
  return [
    columns.map(({ name }) => name),
    ...[...rankedAreas(plate.areas), ...plate.groups].map((area) =>
      columns.map(({ text, numeric }) => (numeric ? asNumber(text(area)) : text(area))),
    ),
  ]
}

/** The table of a panel as a person would paste it: what is seen, with measure, unit and period above it and its source below. */
export function seenTable(panel: Panel, permalink: string): ScreenTable {
  const plate = panel.titled()
  const { sources, boundaryCredit, dataVersion } = plate.trust
  const licences = licenceLine(sources)
  const after = [
    ...markTexts(plate).map((text) => `${text}.`),
    `Source: ${sourceLine(sources) || 'none'}.`,
    ...(licences ? [`${licences}.`] : []),
    `${boundaryCredit.replace(/\.$/, '')}.`,
    `MPCE Atlas, data version ${dataVersion}.`,
    permalink,
  ].join(' ')
  return { before: `${panel.title} (${panel.subtitle})`, rows: vouchFor(seenRows(panel)), after }
}
