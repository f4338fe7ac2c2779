import { type Cell, strongestReason } from '#core/domain/cell.ts'
import { counted } from '#core/domain/counted.ts'
import { type Findings, sheetFinding } from '../finding.ts'
import type { Worksheet } from '../sheet.ts'
import type { MarkedCell } from './indicator-cells.ts'

/** How many figures were made of how many rows, and how many lack a part. */
export class AddedUp {
  readonly #rows = new Map<string, number>()
  readonly #incomplete = new Set<string>()

  /**
   * The sum of what is held of a figure and one more part of it. A part without a number leaves the sum without one: nobody knows how much is missing.
   * @param key area, period and group of the figure
   */
  add(key: string, held: MarkedCell, part: MarkedCell): MarkedCell {
    this.#rows.set(key, (this.#rows.get(key) ?? 1) + 1)
    const notes = [...new Set([...held.notes, ...part.notes])]
    const reasons = [held.cell, part.cell].flatMap((cell) => (cell.kind === 'absent' ? [cell.reason] : []))
    if (held.cell.kind === 'value' && part.cell.kind === 'value') {
      const value = Number((held.cell.value + part.cell.value).toPrecision(12))
      return { cell: { kind: 'value', value, status: 'derived' }, notes }
    }
    this.#incomplete.add(key)
    const cell: Cell = { kind: 'absent', reason: strongestReason(reasons), because: 'a part of the sum has no figure' }
    return { cell, notes }
  }

  say(sheet: Worksheet, findings: Findings): void {
    if (this.#rows.size === 0) return
    const rows = [...this.#rows.values()].reduce((sum, count) => sum + count, 0)
    findings.add(
      sheetFinding(sheet, {
        code: 'rows-added-up',
        severity: 'note',
        found: `${counted(rows, 'row')} to ${counted(this.#rows.size, 'figure')}`,
        expected: '',
        mend: 'Rows of one area were added up, as you said.',
      }),
    )
    if (this.#incomplete.size > 0)
      findings.add(
        sheetFinding(sheet, {
          code: 'sum-incomplete',
          severity: 'warning',
          found: counted(this.#incomplete.size, 'sum'),
          expected: 'a figure in every part of a sum',
          mend: 'A part is suppressed or missing, so that the sum is not known. These areas have no figure.',
        }),
      )
  }
}
