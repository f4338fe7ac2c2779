import { cellFinding, type Finding } from '../finding.ts'
import { periodOf } from '../period-text.ts'
import { type AreaIndex, matchesOf } from '../places.ts'
import { cellText, isBlankRow, type Worksheet } from '../sheet.ts'

/** Facts that stand above the periods of a series, by their name in the first column. */
const factsAbove = 15

/** The area that a title names in a part of its own, "LFS: Employment rate: Wales: %"; null where it names none, or several. */
function areaIn(title: string, places: AreaIndex): string | null {
  const parts = title.split(/[:;,()]| - /).map((part) => part.trim())
  const named = [...new Set(parts.filter((part) => part !== '' && matchesOf(places, part).length > 0))]
  return named.length === 1 ? (named[0] ?? null) : null
}

/**
 * A time series of the ONS as a table of periods, each with its figure, and the area, unit and name that stand above them.
 * @returns null for what is none, and for one that names no area or holds several series
 */
export function onsSeriesAsTable(
  sheet: Worksheet,
  places: AreaIndex,
): { readonly sheet: Worksheet; readonly findings: readonly Finding[] } | null {
  const facts = new Map(sheet.rows.slice(0, factsAbove).map(([name = '', ...rest]) => [name.trim(), rest]))
  const fact = (name: string): string => (facts.get(name)?.[0] ?? '').trim()
  const title = fact('Title')
  const isOne = facts.has('CDID') && (facts.get('CDID')?.filter((cell) => cell.trim() !== '').length ?? 0) === 1
  const area = isOne && title !== '' ? areaIn(title, places) : null
  // Read as a period only in a table that is a series: every row of any other would be.
  const first = area === null ? -1 : sheet.rows.findIndex(([name = '']) => periodOf(name) !== null)
  if (area === null || first < 2) return null
  const headerRow = first - 1
  const unit = [fact('PreUnit'), fact('Unit')].filter(Boolean).join(' ')
  const rows = sheet.rows.map((row, at) => {
    if (at === headerRow) return ['Period', 'Value', 'Area', 'Unit', 'Title']
    return at < first || isBlankRow(row) ? row : [row[0] ?? '', row[1] ?? '', area, unit, title]
  })
  const lost = cellText(sheet, headerRow, 1)
  const findings =
    lost === ''
      ? []
      : [
          cellFinding(sheet, headerRow, headerRow, 1, {
            code: 'series-notes',
            severity: 'note',
            expected: '',
            mend: 'The remark of the publisher is not kept.',
          }),
        ]
  return { sheet: { ...sheet, rows, published: { kind: 'ons-series', headerRow } }, findings }
}
