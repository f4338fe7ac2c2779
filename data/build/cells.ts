import type { AbsenceReason, Cell, Coverage, Interval, Observation, Status } from '#core/domain/cell.ts'
import type { IndicatorKind, IndicatorRecord } from '#core/domain/indicator.ts'
import { isPeriod, periodForms } from '#core/domain/period.ts'
import type { Problem } from '#core/domain/problem.ts'
import { columnProblems, readNumber } from './columns.ts'
import type { Table, TableRow } from './csv.ts'
import type { Places } from './places.ts'

/** An observation with its row in the table. */
export type Located = { readonly row: number; readonly observation: Observation }

export type Known = {
  readonly places: Places
  readonly sources: ReadonlySet<string>
  readonly notes: ReadonlySet<string>
}

const required = ['area', 'period', 'value', 'status', 'absence', 'source', 'notes']
const optional = [
  ...['basis', 'because', 'lower', 'upper', 'level', 'method', 'numerator', 'denominator'],
  ...['coverage_part', 'coverage_whole', 'coverage_of'],
]
const statuses: readonly string[] = ['observed', 'derived', 'modelled', 'illustrative'] satisfies Status[]
const reasons: readonly string[] = [
  'suppressed',
  'not-published',
  'not-applicable',
  'not-collected',
] satisfies AbsenceReason[]
const methods: readonly string[] = [
  'published',
  'exact Poisson',
  'Byar',
  'Wilson',
  'Dobson',
  'normal approximation',
] satisfies Interval['method'][]
/** Kinds that count whole things; a fraction is a typing error. */
const whole: readonly IndicatorKind[] = ['events', 'people', 'things']

