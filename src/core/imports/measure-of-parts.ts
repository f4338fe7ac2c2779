import { measureUnderLine, type StatedMeasure } from './about.ts'
import { isCountHeading } from './figure-columns.ts'
import { parseNumber } from './figure-text.ts'
import type { About, MappedSheet, Mapping } from './mapping.ts'
import { cellText, type Worksheet } from './sheet.ts'

/** Rows that tell it, and how many of them have to. */
const [sampleRows, fewestRows] = [200, 5]
/** What published rates are per: 100 is a percentage. */
const bases = [100, 1000, 10_000, 100_000, 1_000_000]
/** Figures are published rounded, and their parts as well. */
const near = 0.005

/** What a figure is per, by the numerator and the denominator beside it; null where they give none of the usual bases. */
function baseOf(value: number, numerator: number, denominator: number): number | null {
  if (!(value > 0 && numerator > 0 && denominator > 0)) return null
  const base = value / (numerator / denominator)
  return bases.find((one) => Math.abs(base / one - 1) < near) ?? null
}

/**
 * What figures are by the numerator and the denominator beside them: percent where each is 100 times their ratio, a rate where it is 1,000 times it.
 * @returns null where a row differs from the others, or too few have all three
 */
export function measureOfParts({ sheet, mapping }: MappedSheet): StatedMeasure | null {
  const { value, numerator, denominator } = mapping.columns
  if (value == null || numerator == null || denominator == null) return null
  const found = new Set<number | null>()
  let rows = 0
  for (let row = mapping.headerRow + 1; row <= Math.min(sheet.rows.length - 1, mapping.headerRow + sampleRows); row++) {
    const [figure, upper, lower] = [value, numerator, denominator].map((at) =>
      parseNumber(cellText(sheet, row, at), mapping.decimal),
    )
    if (!(figure && upper && lower)) continue
    rows++
    found.add(baseOf(figure, upper, lower))
  }
  const [base = null] = found
  if (rows < fewestRows || found.size !== 1 || base === null) return null
  return base === 100 ? { kind: 'share', unit: '%' } : { kind: 'rate', unit: `per ${base.toLocaleString('en-GB')}` }
}

/** The column of what was divided, beside figures and a denominator: “Count”, which by itself is a column of figures. */
export function countBeside(sheet: Worksheet, headerRow: number, columns: Mapping['columns']): number | null {
  const { value, numerator = null, denominator } = columns
  if (numerator !== null || value == null || denominator == null) return numerator
  const taken = new Set(Object.values(columns))
  const at = (sheet.rows[headerRow] ?? []).findIndex((heading, column) => !taken.has(column) && isCountHeading(heading))
  return at < 0 ? null : at
}

/** What figures are, in the scale that a line above their table gives. */
export function aboutUnderLine(part: MappedSheet, about: About): About {
  return { ...about, ...measureUnderLine(part, isUnitOpen(about) ? null : about)?.measure }
}

/** Whether no word of a file has said the unit of its figures. */
export const isUnitOpen = ({ kind, unit }: Pick<About, 'kind' | 'unit'>): boolean =>
  unit === '' || (kind === 'measure' && unit === 'units')
