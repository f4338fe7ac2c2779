import { measuredIn } from '../about.ts'
import { holdsFigures } from '../figure-columns.ts'
import { cellFinding, type Findings, sheetFinding } from '../finding.ts'
import type { MappedSheet } from '../mapping.ts'
import { type AreaIndex, matchesOf } from '../places.ts'
import { cellText } from '../sheet.ts'

/** Rows that tell what a column holds. */
const sampleRows = 200

/** What the heading of the figures, and the words around it, say of them; empty where nothing does. */
function measureOf({ sheet, mapping }: MappedSheet): string {
  const { kind, unit } = mapping.about
  const measured =
    measuredIn(cellText(sheet, mapping.headerRow, mapping.columns.value ?? null)) ??
    measuredIn(sheet.name) ??
    // What nothing says is called so.
    (kind === 'measure' && unit === 'units' ? null : { kind, unit })
  return measured ? `${measured.kind} ${measured.unit}`.trim() : ''
}

/** Says of sheets whose figures are of another measure than those of the first: one indicator holds one measure. */
export function sayOtherMeasures(parts: readonly MappedSheet[], findings: Findings): void {
  const [first, ...others] = parts
  if (!first) return
  const own = measureOf(first)
  for (const part of others) {
    const measure = measureOf(part)
    if (measure === '' || own === '' || measure === own) continue
    findings.add(
      sheetFinding(part.sheet, {
        code: 'another-measure',
        severity: 'error',
        found:
          cellText(part.sheet, part.mapping.headerRow, part.mapping.columns.value ?? null) ||
          `${part.mapping.about.name}, ${part.mapping.about.unit}`,
        expected: `the same measure as in ${first.sheet.name || first.sheet.file}`,
        mend: 'Untick this sheet, and import it by itself.',
      }),
    )
  }
}

/** Names the columns of numbers that are not taken, so that none is left out without a word. */
export function sayColumnsLeft(parts: readonly MappedSheet[], findings: Findings): void {
  for (const { sheet, mapping } of parts) {
    const taken = new Set([...Object.values(mapping.columns), ...(mapping.wide?.columns ?? [])])
    const rows = sheet.rows.slice(mapping.headerRow + 1, mapping.headerRow + 1 + sampleRows)
    const left = (sheet.rows[mapping.headerRow] ?? []).filter(
      (heading, at) =>
        !taken.has(at) &&
        holdsFigures(
          heading,
          rows.map((row) => (row[at] ?? '').trim()),
        ),
    )
    if (left.length > 0)
      findings.add(
        sheetFinding(sheet, {
          code: 'columns-left',
          severity: 'note',
          found: left.map((heading) => heading.trim()).join(', '),
          expected: '',
          mend: 'These columns hold numbers and are not imported.',
        }),
      )
  }
}

/** Says of a sheet whose row of headings is a row of data: an area stands where the heading of the areas should. */
export function sayNoHeadings(parts: readonly MappedSheet[], places: AreaIndex, findings: Findings): void {
  for (const { sheet, mapping } of parts) {
    const heading = cellText(sheet, mapping.headerRow, mapping.columns.area ?? null)
    const hasNumber = (sheet.rows[mapping.headerRow] ?? []).some((cell) => /^[-\d][\d,. ]*%?$/.test(cell.trim()))
    if (matchesOf(places, heading).length === 0 || !hasNumber) continue
    findings.add(
      cellFinding(sheet, mapping.headerRow, mapping.headerRow, mapping.columns.area ?? null, {
        code: 'no-headings',
        severity: 'error',
        found: heading,
        expected: 'a row of headings above the data',
        mend: 'This row is data. Write headings above it, such as Area, Year and WTE.',
      }),
    )
  }
}
