import { readXlsx } from '../read-xlsx.ts'
import type { FileFormat } from './file-format.ts'

export const xlsx: FileFormat = {
  name: 'XLSX workbook',
  endings: ['.xlsx', '.xlsm'],
  recognises: ({ parts }) => parts.some((part) => part.toLowerCase() === 'xl/workbook.xml'),
  open: ({ name, bytes, report }) => ({ layers: [], ...readXlsx(name, bytes, report) }),
}
