import { readOds } from '../read-ods.ts'
import type { FileFormat } from './file-format.ts'

export const ods: FileFormat = {
  name: 'ODS workbook',
  endings: ['.ods'],
  recognises: ({ parts }) => parts.includes('content.xml'),
  open: ({ name, bytes, report }) => ({ layers: [], ...readOds(name, bytes, report) }),
}
