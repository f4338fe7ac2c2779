import type { Layer } from '#core/geography/layer.ts'
import { counted } from '#core/imports/counted.ts'
import { type Finding, fileFinding } from '#core/imports/finding.ts'
import type { Sheet } from '#core/imports/sheet.ts'
import { decodeText } from './decode-text.ts'
import { checkSize } from './limits.ts'
import { readCsv } from './read-csv.ts'
import { readJson } from './read-json.ts'
import { readOds } from './read-ods.ts'
import { readXlsx } from './read-xlsx.ts'
import { Refusal } from './refusal.ts'
import { unpack } from './unpack.ts'

/** What a file holds: tables, boundaries, and what is to be said of it. */
export type OpenedFile = {
  readonly sheets: readonly Sheet[]
  readonly layers: readonly Layer[]
  readonly findings: readonly Finding[]
}

const startsWith = (bytes: Uint8Array, ...start: readonly number[]) => start.every((byte, at) => bytes[at] === byte)

function kindOf(bytes: Uint8Array): 'archive' | 'old workbook' | 'pdf' | 'packed' | 'text' {
  if (startsWith(bytes, 0x50, 0x4b)) return 'archive'
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'old workbook'
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return 'pdf'
  if (startsWith(bytes, 0x1f, 0x8b) || startsWith(bytes, 0x37, 0x7a, 0xbc, 0xaf)) return 'packed'
  return 'text'
}

function openArchive(file: string, bytes: Uint8Array, report: (done: number) => void) {
  const names: string[] = []
  unpack(bytes, (name) => {
    names.push(name)
    return false
  })
  if (names.includes('xl/workbook.xml')) return readXlsx(file, bytes, report)
  if (names.includes('content.xml')) return readOds(file, bytes, report)
  if (names.includes('xl/workbook.bin'))
    throw new Refusal(
      'binary-workbook',
      'an XLSB workbook',
      'an XLSX workbook',
      'Open it in a spreadsheet and save it as XLSX.',
    )
  throw new Refusal(
    'other-archive',
    `an archive of ${counted(names.length, 'file')}`,
    'a workbook, or one file at a time',
    'Unpack it and drop the files in it.',
  )
}

const isMarkup = (text: string) => /^\s*<(!doctype|html|\?xml|svg|kml|wfs)/i.test(text)

function open(file: string, bytes: Uint8Array, report: (done: number) => void): OpenedFile {
  checkSize(bytes.length)
  switch (kindOf(bytes)) {
    case 'archive':
      return { layers: [], ...openArchive(file, bytes, report) }
    case 'old workbook':
      throw new Refusal(
        'old-workbook',
        'an XLS workbook, or one with a password',
        'an XLSX workbook without a password',
        'Open it in a spreadsheet, take the password away and save it as XLSX.',
      )
    case 'pdf':
      throw new Refusal('pdf', 'a PDF', 'a table', 'Ask for the table behind it as XLSX or CSV.')
    case 'packed':
      throw new Refusal('packed', 'a packed file', 'the file in it', 'Unpack it first.')
    default: {
      const decoded = decodeText(bytes)
      if (isMarkup(decoded.text))
        throw new Refusal(
          'markup',
          'a web page or XML',
          'a table',
          'Save the table as XLSX or CSV; a download that needs a login gives a web page instead.',
        )
      if (/^\s*[[{]/.test(decoded.text) && /\.(geo|topo)?json$/i.test(file))
        return { findings: [], ...readJson(file, decoded.text) }
      if (/^\s*\{/.test(decoded.text)) return { findings: [], ...readJson(file, decoded.text) }
      return { layers: [], ...readCsv(file, decoded, report) }
    }
  }
}

/**
 * Opens one file, whatever it is called: its first bytes say what it is.
 * @param report called with the part that is done, 0 to 1
 * @returns tables and boundaries, or nothing and the reason
 */
export function openFile(file: string, bytes: Uint8Array, report: (done: number) => void = () => {}): OpenedFile {
  try {
    const opened = open(file, bytes, report)
    if (opened.sheets.length > 0 || opened.layers.length > 0) return opened
    const empty = fileFinding(file, {
      code: 'nothing-in-it',
      severity: 'error',
      found: 'no table and no shapes',
      expected: 'a table or boundaries',
      mend: 'Check that it is the right file.',
    })
    return { ...opened, findings: [...opened.findings, empty] }
  } catch (fault) {
    const refusal =
      fault instanceof Refusal
        ? fault
        : new Refusal(
            'unreadable',
            fault instanceof RangeError ? 'a file that needs more room than there is' : 'a file that cannot be read',
            'a table or boundaries',
            'Save it again as XLSX or CSV.',
          )
    return { sheets: [], layers: [], findings: [refusal.finding(file)] }
  }
}
