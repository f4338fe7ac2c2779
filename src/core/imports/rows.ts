import { counted } from '#core/domain/counted.ts'
import { inSentence } from '#core/domain/letters.ts'
import { readRows, rowsQuestion } from './decisions/of-rows.ts'
import type { RowReason } from './decisions/rows-left.ts'
import { type DecimalMark, parseNumber } from './figure-text.ts'
import { cellFinding, type Findings, type Words } from './finding.ts'
import { lackingColumns } from './lacking-columns.ts'
import type { MappedSheet } from './mapping.ts'
import type { Answers } from './question.ts'
import { cellText, isBlankRow } from './sheet.ts'
import { tables } from './tables/registry.ts'
import { type TemplateExamples, templateExamples } from './template-examples.ts'

/** A row of data with its place in a sheet. */
export type DataRow = { readonly part: MappedSheet; readonly row: number }

export const textOf = ({ part, row }: DataRow, column: string): string =>
  cellText(part.sheet, row, part.mapping.columns[column] ?? null)

export const decimalOf = ({ part }: DataRow): DecimalMark => part.mapping.decimal

/** NaN for a blank and for what is no number. */
export const figureOf = (row: DataRow, column: string): number => parseNumber(textOf(row, column), decimalOf(row))

export function blame(findings: Findings, { part, row }: DataRow, column: string | null, words: Words): void {
  const at = column === null ? null : (part.mapping.columns[column] ?? null)
  findings.add(cellFinding(part.sheet, part.mapping.headerRow, row, at, words))
}

/** Whether a text stands in place of an area for the sum of several. */
export const isTotalText = (text: string): boolean =>
  /^(?:(?:grand|uk|overall|table|column)[ -]*|sub[ -]?)?totals?(?: \((?:all|sum)[^)]*\))?$|^(?:sum|all areas|all regions|all nations)$/i.test(
    text,
  )

/** What to say of columns that a table needs and a sheet has not. */
function missingColumns(part: MappedSheet, findings: Findings): boolean {
  const { sheet, mapping } = part
  const missing = lackingColumns(mapping)
  for (const { id, about } of missing)
    findings.add(
      cellFinding(sheet, mapping.headerRow, mapping.headerRow, null, {
        code: 'column-missing',
        severity: 'error',
        found: (sheet.rows[mapping.headerRow] ?? []).filter(Boolean).join(', ').slice(0, 200),
        expected: `a column ${id}: ${inSentence(about).replace(/\.$/, '')}`,
        mend:
          id === 'survey_year'
            ? 'Write the year of the survey as the period above, choose its column, or add it to the file.'
            : 'Choose the column above, or add it to the file.',
      }),
    )
  return missing.length > 0
}

/** Columns of figures, periods and choices: a note below a table has nothing in them. */
function figureColumns({ mapping }: MappedSheet): readonly number[] {
  const specs = tables[mapping.table].columns.filter(({ kind }) => kind !== 'text' && kind !== 'area')
  return [...specs.flatMap(({ id }) => mapping.columns[id] ?? []), ...(mapping.wide?.columns ?? [])]
}

/** How notes begin, and what is too long for a name. */
const noteLike = /^(?:source|notes?\b|\(?\d{1,2}[.)\]]|[*†‡©[]|crown copyright|figures|this |these )|.{60}/i

/**
 * Where the rows of data end: below are notes, sources and what symbols mean, each a text in one or two cells and nothing among the figures.
 * @param isData whether a text may be data all the same, as the name of an area without any figure is
 */
