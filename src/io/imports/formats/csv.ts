import { readCsv } from '../read-csv.ts'
import type { FileFormat } from './file-format.ts'

/** Whatever is text and nothing else. */
export const csv: FileFormat = {
  name: 'text table: CSV, TSV or the like',
  endings: ['.csv', '.tsv', '.txt'],
  recognises: () => true,
  open: ({ name, decoded, report, settings }) => ({
    layers: [],
    ...readCsv(name, decoded, report, settings.separator),
  }),
}
