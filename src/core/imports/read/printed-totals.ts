import { counted } from '#core/domain/counted.ts'
import { parseNumber } from '../figure-text.ts'
import { cellFinding, type Findings } from '../finding.ts'
import type { MappedSheet } from '../mapping.ts'
import type { AreaIndex } from '../places.ts'
import type { ResolvedAreas } from '../resolve-areas.ts'
import { type DataRow, isTotalText, textOf } from '../rows.ts'
import { cellText } from '../sheet.ts'

/** Rounding of the parts moves a sum by no more than this share, and by half of the last digit of each. */
const slack = 0.005

const figureAt = ({ sheet, mapping }: MappedSheet, row: number, column: number): number =>
  parseNumber(cellText(sheet, row, column), mapping.decimal)

/** The sums that a total may be: of all rows, and of those of each kind of area, as a file may hold regions and their countries. */
function sumsOf(
  rows: readonly DataRow[],
  column: number,
  areas: ResolvedAreas,
  places: AreaIndex,
): readonly number[] | null {
  const values = rows.map((row) => figureAt(row.part, row.row, column))
  // A part without a figure leaves nothing to compare with.
  if (values.some(Number.isNaN)) return null
  const sums = new Map<string, number>()
  for (const [at, row] of rows.entries()) {
    const code = areas.codes.get(textOf(row, 'area')) ?? ''
    for (const kind of ['', ...(places.byCode.get(code.toUpperCase()) ?? []).map(({ geography }) => geography)])
      sums.set(kind, (sums.get(kind) ?? 0) + (values[at] ?? 0))
  }
  return [...sums.values()]
}

/**
 * Compares the totals that a file prints below or above its rows with the sums of their parts. Totals themselves are never added to anything.
 * @param rows rows of data, totals left out
 */
export function checkPrintedTotals(
  part: MappedSheet,
  rows: readonly DataRow[],
  areas: ResolvedAreas,
  places: AreaIndex,
  findings: Findings,
): void {
  const { sheet, mapping } = part
  const area = mapping.columns.area ?? null
  const columns = mapping.wide?.columns ?? (mapping.columns.value == null ? [] : [mapping.columns.value])
  const byKey = new Map<string, DataRow[]>()
  const keyOf = (row: DataRow) => JSON.stringify([textOf(row, 'period'), textOf(row, 'specialty')])
  const isThere = sheet.rows.some((_, row) => row > mapping.headerRow && isTotalText(cellText(sheet, row, area)))
  for (const row of isThere ? rows : []) {
    if (row.part !== part) continue
    const held = byKey.get(keyOf(row))
    if (held) held.push(row)
    else byKey.set(keyOf(row), [row])
  }
  for (let row = mapping.headerRow + 1; row < sheet.rows.length; row++) {
    if (!isTotalText(cellText(sheet, row, area))) continue
    const parts = byKey.get(keyOf({ part, row })) ?? []
    for (const column of parts.length > 1 ? columns : []) {
      const printed = figureAt(part, row, column)
      const sums = Number.isNaN(printed) ? null : sumsOf(parts, column, areas, places)
      const isClose = (sum: number) => Math.abs(sum - printed) <= Math.abs(printed) * slack + 0.5 * parts.length
      if (sums === null || sums.some(isClose)) continue
      findings.add(
        cellFinding(sheet, mapping.headerRow, row, column, {
          code: 'printed-total',
          severity: 'warning',
          expected: `${Number((sums[0] ?? 0).toPrecision(10))}, the sum of the ${counted(parts.length, 'row')}`,
          mend: 'A row may be missing, or stand twice, or the total be of something else. Check the file.',
        }),
      )
    }
  }
}
