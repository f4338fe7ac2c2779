import type { CheckContext } from '../draft.ts'
import { type Findings, sheetFinding } from '../finding.ts'
import { periodInHeading } from '../period-in-text.ts'
import { markOf } from '../period-text.ts'
import { type ColumnPeriods, periodsOfColumn } from '../periods-of-column.ts'
import { periodKindColumn } from '../published/known.ts'
import { type DataRow, textOf } from '../rows.ts'
import { cellText } from '../sheet.ts'
import type { TableFigure } from './indicator-cells.ts'
import { slugOf } from './own-record.ts'

/**
 * The figures of a row: one, or one a column. What headings say besides their period splits them where
 * they say several things.
 * @param split what splits the row besides its group
 */
export function figuresOf(row: DataRow, split: string, isSplit: boolean): readonly TableFigure[] {
  const { sheet, mapping } = row.part
  const own = textOf(row, 'period')
  const kind = cellText(sheet, row.row, mapping.columns[periodKindColumn] ?? null)
  const periodText = own === '' ? mapping.about.period.trim() : `${kind} ${own}`.trim()
  const group = [textOf(row, 'specialty'), split].filter(Boolean).join(', ')
  if (!mapping.wide) return [{ row, column: mapping.columns.value ?? -1, periodText, group }]
  return mapping.wide.columns.map((column) => {
    const heading = cellText(sheet, mapping.headerRow, column)
    if (mapping.wide?.by !== 'period')
      return { row, column, periodText, group: [heading, split].filter(Boolean).join(', ') }
    const { period, rest } = periodInHeading(heading) ?? { period: heading, rest: '' }
    const { mark } = rest === '' ? { mark: null } : markOf(heading)
    return {
      row,
      column,
      periodText: mark ? `${period} [${mark.slice(0, 1)}]` : period,
      group: isSplit ? [group, rest || 'All'].filter(Boolean).join(', ') : group,
    }
  })
}

/** Reads the periods of all figures together, and says how spellings that may mean two periods were read. */
export function readPeriods(figures: readonly TableFigure[], context: CheckContext, findings: Findings): ColumnPeriods {
  const texts = new Map<string, number>()
  for (const { periodText } of figures) texts.set(periodText, (texts.get(periodText) ?? 0) + 1)
  const periods = periodsOfColumn(texts, context.answers)
  const [first] = figures
  for (const decision of first ? periods.decisions : [])
    findings.add(
      sheetFinding(first?.row.part.sheet ?? { file: '', name: '' }, {
        code: 'period-read',
        severity: 'note',
        found: decision,
        expected: '',
        mend: '',
      }),
    )
  return periods
}

/** Headings and other texts that split figures → ids that a link can hold, none twice. */
export function idsFor(groups: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>()
  return new Map(
    groups.map((group) => {
      const base = slugOf(group) || 'group'
      let id = base
      for (let n = 2; taken.has(id); n++) id = `${base}-${n}`
      taken.add(id)
      return [group, id]
    }),
  )
}

const isWhole = (group: string) => /^(?:all|(?:grand )?total|overall|all specialties)$/i.test(group)

/** The dimension that groups become; none where nothing splits the figures. */
export function dimensionsOf(ids: ReadonlyMap<string, string>, name: string) {
  if (ids.size === 0) return []
  const values = [...ids].map(([group, id]) => ({ id, name: group, phrase: isWhole(group) ? '' : group }))
  const whole = values.find((value) => value.phrase === '')
  return [{ id: 'group', name, values, initial: (whole ?? values[0])?.id ?? '' }]
}