function endOfData(part: MappedSheet, isData: (text: string) => boolean): number {
  const { rows } = part.sheet
  const figures = figureColumns(part)
  const isByCells = tables[part.mapping.table].knownBy === 'cells'
  const isBare = (at: number): boolean => {
    const texts = (rows[at] ?? []).map((cell) => cell.trim())
    const filled = texts.filter(Boolean)
    return filled.length <= 2 && figures.every((column) => (texts[column] ?? '') === '') && !filled.some(isData)
  }
  const isLike = (at: number): boolean => (rows[at] ?? []).some((cell) => noteLike.test(cell.trim()))
  const isBlank = (at: number): boolean => isBlankRow(rows[at] ?? [])
  /** Whether a row stands apart from the table, in a block of texts of which one is like a note. */
  const isApart = (at: number): boolean => {
    let [top, hasLike] = [at, isLike(at)]
    for (; top > part.mapping.headerRow + 1 && !isBlank(top - 1) && isBare(top - 1); top--) hasLike ||= isLike(top - 1)
    return isBlank(top - 1) && (hasLike || top === at)
  }
  // The name of a department or a site is data without its figures too, and is told of as such.
  const isNote = (at: number): boolean => isBare(at) && (isByCells || isLike(at) || isApart(at))
  let end = notesFrom(part, figures)
  while (end > part.mapping.headerRow + 2 && isNote(end - 1)) end -= 1
  return end
}

const notesHeading = /^(?:(?:foot|end)?notes?|sources?|key|symbols|caveats|notes and definitions)\b[:.]?$/i

/** The row of a heading such as “Notes” below a blank row, where no figure follows; the end of the sheet where there is none. */
function notesFrom({ sheet: { rows }, mapping }: MappedSheet, figures: readonly number[]): number {
  const numbers = new Set(mapping.wide?.columns ?? [mapping.columns.value ?? figures.at(-1) ?? 0])
  for (let at = rows.length - 1; at > mapping.headerRow + 1; at--) {
    const row = rows[at] ?? []
    if ([...numbers].some((column) => (row[column] ?? '').trim() !== '')) return rows.length
    const filled = row.map((cell) => cell.trim()).filter(Boolean)
    if (filled.length === 1 && notesHeading.test(filled[0] ?? '') && isBlankRow(rows[at - 1] ?? [])) return at
  }
  return rows.length
}

/** Whether a row says the headings once more, as tables that are put together by hand do. */
const isHeadings = ({ sheet, mapping }: MappedSheet, row: number): boolean => {
  const headings = sheet.rows[mapping.headerRow] ?? []
  const cells = sheet.rows[row] ?? []
  const filled = headings.flatMap((heading, at) => (heading.trim() === '' ? [] : [at]))
  return (
    filled.length > 1 &&
    filled.every((at) => (cells[at] ?? '').trim().toLowerCase() === headings[at]?.trim().toLowerCase())
  )
}

/** Says of rows that are passed over how many they are, and how the first begins. */
function sayPassedOver(
  part: MappedSheet,
  reason: RowReason,
  rows: readonly number[],
  { code, mend }: Pick<Words, 'code' | 'mend'>,
  findings: Findings,
): void {
  const [first] = rows
  for (const row of rows) findings.rowsLeft.add(part.sheet, row, reason)
  if (first === undefined) return
  const words = (part.sheet.rows[first] ?? []).filter((cell) => cell.trim() !== '').join(', ')
  findings.add(
    cellFinding(part.sheet, part.mapping.headerRow, first, null, {
      code,
      severity: 'note',
      found: `${counted(rows.length, 'row')}: ${words.slice(0, 80)}`,
      expected: '',
      mend,
    }),
  )
}

const notesBelow = { code: 'notes-below', mend: 'Notes below the table are passed over.' }
const repeatedHeadings = { code: 'headings-repeated', mend: 'Rows that repeat the headings are passed over.' }
const examplesLeft = { code: 'template-examples', mend: 'Examples of the template are left out.' }

/** Says of a decimal comma what it makes of the figures. */
function sayDecimalComma({ sheet, mapping }: MappedSheet, findings: Findings): void {
  if (mapping.decimal !== ',') return
  const mend =
    'Figures are read with a decimal comma, so that 1,5 is one and a half. Choose the point above if this is wrong.'
  findings.add(
    cellFinding(sheet, mapping.headerRow, mapping.headerRow, null, {
      code: 'decimal-comma',
      severity: 'note',
      found: '',
      expected: '',
      mend,
    }),
  )
}

function sayTotal(part: MappedSheet, row: number, column: number, findings: Findings): void {
  findings.rowsLeft.add(part.sheet, row, 'totals')
  const isAddedUp = tables[part.mapping.table].knownBy !== 'cells'
  findings.add(
    cellFinding(part.sheet, part.mapping.headerRow, row, column, {
      code: 'total-row',
      severity: 'warning',
      expected: 'rows of data only',
      mend: isAddedUp
        ? 'The row is left out: totals are added up here.'
        : 'The row is left out: a total is no area. Write the area that it stands for to keep it.',
    }),
  )
}

