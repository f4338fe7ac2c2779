import { csvFormatRows } from 'd3'
import { allKinds, kindName, periodOfQuarter } from './concern.ts'
import type { PublishedCount } from './register.ts'
import { noReportNote } from './watch-words.ts'

/** What a withheld count is written as, in tables that the importer reads. */
const withheld = '[c]'

/** Published counts as the table of concerns. @param fewest of the reports and departments of a count that is shown */
export function concernsCsv(counts: readonly PublishedCount[], fewest: number): string {
  const note = `${noReportNote} [c]: withheld, as there are fewer than ${fewest} reports or departments, or none, or as others could be worked out from it.`
  const rows = counts.map(({ area, quarter, kind, count }) => [
    area,
    periodOfQuarter(quarter),
    kind === allKinds ? 'All' : kindName(kind),
    count === null ? withheld : String(count),
    note,
  ])
  return `${csvFormatRows([['area', 'quarter', 'kind_of_concern', 'concerns', 'note'], ...rows])}\n`
}
