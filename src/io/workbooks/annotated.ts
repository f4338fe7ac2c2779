import type { Finding } from '#core/imports/finding.ts'
import { reportSheet, type Worksheet } from '#core/imports/sheet.ts'
import { type CellStyle, type SheetToWrite, writeXlsx } from '#formats/write-xlsx.ts'

const markOf = ({ severity }: Finding): CellStyle =>
  severity === 'error' ? 'error' : severity === 'warning' ? 'warning' : 'plain'

/** A sheet as it came, its cells marked and a last column that says what to mend in the row. */
function annotate(sheet: Worksheet, findings: readonly Finding[]): SheetToWrite {
  const own = findings.filter((one) => one.file === sheet.file && one.sheet === sheet.name && one.row !== null)
  const marks = new Map<string, CellStyle>()
  const said = new Map<number, string[]>()
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0)
  for (const one of own) {
    const row = (one.row ?? 1) - 1
    const words = [one.expected && `Expected ${one.expected}.`, one.mend].filter(Boolean).join(' ')
    said.set(row, [...(said.get(row) ?? []), one.heading ? `${one.heading}: ${words}` : words])
    const key = `${row},${one.column ?? width}`
    if (one.severity !== 'note' && marks.get(key) !== 'error') marks.set(key, markOf(one))
  }
  const rows = sheet.rows.map((cells, row) => {
    const words = said.get(row)
    if (!words) return cells
    const padded = [...cells, ...Array.from({ length: width - cells.length }, () => '')]
    return [...padded, words.join('\n')]
  })
  return { name: sheet.name || sheet.file.replace(/\.[^.]+$/, ''), rows, marks, typed: true }
}

/** The tables with every problem marked where it stands, and a first sheet that lists them all. */
export function annotatedWorkbook(sheets: readonly Worksheet[], findings: readonly Finding[]): Uint8Array<ArrayBuffer> {
  const rows = [
    ['Kind', 'File', 'Sheet', 'Cell', 'Column', 'Found', 'Expected', 'Mend'],
    ...findings.map(({ severity, file, sheet, cell, row, heading, found, expected, mend }) => [
      severity,
      file,
      sheet,
      cell ?? (row === null ? '' : `row ${row}`),
      heading ?? '',
      found,
      expected,
      mend,
    ]),
  ]
  const report: SheetToWrite = {
    name: reportSheet,
    rows,
    headings: 1,
    typed: true,
    widths: [10, 24, 16, 10, 20, 30, 46, 60],
  }
  return writeXlsx([report, ...sheets.map((sheet) => annotate(sheet, findings))])
}
