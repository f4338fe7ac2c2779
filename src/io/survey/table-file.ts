import { csvText, type Rows } from '#formats/csv-text.ts'
import type { NamedBlob } from '../hand-over.ts'

/** Rows as a CSV file. */
export const tableFile = (name: string, rows: Rows): NamedBlob => ({
  name,
  blob: new Blob([csvText(rows)], { type: 'text/csv' }),
})