function sayNoRows(part: MappedSheet, hasExamples: boolean, findings: Findings): void {
  findings.add(
    cellFinding(part.sheet, part.mapping.headerRow, part.mapping.headerRow, null, {
      code: hasExamples ? 'template-untouched' : 'no-rows',
      severity: 'error',
      found: hasExamples ? 'the template with nothing but its examples' : '',
      expected: 'rows of data below the headings',
      mend: hasExamples ? 'Write your own rows over the examples.' : 'Check that the row of headings is the right one.',
    }),
  )
}

/** A row with the name of an example and other figures is a return whose name was not written, or an example that was touched. */
function blameExampleName(row: DataRow, { nameColumn }: TemplateExamples, findings: Findings): void {
  const column = nameColumn(row.row)
  if (column === null) return
  blame(findings, row, column, {
    code: 'example-name',
    severity: 'error',
    expected: 'a name of your own: this one is that of an example in the template',
    mend: 'Write the name, or delete the row.',
  })
}

/** Counts the rows that were taken out before the table is read. */
function sayLeftOut({ sheet }: MappedSheet, findings: Findings): void {
  for (const [reason, rows] of Object.entries(sheet.leftOut ?? {}) as [RowReason, readonly number[]][])
    for (const row of rows) findings.rowsLeft.add(sheet, row, reason)
}

/**
 * The rows of data of all parts, in order. Blank rows are passed over; rows of totals, examples of the template and notes below the table too, with a
 * word.
 * @param telling columns that a total would stand in
 * @param isData whether a text by itself may be data, such as the name of an area
 * @param answers what the reader has said of rows that are passed over
 */
export function dataRows(
  parts: readonly MappedSheet[],
  telling: readonly string[],
  findings: Findings,
  isData: (text: string) => boolean = () => false,
  answers: Answers = {},
): readonly DataRow[] {
  const rows: DataRow[] = []
  const isRead = (reason: RowReason) => answers[rowsQuestion(reason)] === readRows
  for (const part of parts) {
    if (missingColumns(part, findings)) continue
    const columns = telling.map((id) => part.mapping.columns[id] ?? null)
    const end = isRead('notes') ? part.sheet.rows.length : endOfData(part, isData)
    sayLeftOut(part, findings)
    const known = templateExamples(part)
    const [examples, repeated]: [number[], number[]] = [[], []]
    for (let row = part.mapping.headerRow + 1; row < end; row++) {
      if (isBlankRow(part.sheet.rows[row] ?? [])) continue
      if (row > part.mapping.headerRow && isHeadings(part, row)) {
        repeated.push(row)
        continue
      }
      const total = columns.find((at) => at !== null && isTotalText(cellText(part.sheet, row, at)))
      if (typeof total === 'number' && !isRead('totals')) sayTotal(part, row, total, findings)
      else if (!isRead('examples') && known.has(row)) examples.push(row)
      else {
        if (!isRead('examples')) blameExampleName({ part, row }, known, findings)
        rows.push({ part, row })
      }
    }
    const notes = part.sheet.rows.flatMap((cells, row) => (row >= end && !isBlankRow(cells) ? [row] : []))
    sayPassedOver(part, 'notes', notes, notesBelow, findings)
    sayPassedOver(part, 'headings', repeated, repeatedHeadings, findings)
    sayPassedOver(part, 'examples', examples, examplesLeft, findings)
    sayDecimalComma(part, findings)
    if (rows.at(-1)?.part !== part) sayNoRows(part, examples.length > 0, findings)
  }
  return rows
}

/** The texts of a column with the number of rows that have them. Blank cells are not among them. */
export function textsOf(rows: readonly DataRow[], column: string): ReadonlyMap<string, number> {
  const texts = new Map<string, number>()
  for (const row of rows) {
    const text = textOf(row, column)
    if (text !== '') texts.set(text, (texts.get(text) ?? 0) + 1)
  }
  return texts
}
