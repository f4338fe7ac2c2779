import type { Problem } from '#core/domain/problem.ts'
import type { Table } from './csv.ts'

/** Checks the header of a table for required and optional columns. */
export function columnProblems(table: Table, required: readonly string[], optional: readonly string[]): Problem[] {
  const known = [...required, ...optional]
  const missing = required
    .filter((name) => !table.columns.includes(name))
    .map((name) => ({
      code: 'missing-column',
      at: { file: table.file, row: 1, column: name },
      found: table.columns.join(','),
      mend: `Add the column “${name}”.`,
    }))
  const unknown = table.columns
    .filter((name) => !known.includes(name))
    .map((name) => ({
      code: 'unknown-column',
      at: { file: table.file, row: 1, column: name },
      found: name,
      mend: `Remove or rename it; columns are ${known.join(', ')}.`,
    }))
  return [...missing, ...unknown]
}

/** A plain decimal number, or null. `Number('')` is 0 and `Number('0x10')` is 16, so the form is checked first. */
export function readNumber(text: string): number | null {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null
}
