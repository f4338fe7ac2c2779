import { counted } from '#core/imports/counted.ts'
import { Refusal } from '../refusal.ts'
import type { FileFormat, UnknownFile } from './file-format.ts'

const refuse = (
  name: string,
  recognises: FileFormat['recognises'],
  refusal: (file: UnknownFile) => Refusal,
): FileFormat => ({
  name,
  recognises,
  open: (file) => {
    throw refusal(file)
  },
})

/** Formats that are known and not read, with what a reader can do instead. */
export const refused: readonly FileFormat[] = [
  refuse(
    'XLSB workbook',
    ({ parts }) => parts.includes('xl/workbook.bin'),
    () =>
      new Refusal(
        'binary-workbook',
        'an XLSB workbook',
        'an XLSX workbook',
        'Open it in a spreadsheet and save it as XLSX.',
      ),
  ),
  refuse(
    'other archive',
    (file) => file.startsWith(0x50, 0x4b),
    ({ parts }) =>
      new Refusal(
        'other-archive',
        `an archive of ${counted(parts.length, 'file')}`,
        'a workbook, or one file at a time',
        'Unpack it and drop the files in it.',
      ),
  ),
  refuse(
    'XLS workbook',
    (file) => file.startsWith(0xd0, 0xcf, 0x11, 0xe0),
    () =>
      new Refusal(
        'old-workbook',
        'an XLS workbook, or one with a password',
        'an XLSX workbook without a password',
        'Open it in a spreadsheet, take the password away and save it as XLSX.',
      ),
  ),
  refuse(
    'PDF',
    (file) => file.startsWith(0x25, 0x50, 0x44, 0x46),
    () => new Refusal('pdf', 'a PDF', 'a table', 'Ask for the table behind it as XLSX or CSV.'),
  ),
  refuse(
    'packed file',
    (file) => file.startsWith(0x1f, 0x8b) || file.startsWith(0x37, 0x7a, 0xbc, 0xaf),
    () => new Refusal('packed', 'a packed file', 'the file in it', 'Unpack it first.'),
  ),
  refuse(
    'web page or XML',
    ({ decoded: { text } }) => /^\s*<(!doctype|html|\?xml|svg|kml|wfs)/i.test(text),
    () =>
      new Refusal(
        'markup',
        'a web page or XML',
        'a table',
        'Save the table as XLSX or CSV; a download that needs a login gives a web page instead.',
      ),
  ),
]
