import type { Cell, Observation } from '#core/domain/cell.ts'
import { comparePeriods, isPeriod } from '#core/domain/period.ts'
import { type Checked, type Context, composeIndicator, sourceOf } from '../draft.ts'
import { absenceOf, isBelowLimit, numberOf, periodOf } from '../figure-text.ts'
import { cellFinding, Findings, sheetFinding, type Words } from '../finding.ts'
import type { Part } from '../mapping.ts'
import { blame, type DataRow, dataRows, decimalOf, figureOf, textOf } from '../rows.ts'
import { cellText } from '../sheet.ts'
import { areasOfColumn } from './areas-of-column.ts'
import { checkFigures } from './checks.ts'
import { decimalsOf, ownRecord, slugOf } from './own-record.ts'

/** One figure of a table with the column that it stands in. */
type Figure = { readonly row: DataRow; readonly column: number; readonly period: string | null; readonly group: string }

/** The figures of a row: one, or one a column. */
function figuresOf(row: DataRow): readonly Figure[] {
  const { sheet, mapping } = row.part
  const own = textOf(row, 'period')
  const given = mapping.about.period.trim()
  const period = periodOf(own === '' ? given : own)
  const group = textOf(row, 'specialty')
  if (!mapping.wide) return [{ row, column: mapping.columns.value ?? -1, period, group }]
  return mapping.wide.columns.map((column) => {
    const heading = cellText(sheet, mapping.headerRow, column)
    return mapping.wide?.by === 'period'
      ? { row, column, period: periodOf(heading), group }
      : { row, column, period, group: heading }
  })
}

function say(findings: Findings, { row, column }: Figure, words: Words): void {
  findings.add(cellFinding(row.part.sheet, row.part.mapping.headerRow, row.row, column, words))
}

const error = (code: string, expected: string, mend: string): Words => ({ code, severity: 'error', expected, mend })

/** Limits, numerator and denominator as published beside a figure. */
function extrasOf(figure: Figure, value: number, findings: Findings): Partial<Extract<Cell, { kind: 'value' }>> {
  if (figure.row.part.mapping.wide) return {}
  const [lower, upper] = [figureOf(figure.row, 'lower'), figureOf(figure.row, 'upper')]
  const [numerator, denominator] = [figureOf(figure.row, 'numerator'), figureOf(figure.row, 'denominator')]
  if (lower > value || upper < value) {
    say(
      findings,
      figure,
      error('limits-apart', 'a figure between its limits', `The limits are ${lower} and ${upper}: check all three.`),
    )
    return {}
  }
  return {
    ...(lower <= upper ? { interval: { lower, upper, level: 0.95, method: 'published' } } : {}),
    ...(Number.isFinite(numerator) ? { numerator } : {}),
    ...(Number.isFinite(denominator) ? { denominator } : {}),
  }
}

function cellOf(figure: Figure, findings: Findings): Cell | null {
  const { row, column } = figure
  const text = cellText(row.part.sheet, row.row, column)
  const reason = absenceOf(text)
  if (reason) return { kind: 'absent', reason }
  if (isBelowLimit(text)) {
    say(findings, figure, {
      code: 'below-limit',
      severity: 'note',
      expected: 'a figure',
      mend: 'Taken as suppressed: which number it is, is not known.',
    })
    return { kind: 'absent', reason: 'suppressed', because: `given as ${text}` }
  }
  const value = numberOf(text, decimalOf(row))
  if (Number.isNaN(value) || !Number.isFinite(value)) {
    say(
      findings,
      figure,
      error('not-a-number', 'a number, or [c], [x] or [z] for why there is none', 'Write a number such as 12.5.'),
    )
    return null
  }
  const { kind } = row.part.mapping.about
  if (value < 0 && kind !== 'measure' && kind !== 'rate') {
    say(
      findings,
      figure,
      error(
        'negative',
        'a number of 0 or more',
        'Nothing of this kind is less than none: check the figure, or choose “Another measure”.',
      ),
    )
    return null
  }
  if (value > 100 && kind === 'share') {
    say(
      findings,
      figure,
      error('share-above-100', 'a share of at most 100%', 'Check the figure, or choose another kind of figures above.'),
    )
    return null
  }
  return { kind: 'value', value, status: 'observed', ...extrasOf(figure, value, findings) }
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
  const { areas, questions } = areasOfColumn(rows, 'area', context, findings)
  const figures = rows.flatMap(figuresOf)
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
        error('area-missing', 'the code or the name of an area', 'Write one, or leave the row empty.'),
      )
      continue
    }
    const area = areas.codes.get(text)
    const { period } = figure
    if (period === null || !isPeriod(period)) {
      blame(
        findings,
        figure.row,
        'period',
        error(
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
        error('group-missing', 'what the figure is for, as in the other rows', 'Write “All” for a total.'),
      )
      continue
    }
    const cell = cellOf(figure, findings)
    if (!cell || area === undefined) continue
    const key = `${area}|${period}|${figure.group}`
    const before = first.get(key)
    if (before) {
      say(
        findings,
        figure,
        error(
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
      cell,
      source: source.id,
      notes: [],
    })
  }
  const [part] = parts
  const about = part?.mapping.about
  if (part && about?.name.trim() === '')
    findings.add(
      sheetFinding(part.sheet, error('no-name', 'a name for the figures', 'Say above what the figures are.')),
    )
  const values = observations.flatMap(({ cell }) => (cell.kind === 'value' ? [cell.value] : []))
  if (part && values.length === 0 && !findings.blocked && questions.length === 0)
    findings.add(
      sheetFinding(part.sheet, error('no-figures', 'at least one figure', 'Check which column holds the figures.')),
    )
  if (!part || !about || findings.blocked || questions.length > 0)
    return { groups: findings.groups(), questions, draft: null }
  const periods = [...new Set(observations.map(({ period }) => period))].sort(comparePeriods)
  const record = ownRecord(`own-${context.target.dataset}`, about, {
    file: context.target.name,
    dimensions: dimensionsOf(ids, 'Group'),
    geography: areas.geographies[0] ?? 'itl1',
    period: periods.at(-1) ?? '',
    denominators: context.denominators,
    decimals: decimalsOf(values),
  })
  checkFigures(record, observations, parts, context.places, findings)
  const { indicator, files } = composeIndicator(record, observations, [source], context)
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
        `${count(new Set(observations.map(({ area }) => area)).size, 'area', 'areas')}, ${periods.join(', ')}`,
        `${count(values.length, 'figure', 'figures')} with a value`,
        `${suppressed.toLocaleString('en-GB')} suppressed, ${(observations.length - values.length - suppressed).toLocaleString('en-GB')} missing for another reason`,
      ],
    },
  }
}
