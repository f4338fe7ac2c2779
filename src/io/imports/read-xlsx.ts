import { counted } from '#core/domain/counted.ts'
import { type Finding, fileFinding, sheetFinding } from '#core/imports/finding.ts'
import type { Worksheet } from '#core/imports/sheet.ts'
import { limits, RemainingLimits } from './limits.ts'
import { readNumberFormats } from './number-formats.ts'
import { type CellSetting, type Formulas, readWorksheet } from './read-worksheet.ts'
import { readXml } from './read-xml.ts'
import { Refusal } from './refusal.ts'
import { unzip } from './unpack.ts'

type Parts = ReadonlyMap<string, Uint8Array>
type Read = { readonly sheets: readonly Worksheet[]; readonly findings: readonly Finding[] }

const wanted = (name: string) =>
  /^xl\/(workbook|styles|sharedStrings)\.xml$|^xl\/_rels\/workbook\.xml\.rels$|^xl\/worksheets\/[^/]+\.xml$|^xl\/vbaProject\.bin$/i.test(
    name,
  )

/** Names of parts are compared without regard to case. */
const lowered = (parts: Parts): Parts => new Map([...parts].map(([name, bytes]) => [name.toLowerCase(), bytes]))

/** The part that a relation points to, from the folder of the workbook or from the root. */
const partNamed = (target: string): string =>
  target
    .replaceAll('\\', '/')
    .toLowerCase()
    .replace(/^\/?(xl\/)?/, 'xl/')

type Listed = { readonly name: string; readonly hidden: boolean; readonly path: string }

function readWorkbook(parts: Parts): { readonly sheets: readonly Listed[]; readonly from1904: boolean } {
  const book = parts.get('xl/workbook.xml')
  if (!book)
    throw new Refusal(
      'no-workbook',
      'an archive without a workbook',
      'an XLSX or ODS workbook',
      'Open it in a spreadsheet and save it as XLSX.',
    )
  const targets = new Map<string, string>()
  const relations = parts.get('xl/_rels/workbook.xml.rels')
  if (relations)
    readXml('workbook.xml.rels', relations, {
      open: (name, { Id, Target }) => {
        if (name === 'Relationship' && Id && Target) targets.set(Id, partNamed(Target))
      },
    })
  const sheets: Listed[] = []
  let from1904 = false
  readXml('workbook.xml', book, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = attributes.date1904 === '1' || attributes.date1904 === 'true'
      if (name !== 'sheet') return
      if (sheets.length >= limits.sheets)
        throw new Refusal(
          'too-many-sheets',
          `more than ${limits.sheets} sheets`,
          'a workbook with its data on a few sheets',
          'Leave out the others.',
        )
      const id = attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      const state = attributes.state ?? 'visible'
      sheets.push({ name: attributes.name ?? '', hidden: state !== 'visible', path: targets.get(id) ?? '' })
    },
  })
  return { sheets, from1904 }
}

function readSharedStrings(bytes: Uint8Array | undefined): readonly string[] {
  const strings: string[] = []
  if (!bytes) return strings
  let text = ''
  let phonetic = 0
  let inText = false
  readXml('sharedStrings.xml', bytes, {
    open: (name) => {
      if (name === 'si') text = ''
      else if (name === 'rPh') phonetic += 1
      else if (name === 't') inText = phonetic === 0
    },
    text: (piece) => {
      if (inText) text += piece
    },
    close: (name) => {
      if (name === 'si') strings.push(text)
      else if (name === 'rPh') phonetic -= 1
      else if (name === 't') inText = false
    },
  })
  return strings
}

/** What is to be said of formulas. */
export function formulaFindings(
  sheet: Pick<Worksheet, 'file' | 'name'>,
  { count, first, empty, firstEmpty }: Formulas,
): readonly Finding[] {
  const said: Finding[] = []
  if (count > 0)
    said.push(
      sheetFinding(sheet, {
        code: 'formulas',
        severity: 'note',
        found: `${counted(count, 'formula')}, the first in ${first}`,
        expected: '',
        mend: 'Their last saved values are taken; nothing is worked out here.',
      }),
    )
  if (empty > 0)
    said.push(
      sheetFinding(sheet, {
        code: 'formulas-without-value',
        severity: 'warning',
        found: `${counted(empty, 'formula')} without a saved value, the first in ${firstEmpty}`,
        expected: 'values',
        mend: 'They are read as blank. Open the file in a spreadsheet and save it, or paste the values.',
      }),
    )
  return said
}

/** What is to be said of a hidden sheet. */
export const hiddenFinding = (sheet: Pick<Worksheet, 'file' | 'name'>): Finding =>
  sheetFinding(sheet, {
    code: 'hidden-sheet',
    severity: 'warning',
    found: 'a hidden sheet',
    expected: 'sheets that can be seen',
    mend: 'It is left out unless you tick it.',
  })

/**
 * Reads the tables of an XLSX workbook: data only. Macros, links, drawings and pivot caches are never opened.
 * @param report called with the part that is done, 0 to 1
 * @throws Refusal
 */
export function readXlsx(file: string, bytes: Uint8Array, report: (done: number) => void): Read {
  const parts = lowered(unzip(bytes, wanted))
  const { sheets: listed, from1904 } = readWorkbook(parts)
  const setting: CellSetting = {
    strings: readSharedStrings(parts.get('xl/sharedstrings.xml')),
    formats: readNumberFormats(parts.get('xl/styles.xml')),
    from1904,
    room: new RemainingLimits(),
  }
  const findings: Finding[] = []
  if (parts.has('xl/vbaproject.bin'))
    findings.push(
      fileFinding(file, {
        code: 'macros',
        severity: 'note',
        found: 'macros',
        expected: '',
        mend: 'They are not opened and never run; only cells are read.',
      }),
    )
  const sheets = listed.flatMap(({ name, hidden, path }, at): Worksheet[] => {
    const part = parts.get(path)
    if (!part) return []
    const { formulas, ...cells } = readWorksheet(path, part, setting, (done) => report((at + done) / listed.length))
    const { rows } = cells
    const sheet: Worksheet = { file, name, hidden, ...cells, reading: 'XLSX workbook' }
    if (rows.length === 0) return []
    findings.push(...formulaFindings(sheet, formulas))
    if (hidden) findings.push(hiddenFinding(sheet))
    return [sheet]
  })
  return { sheets, findings }
}
