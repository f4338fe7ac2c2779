import type { Absence, Cell, Coverage, Interval, Observation, Value } from '#core/domain/cell.ts'
import { type Protected, vouchFor } from '#core/domain/protected.ts'
import type { Note, Source } from '#core/domain/source.ts'
import { atOnce, type Steps } from '#core/domain/steps.ts'
import type { IndicatorFile } from './schemas.ts'

/**
 * A decoded indicator file. Stored cells are protected: they ship with the atlas, or the import guarded them before it stored them. True figures are
 * never encoded, so they never become a dataset.
 */
export type Dataset = Protected<{
  readonly id: string
  readonly shard: string | null
  readonly observations: readonly Observation[]
  readonly sources: ReadonlyMap<string, Source>
  readonly notes: ReadonlyMap<string, Note>
}>

type Row = Record<string, string | number | null>

/** Flattens an observation to a row, with null for absent fields. The notes are one word of the dictionary, since few combinations occur. */
function rowOf({ area, period, dims, basis, cell, source, notes }: Observation): Row {
  const value = cell.kind === 'value' ? cell : null
  const absent = cell.kind === 'absent' ? cell : null
  const row: Row = { area, period, basis, source, notes: notes.length > 0 ? notes.join(' ') : null }
  for (const [id, of] of Object.entries(dims)) row[`dim:${id}`] = of
  return {
    ...row,
    value: value?.value ?? null,
    status: value?.status ?? null,
    lower: value?.interval?.lower ?? null,
    upper: value?.interval?.upper ?? null,
    level: value?.interval?.level ?? null,
    method: value?.interval?.method ?? null,
    numerator: value?.numerator ?? null,
    denominator: value?.denominator ?? null,
    reason: absent?.reason ?? null,
    because: absent?.because ?? null,
    part: cell.coverage?.part ?? null,
    whole: cell.coverage?.whole ?? null,
    of: cell.coverage?.of ?? null,
  }
}

const numeric = new Set(['value', 'lower', 'upper', 'level', 'numerator', 'denominator', 'part', 'whole'])

/**
 * Encodes observations by column, with words as positions in a dictionary and a constant column as one entry. Twelve regions over twenty years take
 * about a kilobyte compressed.
 */
export function encodeDataset(
  id: string,
  shard: string | null,
  observations: readonly Observation[],
  sources: readonly Source[],
  notes: readonly Note[],
): IndicatorFile {
  const rows = observations.map(rowOf)
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const dictionaries: Record<string, string[]> = {}
  const columns: Record<string, (number | null)[] | number | null> = {}
  for (const name of names) {
    const dictionary = new Map<string, number>()
    const positionOf = (word: string) => {
      if (!dictionary.has(word)) dictionary.set(word, dictionary.size)
      return dictionary.get(word) ?? null
    }
    const column = rows.map((row) => {
      const entry = row[name] ?? null
      return typeof entry === 'string' ? positionOf(entry) : entry
    })
    const [first = null] = column
    if (column.every((entry) => entry === first)) {
      if (first === null) continue
      columns[name] = first
    } else columns[name] = column
    if (!numeric.has(name)) dictionaries[name] = [...dictionary.keys()]
  }
  return { format: 1, id, shard, rows: rows.length, dictionaries, columns, sources: [...sources], notes: [...notes] }
}

/** Reads one column by row; null where it has no entry. */
type Numbers = (row: number) => number | null
type Words = (row: number) => string | null

function intervalOf(number: (name: string) => Numbers, word: (name: string) => Words) {
  const [lower, upper, level, method] = [number('lower'), number('upper'), number('level'), word('method')]
  return (row: number): Interval | null => {
    const [from, to] = [lower(row), upper(row)]
    if (from === null || to === null) return null
    const how = (method(row) ?? 'published') as Interval['method']
    return { lower: from, upper: to, level: level(row) ?? 0.95, method: how }
  }
}

function cellOf(number: (name: string) => Numbers, word: (name: string) => Words): (row: number) => Cell {
  const [part, whole, of] = [number('part'), number('whole'), word('of')]
  const [value, numerator, denominator] = [number('value'), number('numerator'), number('denominator')]
  const [status, reason, because] = [word('status'), word('reason'), word('because')]
  const interval = intervalOf(number, word)
  const coverageOf = (row: number): { readonly coverage?: Coverage } => {
    const [given, all] = [part(row), whole(row)]
    return given === null || all === null ? {} : { coverage: { part: given, whole: all, of: of(row) ?? 'returns' } }
  }
  return (row) => {
    const figure = value(row)
    if (figure === null) {
      const why = because(row)
      const kind = (reason(row) ?? 'not-published') as Absence['reason']
      return { kind: 'absent', reason: kind, ...(why === null ? {} : { because: why }), ...coverageOf(row) }
    }
    const [limits, top, bottom] = [interval(row), numerator(row), denominator(row)]
    return {
      kind: 'value',
      value: figure,
      status: (status(row) ?? 'observed') as Value['status'],
      ...(limits ? { interval: limits } : {}),
      ...(top === null ? {} : { numerator: top }),
      ...(bottom === null ? {} : { denominator: bottom }),
      ...coverageOf(row),
    }
  }
}

/** Builds one object for each combination of entries, which thousands of rows then share. */
function shared<T>(columns: readonly Words[], make: (words: readonly (string | null)[]) => T): (row: number) => T {
  const made = new Map<string, T>()
  return (row) => {
    const words = columns.map((column) => column(row))
    const key = words.join('\u0000')
    const known = made.get(key)
    if (known !== undefined) return known
    const fresh = make(words)
    made.set(key, fresh)
    return fresh
  }
}

/** Rows that are decoded in one go. */
const inOneGo = 20_000

/** Decodes the output of `encodeDataset`. The caller has checked the file against its schema. */
export const decodeDataset = (file: IndicatorFile): Dataset => atOnce(decodeSteps(file))

/** Decodes as `decodeDataset` does, in steps: one for all but very long files. */
export function* decodeSteps(file: IndicatorFile): Steps<Dataset> {
  const { columns, dictionaries } = file
  const number = (name: string): Numbers => {
    const column = columns[name] ?? null
    return column !== null && typeof column === 'object' ? (row) => column[row] ?? null : () => column
  }
  const word = (name: string): Words => {
    const [position, dictionary] = [number(name), dictionaries[name] ?? []]
    return (row) => {
      const at = position(row)
      return at === null ? null : (dictionary[at] ?? null)
    }
  }
  const dimensions = Object.keys(columns).filter((name) => name.startsWith('dim:'))
  const dims = shared(dimensions.map(word), (words) =>
    Object.fromEntries(dimensions.map((name, at) => [name.slice(4), words[at] ?? ''])),
  )
  const notes = shared([word('notes')], ([words]) => words?.split(' ') ?? [])
  const [area, period, basis, source] = [word('area'), word('period'), word('basis'), word('source')]
  const cell = cellOf(number, word)
  const observations: Observation[] = []
  for (let row = 0; row < file.rows; row += 1) {
    if (row % inOneGo === 0 && file.rows > inOneGo) yield
    observations.push({
      area: area(row) ?? '',
      period: period(row) ?? '',
      dims: dims(row),
      basis: basis(row),
      cell: cell(row),
      source: source(row) ?? '',
      notes: notes(row),
    })
  }
  return vouchFor({
    id: file.id,
    shard: file.shard,
    observations,
    sources: new Map(file.sources.map((one) => [one.id, one])),
    notes: new Map(file.notes.map((note) => [note.id, note])),
  })
}