/** Reads one row and collects its problems. */
class RowReader {
  readonly problems: Problem[] = []
  readonly #file: string
  readonly #row: TableRow
  constructor(file: string, row: TableRow) {
    this.#file = file
    this.#row = row
  }
  text(column: string): string {
    return this.#row.fields[column] ?? ''
  }
  reject(code: string, column: string, mend: string): null {
    const at = { file: this.#file, row: this.#row.row, column }
    this.problems.push({ code, at, found: this.text(column), mend })
    return null
  }
  /** A number, or null where the field is blank. */
  number(column: string, mend = 'Write a plain number such as 1234.5, or leave it blank.'): number | null {
    const text = this.text(column)
    const number = readNumber(text)
    return text !== '' && number === null ? this.reject('not-a-number', column, mend) : number
  }
  oneOf(column: string, choices: readonly string[], fallback: string): string {
    const text = this.text(column) || fallback
    if (!choices.includes(text)) this.reject('unknown-word', column, `Write one of: ${choices.join(', ')}.`)
    return text
  }
}

function readInterval(read: RowReader, value: number): Interval | null {
  const [lower, upper] = [read.number('lower'), read.number('upper')]
  if (lower === null && upper === null) return null
  if (lower === null || upper === null)
    return read.reject('half-interval', lower === null ? 'lower' : 'upper', 'Write both limits or neither.')
  if (lower > value) read.reject('value-outside-interval', 'lower', `Write a limit of at most ${value}.`)
  if (upper < value) read.reject('value-outside-interval', 'upper', `Write a limit of at least ${value}.`)
  const level = Number(read.oneOf('level', ['0.95', '0.998'], '0.95'))
  // Safe: `oneOf` has rejected the row otherwise.
  const method = read.oneOf('method', methods, 'published') as Interval['method']
  return { lower, upper, level, method }
}

function readCoverage(read: RowReader): Coverage | null {
  const [part, all, of] = [read.number('coverage_part'), read.number('coverage_whole'), read.text('coverage_of')]
  if (part === null && all === null && of === '') return null
  if (part === null || all === null || of === '')
    return read.reject('half-coverage', 'coverage_of', 'Fill in all three coverage columns or none.')
  if (all <= 0 || part < 0 || part > all)
    read.reject('impossible-coverage', 'coverage_part', `Write a number from 0 to ${Math.max(all, 0)}.`)
  return { part, whole: all, of }
}

function checkShare(read: RowReader, { kind, decimals }: IndicatorRecord, value: number): void {
  const [numerator, denominator] = [read.number('numerator'), read.number('denominator')]
  if (kind !== 'share' || numerator === null || denominator === null) return
  const share = (100 * numerator) / denominator
  if (Math.abs(share - value) > 0.51 * 10 ** -decimals + 1e-9)
    read.reject('share-unlike-parts', 'value', `${numerator} of ${denominator} is ${share.toFixed(decimals)}%.`)
}

function readValue(read: RowReader, record: IndicatorRecord, value: number): Cell {
  if (read.text('absence') !== '')
    read.reject('value-and-absence', 'absence', 'Keep the value or the absence, not both.')
  if (value < 0 && record.kind !== 'measure') read.reject('negative', 'value', 'Write 0 or more.')
  if (whole.includes(record.kind) && !Number.isInteger(value))
    read.reject('not-whole', 'value', `Write a whole number of ${record.unit.many}.`)
  if (!statuses.includes(read.text('status')))
    read.reject('unknown-word', 'status', `Write one of: ${statuses.join(', ')}.`)
  checkShare(read, record, value)
  const [interval, coverage] = [readInterval(read, value), readCoverage(read)]
  const [numerator, denominator] = [read.number('numerator'), read.number('denominator')]
  return {
    kind: 'value',
    value,
    // Safe: the row has been rejected otherwise.
    status: read.text('status') as Status,
    ...(interval ? { interval } : {}),
    ...(numerator === null ? {} : { numerator }),
    ...(denominator === null ? {} : { denominator }),
    ...(coverage ? { coverage } : {}),
  }
}

function readAbsence(read: RowReader): Cell {
  const reason = read.text('absence')
  // An unreadable number has been reported already.
  if (read.text('value') !== '') return { kind: 'absent', reason: 'not-published' }
  if (reason === '')
    read.reject('no-value-no-absence', 'value', 'Write the number (0 for none) or say in “absence” why.')
  else if (!reasons.includes(reason)) read.reject('unknown-word', 'absence', `Write one of: ${reasons.join(', ')}.`)
  if (read.text('status') !== '')
    read.reject('status-without-value', 'status', 'Leave it blank where there is no value.')
  const [because, coverage] = [read.text('because'), readCoverage(read)]
  return {
    kind: 'absent',
    // Safe: the row has been rejected otherwise.
    reason: reason as AbsenceReason,
    ...(because === '' ? {} : { because }),
    ...(coverage ? { coverage } : {}),
  }
}

function readDims(read: RowReader, { dimensions }: IndicatorRecord): Record<string, string> {
  return Object.fromEntries(
    dimensions.map(({ id, values }) => {
      const choices = values.map((value) => value.id)
      if (!choices.includes(read.text(id)))
        read.reject('unknown-dimension-value', id, `Write one of: ${choices.join(', ')}.`)
      return [id, read.text(id)]
    }),
  )
}

function readArea(read: RowReader, places: Places): readonly string[] {
  const code = read.text('area')
  const found = places.currentCodes(code)
  const related = places.related(code)
  if (found.length === 0)
    read.reject(
      'unknown-area',
      'area',
      related.length > 0
        ? `The code stands for more or less than ${related.slice(0, 3).join(', ')}; add it up to an area of geo/ or leave the row out.`
        : 'Write the code of an area in geo/built/areas.json, of any vintage that is listed there.',
    )
  return found
}

function readRow(read: RowReader, record: IndicatorRecord, known: Known): Observation[] {
  const areas = readArea(read, known.places)
  const period = read.text('period')
  if (!isPeriod(period)) read.reject('unknown-period', 'period', `Write it as ${periodForms}.`)
  const dims = readDims(read, record)
  const value = read.number(
    'value',
    'Write a plain number without commas or words, or leave it blank and fill “absence”.',
  )
  const cell = value === null ? readAbsence(read) : readValue(read, record, value)
  const source = read.text('source')
  if (!known.sources.has(source)) read.reject('unknown-source', 'source', 'Write an id of sources.csv.')
  const notes = read.text('notes').split(' ').filter(Boolean)
  const strange = notes.filter((note) => !known.notes.has(note))
  if (strange.length > 0) read.reject('unknown-note', 'notes', `Add ${strange.join(', ')} to notes.csv, or remove it.`)
  const basis = read.text('basis') || null
  return areas.map((area) => ({ area, period, dims, basis, cell, source, notes }))
}

const keyOf = ({ area, period, dims, basis }: Observation) =>
  [area, period, ...Object.values(dims), basis ?? 'own boundary'].join(', ')

function duplicateProblems(file: string, located: readonly Located[]): Problem[] {
  const first = new Map<string, number>()
  return located.flatMap(({ row, observation }) => {
    const key = keyOf(observation)
    const earlier = first.get(key)
    if (earlier === undefined) {
      first.set(key, row)
      return []
    }
    const mend = `Row ${earlier} has the same area, period, dimensions and basis; keep one.`
    return [{ code: 'duplicate', at: { file, row, column: 'area' }, found: key, mend }]
  })
}

/** Reads every cell of an indicator, and all problems of its table. */
export function readCells(
  table: Table,
  record: IndicatorRecord,
  known: Known,
): { readonly located: readonly Located[]; readonly problems: readonly Problem[] } {
  const header = columnProblems(table, [...required, ...record.dimensions.map(({ id }) => id)], optional)
  if (header.length > 0) return { located: [], problems: header }
  const problems: Problem[] = []
  const located = table.rows.flatMap((row) => {
    const read = new RowReader(table.file, row)
    const observations = readRow(read, record, known)
    problems.push(...read.problems)
    return observations.map((observation) => ({ row: row.row, observation }))
  })
  return { located, problems: [...problems, ...duplicateProblems(table.file, located)] }
}

/** Checks the references of aggregated observations, which are in no table. */
export function strayProblems(
  file: string,
  { id, dimensions }: IndicatorRecord,
  observations: readonly Observation[],
  { places, sources, notes }: Known,
): Problem[] {
  const stray = new Map<string, Problem>()
  const reject = (column: string, found: string, mend: string) =>
    stray.set(`${column} ${found}`, { code: 'stray-reference', at: { file, column }, found, mend: `${id}: ${mend}` })
  for (const one of observations) {
    if (!places.currentCodes(one.area).includes(one.area))
      reject('area', one.area, 'write the current code of an area.')
    if (!isPeriod(one.period)) reject('period', one.period, 'write a period such as 2023.')
    if (!sources.has(one.source)) reject('source', one.source, 'add it to sources.csv.')
    for (const note of one.notes) if (!notes.has(note)) reject('notes', note, 'add it to notes.csv.')
    for (const { id: dimension, values } of dimensions) {
      const value = one.dims[dimension] ?? ''
      if (!values.some((known) => known.id === value)) reject(dimension, value, 'add the value to indicator.json.')
    }
  }
  return [...stray.values()]
}
