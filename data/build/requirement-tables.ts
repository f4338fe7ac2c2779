import * as v from 'valibot'
import type { Norm } from '#core/domain/norm.ts'
import type { Parsed, Problem } from '#core/domain/problem.ts'
import type { Source } from '#core/domain/source.ts'
import type { RequirementFactor, RequirementInput, RequirementMethod } from '#core/scenario/requirement.ts'
import { type RequirementFile, requirementRows } from '#core/scenario/requirement-file.ts'
import { factorColumns, factorsOfNorm, readFactor } from '#core/scenario/requirement-template.ts'
import { columnProblems, readNumber } from './columns.ts'
import { parseTable, type TableRow } from './csv.ts'
import type { Folder } from './folder.ts'

/** The tables of `data/scenario/` behind requirement, equipment and track record. */

const methodColumns = [
  'id',
  'name',
  'service',
  'specialty',
  'sum',
  'unit',
  'over',
  'less',
  'hours',
  'use',
  'status',
  'norm',
  'formula',
  'caveat',
  'source',
]
const inputColumns = ['id', 'name', 'asks', 'unit', 'driver', 'indicator']
const rangeColumns = ['value', 'low', 'high', 'unit', 'status', 'caveat', 'source']
const needColumns = ['id', 'kind', 'name', 'definition', 'area', 'period', ...rangeColumns]
const equipmentColumns = ['id', 'kind', 'modality', 'name', 'area', 'period', ...rangeColumns]
const projectionColumns = ['id', 'driver', 'name', 'area', 'from', 'to', 'ratio', 'status', 'caveat', 'source']
const recordColumns = [
  'id',
  'area',
  'place',
  'what',
  'made',
  'target',
  'projected',
  'low',
  'high',
  'unit',
  'actual_period',
  'actual',
  'verdict',
  'note',
  'status',
  'source',
  'actual_source',
]

/** The path of each table, for the description of the package. */
export const requirementTables = {
  methods: 'scenario/requirement-methods.csv',
  factors: 'scenario/requirement-factors.csv',
  inputs: 'scenario/requirement-inputs.csv',
  projections: 'scenario/projections.csv',
  need: 'scenario/need.csv',
  equipment: 'scenario/equipment.csv',
  trackRecord: 'scenario/track-record.csv',
} as const

type Known = {
  readonly sources: readonly Source[]
  readonly norms: readonly Norm[]
  readonly areas: (code: string) => boolean
}

/** Reads tables row by row and gathers all problems. */
export class Reader {
  readonly problems: Problem[] = []
  readonly #folder: Folder
  readonly #known: Known
  constructor(folder: Folder, known: Known) {
    this.#folder = folder
    this.#known = known
  }

  complain(file: string, row: number, column: string, found: string, mend: string): void {
    this.problems.push({ code: 'bad-scenario-row', at: { file, row, column }, found, mend })
  }

