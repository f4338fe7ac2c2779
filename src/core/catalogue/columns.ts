import type { Absence, Cell, Coverage, Interval, Observation, Value } from '#core/domain/cell.ts'
import type { Note, Source } from '#core/domain/source.ts'
import type { IndicatorFile } from './schemas.ts'

/** What a loaded indicator file holds, as the rest of the app sees it. */
export type Dataset = {
  readonly id: string
  readonly shard: string | null
  readonly observations: readonly Observation[]
  readonly sources: ReadonlyMap<string, Source>
  readonly notes: ReadonlyMap<string, Note>
}

type Row = Record<string, string | number | null>

/** One observation as a flat row; what is absent is null. Notes are one word, as they come in few combinations. */
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
 * Writes observations by column, with words as positions in a dictionary and a column that never changes as one entry.
 * Twelve regions over twenty years take about a kilobyte compressed.
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

function intervalOf(read: (name: string) => number | null, word: (name: string) => string | null): Interval | null {
  const [lower, upper] = [read('lower'), read('upper')]
  if (lower === null || upper === null) return null
  return { lower, upper, level: read('level') ?? 0.95, method: (word('method') ?? 'published') as Interval['method'] }
}

function cellOf(read: (name: string) => number | null, word: (name: string) => string | null): Cell {
  const [part, whole] = [read('part'), read('whole')]
  const coverage: { coverage?: Coverage } =
    part === null || whole === null ? {} : { coverage: { part, whole, of: word('of') ?? 'returns' } }
  const value = read('value')
  if (value === null) {
    const because = word('because')
    const reason = (word('reason') ?? 'not-published') as Absence['reason']
    return { kind: 'absent', reason, ...(because === null ? {} : { because }), ...coverage }
  }
  const interval = intervalOf(read, word)
  const [numerator, denominator] = [read('numerator'), read('denominator')]
  return {
    kind: 'value',
    value,
    status: (word('status') ?? 'observed') as Value['status'],
    ...(interval ? { interval } : {}),
    ...(numerator === null ? {} : { numerator }),
    ...(denominator === null ? {} : { denominator }),
    ...coverage,
  }
}

/** Reads what `encodeDataset` wrote. The file is taken to have passed its schema. */
export function decodeDataset(file: IndicatorFile): Dataset {
  const { columns, dictionaries } = file
  const dimensions = Object.keys(columns).filter((name) => name.startsWith('dim:'))
  const observations = Array.from({ length: file.rows }, (_, row): Observation => {
    const read = (name: string): number | null => {
      const column = columns[name]
      return typeof column === 'object' ? (column?.[row] ?? null) : (column ?? null)
    }
    const word = (name: string): string | null => {
      const at = read(name)
      return at === null ? null : (dictionaries[name]?.[at] ?? null)
    }
    return {
      area: word('area') ?? '',
      period: word('period') ?? '',
      dims: Object.fromEntries(dimensions.map((name) => [name.slice(4), word(name) ?? ''])),
      basis: word('basis'),
      cell: cellOf(read, word),
      source: word('source') ?? '',
      notes: word('notes')?.split(' ') ?? [],
    }
  })
  return {
    id: file.id,
    shard: file.shard,
    observations,
    sources: new Map(file.sources.map((source) => [source.id, source])),
    notes: new Map(file.notes.map((note) => [note.id, note])),
  }
}
