import { counted } from '#core/domain/counted.ts'
import { fileFinding } from '#core/imports/finding.ts'
import { expectedOf, readableFile } from './advice.ts'
import { type FileFormat, type OpenedFile, type TextSettings, UnknownFile } from './formats/file-format.ts'
import { fileFormats } from './formats/registry.ts'
import { checkSize } from './limits.ts'
import { Refusal } from './refusal.ts'

const unreadable = (name: string, found: string) =>
  new Refusal('unreadable', found, expectedOf(name), readableFile(name))

function open(file: UnknownFile, formats: readonly FileFormat[]): OpenedFile {
  checkSize(file.name, file.bytes.length)
  const format = formats.find((one) => one.recognises(file))
  if (!format) throw unreadable(file.name, 'a file of no known format')
  const opened = format.open(file)
  if (file.nuls === 0) return opened
  const dropped = fileFinding(file.name, {
    code: 'zero-bytes',
    severity: 'note',
    found: counted(file.nuls, 'zero byte'),
    expected: '',
    mend: 'They are no text, and were dropped.',
  })
  return { ...opened, findings: [...opened.findings, dropped] }
}

/**
 * Opens one file, whatever it is called: its first bytes say what it is.
 * @param report called with the part that is done, 0 to 1
 * @param formats those that are known unless told
 * @param settings how the reader wants a text to be taken apart
 * @returns tables and boundaries, or nothing and the reason
 */
export function openFile(
  name: string,
  bytes: Uint8Array,
  report: (done: number) => void = () => {},
  formats: readonly FileFormat[] = fileFormats,
  settings: TextSettings = {},
): OpenedFile {
  try {
    const inner = (part: string, own: Uint8Array) => open(new UnknownFile(part, own, report, null, settings), formats)
    const opened = open(new UnknownFile(name, bytes, report, inner, settings), formats)
    if (opened.sheets.length > 0 || opened.layers.length > 0) return opened
    const empty = fileFinding(name, {
      code: 'nothing-in-it',
      severity: 'error',
      found: 'no table and no shapes',
      expected: expectedOf(name),
      mend: 'Check that it is the right file.',
    })
    return { ...opened, findings: [...opened.findings, empty] }
  } catch (fault) {
    const isTooLarge = fault instanceof RangeError
    const refusal =
      fault instanceof Refusal
        ? fault
        : unreadable(name, isTooLarge ? 'a file that needs more room than there is' : 'a file that cannot be read')
    return { sheets: [], layers: [], findings: [refusal.finding(name)] }
  }
}
