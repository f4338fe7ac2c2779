import { counted } from '#core/domain/counted.ts'
import { Refusal } from '../refusal.ts'
import type { FileFormat, UnknownFile } from './file-format.ts'

const refuse = (
  name: string,
  recognises: FileFormat['recognises'],
  refusal: (file: UnknownFile) => Refusal,
): FileFormat => ({
  name,
  endings: [],
  recognises,
  open: (file) => {
    throw refusal(file)
  },
})

/** The first names in an archive, so that its reader knows what to look for. */
function namesIn(parts: readonly string[]): string {
  const names = parts.filter((part) => !part.endsWith('/')).map((part) => part.slice(part.lastIndexOf('/') + 1))
  return names.length === 0 ? '' : `: ${names.slice(0, 4).join(', ')}${names.length > 4 ? ' and others' : ''}`
}

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
    'Numbers document',
    ({ parts }) => parts.some((part) => /(^|\/)Index\/(Document\.iwa|Tables\/)|(^|\/)Index\.zip$/.test(part)),
    () =>
      new Refusal(
        'numbers',
        'a document of Apple Numbers',
        'an XLSX workbook',
        'Choose File, Export to, Excel in Numbers.',
      ),
  ),
  refuse(
    'other document of an office',
    ({ parts }) => parts.some((part) => /^(word|ppt)\//.test(part)),
    () =>
      new Refusal(
        'office-document',
        'a text or slides',
        'a workbook',
        'Copy its table into a spreadsheet and save that as XLSX.',
      ),
  ),
  refuse(
    'other archive',
    (file) => file.startsWith(0x50, 0x4b),
    ({ parts }) =>
      new Refusal(
        'other-archive',
        `an archive of ${counted(parts.length, 'file')}${namesIn(parts)}`,
        'a workbook, or one file at a time',
        'Unpack it, and drop those files in it that you mean.',
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
    ({ decoded: { text } }) => /^\s*<(!doctype|html|\?xml)/i.test(text),
    () =>
      new Refusal(
        'markup',
        'a web page or XML',
        'a table or boundaries',
        'Save a table as XLSX or CSV, and boundaries as GeoJSON; a download that needs a login gives a web page instead.',
      ),
  ),
]
