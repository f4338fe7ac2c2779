import { inSentence } from '#core/domain/letters.ts'
import { type DecimalMark, numberOf } from './figure-text.ts'
import { cellFinding, type Findings, type Words } from './finding.ts'
import type { Part } from './mapping.ts'
import { cellText, isBlankRow } from './sheet.ts'
import { tables } from './tables/registry.ts'

/** A row of data with its place in a sheet. */
export type DataRow = { readonly part: Part; readonly row: number }

export const textOf = ({ part, row }: DataRow, column: string): string =>
  cellText(part.sheet, row, part.mapping.columns[column] ?? null)

export const decimalOf = ({ part }: DataRow): DecimalMark => part.mapping.decimal

/** NaN for a blank and for what is no number. */
export const figureOf = (row: DataRow, column: string): number => numberOf(textOf(row, column), decimalOf(row))

export function blame(findings: Findings, { part, row }: DataRow, column: string | null, words: Words): void {
  const at = column === null ? null : (part.mapping.columns[column] ?? null)
  findings.add(cellFinding(part.sheet, part.mapping.headerRow, row, at, words))
}

const isTotal = /^(grand |uk |overall |sub-?)?totals?$|^sum$/i

/** What to say of columns that a table needs and a sheet has not. */
function missingColumns(part: Part, findings: Findings): boolean {
  const { sheet, mapping } = part
  const missing = tables[mapping.table].columns.filter(
    ({ id, required }) => required && mapping.columns[id] === null && !(id === 'value' && mapping.wide),
  )
  for (const { id, about } of missing)
    findings.add(
      cellFinding(sheet, mapping.headerRow, mapping.headerRow, null, {
        code: 'column-missing',
        severity: 'error',
        found: (sheet.rows[mapping.headerRow] ?? []).filter(Boolean).join(', ').slice(0, 200),
        expected: `a column ${id}: ${inSentence(about).replace(/\.$/, '')}`,
        mend: 'Choose the column above, or add it to the file.',
      }),
    )
  return missing.length > 0
}

/**
 * The rows of data of all parts, in order. Blank rows are passed over; rows of totals too, with a word, as their parts are added up here.
 * @param telling columns that a total would stand in
 */
export function dataRows(parts: readonly Part[], telling: readonly string[], findings: Findings): readonly DataRow[] {
  const rows: DataRow[] = []
  for (const part of parts) {
    if (missingColumns(part, findings)) continue
    const columns = telling.map((id) => part.mapping.columns[id] ?? null)
    for (let row = part.mapping.headerRow + 1; row < part.sheet.rows.length; row++) {
      const cells = part.sheet.rows[row] ?? []
      if (isBlankRow(cells)) continue
      const total = columns.find((at) => at !== null && isTotal.test(cellText(part.sheet, row, at)))
      if (total === undefined) rows.push({ part, row })
      else
        findings.add(
          cellFinding(part.sheet, part.mapping.headerRow, row, total, {
            code: 'total-row',
            severity: 'warning',
            expected: 'rows of data only',
            mend: 'The row is left out: totals are added up here.',
          }),
        )
    }
    if (rows.length === 0 || rows.at(-1)?.part !== part)
      findings.add(
        cellFinding(part.sheet, part.mapping.headerRow, part.mapping.headerRow, null, {
          code: 'no-rows',
          severity: 'error',
          found: '',
          expected: 'rows of data below the headings',
          mend: 'Check that the row of headings is the right one.',
        }),
      )
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
