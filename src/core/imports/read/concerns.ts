import type { Cell, Observation } from '#core/domain/cell.ts'
import { comparePeriods } from '#core/domain/period.ts'
import type { Note } from '#core/domain/source.ts'
import { noReportNote, withheldReason } from '#core/watch/watch-words.ts'
import { areaDecisions } from '../decisions/of-areas.ts'
import { describedMeasure } from '../decisions/of-measure.ts'
import { optionalPeriod } from '../decisions/of-periods.ts'
import { type CheckContext, composeIndicator, type ReadTable, sourceOf } from '../draft.ts'
import { absenceOf } from '../figure-text.ts'
import { firstRowsOf } from '../first-rows.ts'
import type { MappedSheet } from '../mapping.ts'
import { periodOf } from '../period-text.ts'
import { blame, type DataRow, textOf } from '../rows.ts'
import { concernWords } from '../tables/concerns.ts'
import { ownRecord } from './own-record.ts'
import { type ReaderOutput, TableReading } from './reading.ts'

/** Nobody’s rules allow a count below this to be shown. */
const fewest = 3

const note: Note = { id: 'own-no-report', text: noReportNote, weight: 'caution' }

/** A count, or that it is withheld; null, with an error, for any other text. */
function cellOf(row: DataRow, { findings }: TableReading): Cell | null {
  const text = textOf(row, 'concerns')
  if (absenceOf(text) === 'suppressed') return { kind: 'absent', reason: 'suppressed', because: withheldReason }
  const value = /^\d{1,6}$/.test(text) ? Number(text) : 0
  if (value >= fewest) return { kind: 'value', status: 'observed', value }
  blame(findings, row, 'concerns', {
    code: 'no-count-of-concerns',
    severity: 'error',
    found: text || 'nothing',
    expected: `a whole number of ${fewest} or more, or [c]`,
    mend: 'Write [c] for a count that is withheld, and for one that is 0: it must not say that there is no problem.',
  })
  return null
}

/** The quarter of a row; null, with an error, where it is none. */
function quarterIn(row: DataRow, { findings }: TableReading): string | null {
  const period = periodOf(textOf(row, 'quarter'))
  if (period === null)
    blame(findings, row, 'quarter', {
      code: 'not-a-period',
      severity: 'error',
      found: textOf(row, 'quarter') || 'nothing',
      expected: 'a quarter such as 2026 Q3',
      mend: 'Write the quarter.',
    })
  return period
}

type Resolved = {
  readonly areas: ReturnType<TableReading['areas']>
  readonly kinds: ReturnType<TableReading['words']>
}

/** The counts as observations, each area, quarter and kind once. */
function observationsOf(reading: TableReading, { areas, kinds }: Resolved): readonly Observation[] {
  const source = sourceOf(reading.context.target, reading.context.today).id
  const held = new Map<string, Observation>()
  for (const row of reading.rows) {
    const [area, group] = [areas.codes.get(textOf(row, 'area')), kinds.ids.get(textOf(row, 'kind_of_concern'))]
    const [period, cell] = [quarterIn(row, reading), cellOf(row, reading)]
    if (area === undefined || group === undefined || period === null || cell === null) continue
    const key = `${area}|${period}|${group}`
    if (held.has(key))
      blame(reading.findings, row, 'concerns', {
        code: 'figure-twice',
        severity: 'error',
        expected: 'each area, quarter and kind once',
        mend: 'Keep one of the rows.',
      })
    held.set(key, { area, period, dims: { group }, basis: null, cell, source, notes: [note.id] })
  }
  return [...held.values()]
}

function compose(found: readonly Observation[], geography: string, context: CheckContext): ReaderOutput {
  const periods = [...new Set(found.map(({ period }) => period))].sort(comparePeriods)
  const used = new Set(found.map(({ dims }) => dims.group))
  const values = concernWords
    .filter(({ id }) => used.has(id))
    .map(({ id, name }, at) => ({ id, name, phrase: at === 0 && id === 'all' ? '' : name.toLowerCase() }))
  const about = { name: 'Concerns reported', kind: 'reports', unit: 'concerns', period: '' } as const
  const record = ownRecord(`own-${context.target.dataset}`, about, {
    file: context.target.name,
    dimensions: [{ id: 'group', name: 'Kind of change', values, initial: values[0]?.id ?? 'all' }],
    geography,
    period: periods.at(-1) ?? '',
    denominators: [],
    decimals: 0,
  })
  const source = sourceOf(context.target, context.today)
  const shown = found.filter(({ cell }) => cell.kind === 'value').length
  const notes = [...context.notes, note]
  return {
    composed: [composeIndicator({ ...record, notes: [note.id] }, found, [source], { ...context, notes })],
    rows: found.length,
    summary: [`${shown} counts of concerns shown, ${found.length - shown} withheld`, noReportNote],
  }
}

/** Reads published counts of a workforce watch. They were put under the guard where they were counted. */
export function readConcerns(parts: readonly MappedSheet[], context: CheckContext): ReadTable {
  const reading = new TableReading(parts, context, ['area'])
  const areas = reading.areas('area')
  const kinds = reading.words('kind_of_concern', concernWords)
  const found = observationsOf(reading, { areas, kinds })
  const shown = {
    own: (part: MappedSheet) => ({
      areas: areaDecisions(part, areas, context),
      periods: optionalPeriod(part, reading.rows, 'quarter'),
      measure: describedMeasure('Concerns reported', 'the description of counts of a watch'),
      marks: [],
    }),
    first: firstRowsOf(parts, reading.rows, { area: areas }, (code) => reading.nameOf(code)),
    tally: reading.tallyOf(found.length, areas),
  }
  return reading.checked('concerns', shown, () =>
    found.length === 0 ? null : compose(found, areas.geographies.find((id) => id !== 'uk') ?? 'itl1', context),
  )
}
