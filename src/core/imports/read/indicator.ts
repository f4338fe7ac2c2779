import type { Observation } from '#core/domain/cell.ts'
import { comparePeriods } from '#core/domain/period.ts'
import { type Checked, type Context, composeIndicator, sourceOf } from '../draft.ts'
import { Findings, sheetFinding } from '../finding.ts'
import type { Part } from '../mapping.ts'
import { markOf } from '../period-text.ts'
import { type ColumnPeriods, periodsOfColumn } from '../periods-of-column.ts'
import { blame, type DataRow, dataRows, textOf } from '../rows.ts'
import { cellText } from '../sheet.ts'
import { areasOfColumn } from './areas-of-column.ts'
import { checkFigures } from './checks.ts'
import { blocking, type Figure, figureNotes, readCell, sayOfFigure, UnknownMarks } from './indicator-cells.ts'
import { decimalsOf, ownRecord, slugOf } from './own-record.ts'

/** The figures of a row: one, or one a column. */
function figuresOf(row: DataRow): readonly Figure[] {
  const { sheet, mapping } = row.part
  const own = textOf(row, 'period')
  const periodText = own === '' ? mapping.about.period.trim() : own
  const group = textOf(row, 'specialty')
  if (!mapping.wide) return [{ row, column: mapping.columns.value ?? -1, periodText, group }]
  return mapping.wide.columns.map((column) => {
    const heading = cellText(sheet, mapping.headerRow, column)
    return mapping.wide?.by === 'period'
      ? { row, column, periodText: heading, group }
      : { row, column, periodText, group: heading }
  })
}

/** Reads the periods of all figures together, and says how spellings that may mean two periods were read. */
function periodsOf(figures: readonly Figure[], context: Context, findings: Findings): ColumnPeriods {
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
function idsFor(groups: readonly string[]): ReadonlyMap<string, string> {
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

const isWhole = (group: string) => /^(all|total|overall|all specialties)$/i.test(group)

function dimensionsOf(ids: ReadonlyMap<string, string>, name: string) {
  if (ids.size === 0) return []
  const values = [...ids].map(([group, id]) => ({ id, name: group, phrase: isWhole(group) ? '' : group }))
  const whole = values.find((value) => value.phrase === '')
  return [{ id: 'group', name, values, initial: (whole ?? values[0])?.id ?? '' }]
}

/** Reads a table of areas with figures, tidy or wide, into one indicator. */
export function readIndicator(parts: readonly Part[], context: Context): Checked {
  const findings = new Findings()
  const rows = dataRows(parts, ['area'], findings)
  const { areas, questions: areaQuestions } = areasOfColumn(rows, 'area', context, findings)
  const figures = rows.flatMap(figuresOf)
  const periods = periodsOf(figures, context, findings)
  const marks = new UnknownMarks(context.answers)
  const groups = [...new Set(figures.map(({ group }) => group))].filter(Boolean)
  const ids = idsFor(groups)
  const source = sourceOf(context.target, context.today)
  const observations: Observation[] = []
  const first = new Map<string, Figure>()
  for (const figure of figures) {
    const text = textOf(figure.row, 'area')
    if (areas.left.has(text)) continue
    if (text === '') {
      blame(
        findings,
        figure.row,
        'area',
        blocking('area-missing', 'the code or the name of an area', 'Write one, or leave the row empty.'),
      )
      continue
    }
    const area = areas.codes.get(text)
    const period = periods.of(figure.periodText)
    if (period === null) {
      if (!periods.waits(figure.periodText))
        blame(
          findings,
          figure.row,
          'period',
          blocking(
            'not-a-period',
            'a period such as 2024, 2024/25, 2024-11 or 2024-03-31',
            'Write the period, or say above to which period all figures belong.',
          ),
        )
      continue
    }
    if (groups.length > 0 && figure.group === '') {
      blame(
        findings,
        figure.row,
        'specialty',
        blocking('group-missing', 'what the figure is for, as in the other rows', 'Write “All” for a total.'),
      )
      continue
    }
    const marked = readCell(figure, markOf(figure.periodText).mark, marks, findings)
    if (!marked || area === undefined) continue
    const key = `${area}|${period}|${figure.group}`
    const before = first.get(key)
    if (before) {
      sayOfFigure(
        findings,
        figure,
        blocking(
          'figure-twice',
          'one figure for an area, a period and a group',
          `Row ${before.row.row + 1} of ${before.row.part.sheet.file} has one already: keep one.`,
        ),
      )
      continue
    }
    first.set(key, figure)
    const group = ids.get(figure.group)
    observations.push({
      area,
      period,
      dims: group === undefined ? {} : { group },
      basis: null,
      cell: marked.cell,
      source: source.id,
      notes: marked.notes,
    })
  }
  const questions = [...areaQuestions, ...periods.questions, ...marks.questions()]
  const [part] = parts
  const about = part?.mapping.about
  if (part && about?.name.trim() === '')
    findings.add(
      sheetFinding(part.sheet, blocking('no-name', 'a name for the figures', 'Say above what the figures are.')),
    )
  const values = observations.flatMap(({ cell }) => (cell.kind === 'value' ? [cell.value] : []))
  if (part && values.length === 0 && !findings.blocked && questions.length === 0)
    findings.add(
      sheetFinding(part.sheet, blocking('no-figures', 'at least one figure', 'Check which column holds the figures.')),
    )
  if (!part || !about || findings.blocked || questions.length > 0)
    return { groups: findings.groups(), questions, draft: null }
  const held = [...new Set(observations.map(({ period }) => period))].sort(comparePeriods)
  const record = ownRecord(`own-${context.target.dataset}`, about, {
    file: context.target.name,
    dimensions: dimensionsOf(ids, 'Group'),
    geography: areas.geographies[0] ?? 'itl1',
    period: held.at(-1) ?? '',
    denominators: context.denominators,
    decimals: decimalsOf(values),
  })
  checkFigures(record, observations, parts, context.places, findings)
  const { indicator, files } = composeIndicator(record, observations, [source], {
    ...context,
    notes: [...context.notes, ...figureNotes],
  })
  const suppressed = observations.filter(({ cell }) => cell.kind === 'absent' && cell.reason === 'suppressed').length
  const count = (n: number, one: string, many: string) => `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`
  return {
    groups: findings.groups(),
    questions,
    draft: {
      table: 'indicator',
      entry: { indicators: [indicator], geographies: [], sites: [] },
      files,
      rows: rows.length,
      summary: [
        `${count(new Set(observations.map(({ area }) => area)).size, 'area', 'areas')}, ${held.join(', ')}`,
        `${count(values.length, 'figure', 'figures')} with a value`,
        `${suppressed.toLocaleString('en-GB')} suppressed, ${(observations.length - values.length - suppressed).toLocaleString('en-GB')} missing for another reason`,
      ],
    },
  }
}
