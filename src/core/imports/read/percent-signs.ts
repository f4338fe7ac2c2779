import { parseNumber } from '../figure-text.ts'
import type { Findings } from '../finding.ts'
import { decimalOf } from '../rows.ts'
import { cellText } from '../sheet.ts'
import { blocking, sayOfFigure, type TableFigure } from './indicator-cells.ts'

const textIn = ({ row, column }: TableFigure): string => cellText(row.part.sheet, row.row, column)

/** Figures without a percent sign in a column whose others have one: 0.1 may be 0.1% or 10%, and nobody can tell. */
export function sayMissingPercents(figures: readonly TableFigure[], findings: Findings): void {
  const columns = new Map<string, TableFigure[]>()
  for (const figure of figures) {
    const { file, name } = figure.row.part.sheet
    const key = `${file}|${name}|${figure.column}`
    const held = columns.get(key)
    if (held) held.push(figure)
    else columns.set(key, [figure])
  }
  for (const held of columns.values()) {
    if (!held.some((figure) => /\d\s*%/.test(textIn(figure)))) continue
    for (const figure of held) {
      const text = textIn(figure)
      const value = text.includes('%') ? Number.NaN : parseNumber(text, decimalOf(figure.row))
      if (Number.isNaN(value) || value === 0) continue
      const mend = `Write ${value}% or ${Number((value * 100).toPrecision(12))}%, whichever is meant.`
      sayOfFigure(findings, figure, blocking('percent-sign-missing', 'a percentage, like the other figures', mend))
    }
  }
}