  rows(file: string, columns: readonly string[]): readonly TableRow[] {
    const table = parseTable(file, this.#folder.get(file) ?? '')
    if (!table.ok) {
      this.problems.push(...table.problems)
      return []
    }
    this.problems.push(...columnProblems(table.value, columns, []))
    return table.value.rows
  }

  /** A table of entries with an id: each row is made and held against its schema; sources and areas have to be known. */
  entries<S extends v.GenericSchema>(
    file: string,
    columns: readonly string[],
    schema: S,
    make: (fields: TableRow['fields'], number: (column: string) => number | null) => unknown,
  ): readonly v.InferOutput<S>[] {
    const seen = new Set<string>()
    return this.rows(file, columns).flatMap(({ row, fields }) => {
      const number = (column: string) => {
        const text = fields[column] ?? ''
        const found = readNumber(text)
        if (text !== '' && found === null) this.complain(file, row, column, text, 'Write a plain number.')
        return found
      }
      this.#references(file, row, fields, seen)
      const parsed = v.safeParse(schema, make(fields, number))
      if (parsed.success) return [parsed.output]
      const [issue] = parsed.issues
      this.complain(file, row, String(issue.path?.[0]?.key ?? ''), String(issue.received), `Write ${issue.expected}.`)
      return []
    })
  }

  #references(file: string, row: number, fields: TableRow['fields'], seen: Set<string>): void {
    const { id = '', area = '' } = fields
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || seen.has(id))
      this.complain(file, row, 'id', id, 'Write an id of its own: lower-case words joined by hyphens.')
    seen.add(id)
    for (const column of ['source', 'actual_source']) {
      const source = fields[column] ?? ''
      if (source !== '' && !this.#known.sources.some((one) => one.id === source))
        this.complain(file, row, column, source, 'Write an id of sources.csv.')
    }
    if (area !== '' && !this.#known.areas(area)) this.complain(file, row, 'area', area, 'Write a code that geo/ knows.')
  }
}

const words = (text = ''): readonly string[] => text.split(/\s+/).filter(Boolean)
const ranges = (number: (column: string) => number | null) => ({
  value: number('value'),
  low: number('low'),
  high: number('high'),
})

/** Factors by method. A factor of a method that is in no table is a problem. */
function readFactors(
  reader: Reader,
  inputs: readonly RequirementInput[],
): ReadonlyMap<string, readonly RequirementFactor[]> {
  const file = requirementTables.factors
  const known = new Set(inputs.map(({ id }) => id))
  const byMethod = new Map<string, RequirementFactor[]>()
  const groups = new Map<string, Set<string>>()
  for (const { row, fields } of reader.rows(file, ['method', ...factorColumns])) {
    const { method = '', staff = '' } = fields
    const above = groups.get(method) ?? new Set()
    const read = readFactor(fields, known, above, { file, row })
    if (!read.ok) reader.problems.push(...read.problems)
    else byMethod.set(method, [...(byMethod.get(method) ?? []), read.value])
    groups.set(method, above.add(staff))
  }
  return byMethod
}

/** A method of its own, or one whose words and factor are those of a norm. */
function methodOf(
  fields: TableRow['fields'],
  number: (column: string) => number | null,
  factors: ReadonlyMap<string, readonly RequirementFactor[]>,
  norms: readonly Norm[],
): unknown {
  const norm = norms.find(({ id }) => id === fields.norm)
  const own = norm && {
    service: norm.scope,
    sum: 'WTE',
    unit: 'WTE',
    status: norm.form === 'table-not-seen' ? 'not-read' : fields.status || 'as-printed',
    formula: norm.formula,
    caveat: norm.caveat,
    source: norm.source,
    factors: factorsOfNorm(norm),
  }
  return {
    ...fields,
    over: words(fields.over),
    less: words(fields.less),
    hours: number('hours'),
    factors: factors.get(fields.id ?? '') ?? [],
    ...own,
  }
}

function checkMethods(reader: Reader, methods: readonly RequirementMethod[], norms: readonly Norm[]): void {
  const file = requirementTables.methods
  for (const { row, fields } of reader.rows(file, methodColumns)) {
    const { id = '', norm = '' } = fields
    const method = methods.find((one) => one.id === id)
    if (norm !== '' && !norms.some((one) => one.id === norm))
      reader.complain(file, row, 'norm', norm, 'Write an id of norms.csv, or leave it blank.')
    const unread = method?.status === 'not-read' || method?.status === 'none-found'
    if (method && unread !== (method.factors.length === 0))
      reader.complain(
        file,
        row,
        'status',
        method.status,
        'A method that was read has factors, one that was not has none.',
      )
    if (method && method.source === '') reader.complain(file, row, 'source', '', 'Write an id of sources.csv.')
  }
  const ids = new Set(methods.map(({ id }) => id))
  for (const { row, fields } of reader.rows(requirementTables.factors, ['method', ...factorColumns]))
    if (!ids.has(fields.method ?? ''))
      reader.complain(requirementTables.factors, row, 'method', fields.method ?? '', `Write an id of ${file}.`)
}

/** Reads the tables behind requirement, equipment and track record: all of them, or every problem. */
export function readRequirement(folder: Folder, known: Known): Parsed<RequirementFile> {
  const reader = new Reader(folder, known)
  const { input, method, projection, need, equipment, record } = requirementRows
  const inputs = reader.entries(requirementTables.inputs, inputColumns, input, (fields) => ({
    ...fields,
    indicator: fields.indicator || null,
  }))
  const factors = readFactors(reader, inputs)
  const methods = reader.entries(requirementTables.methods, methodColumns, method, (fields, number) =>
    methodOf(fields, number, factors, known.norms),
  )
  checkMethods(reader, methods, known.norms)
  const projections = reader.entries(
    requirementTables.projections,
    projectionColumns,
    projection,
    (fields, number) => ({
      ...fields,
      from: number('from'),
      to: number('to'),
      ratio: number('ratio'),
    }),
  )
  const figures = reader.entries(requirementTables.need, needColumns, need, (fields, number) => ({
    ...fields,
    ...ranges(number),
  }))
  const units = reader.entries(requirementTables.equipment, equipmentColumns, equipment, (fields, number) => ({
    ...fields,
    ...ranges(number),
    source: fields.source || null,
  }))
  const trackRecord = reader.entries(requirementTables.trackRecord, recordColumns, record, (fields, number) => ({
    ...fields,
    made: number('made'),
    projected: number('projected'),
    low: number('low'),
    high: number('high'),
    actual: number('actual'),
    actualPeriod: fields.actual_period || null,
    actualSource: fields.actual_source || null,
  }))
  if (reader.problems.length > 0) return { ok: false, problems: reader.problems }
  const cited = new Set(
    [
      ...[...methods, ...projections, ...figures, ...units].map(({ source }) => source),
      ...trackRecord.flatMap(({ source, actualSource }) => [source, actualSource]),
    ].filter((id) => id !== null),
  )
  const sources = known.sources.filter(({ id }) => cited.has(id))
  return {
    ok: true,
    value: { format: 1, methods, inputs, projections, need: figures, equipment: units, trackRecord, sources },
  }
}
