import * as v from 'valibot'
import type { Parsed } from '#core/domain/problem.ts'
import type { Source } from '#core/domain/source.ts'
import { type SupplyFile, type SupplyStart, supplyFileSchema } from '#core/scenario/supply-file.ts'
import { parseScenario } from '#core/scenario/text-form.ts'
import type { Folder } from './folder.ts'
import { Reader } from './requirement-tables.ts'

/** The tables of `data/scenario/` behind the supply of staff. */
export const supplyTables = {
  levers: 'scenario/levers.csv',
  peers: 'scenario/peers.csv',
  flows: 'scenario/published-flows.csv',
} as const

const leverColumns = [
  'id',
  'name',
  'acts',
  'challenge',
  'first',
  'kind',
  'unit',
  'value',
  'low',
  'high',
  'least',
  'most',
  'step',
  'status',
  'source',
  'date',
  'rationale',
  'caveat',
]
const peerColumns = ['lever', 'label', 'value', 'source', 'note']
const flowColumns = ['area', 'from', 'to', 'before', 'joiners', 'leavers', 'after', 'source']

type Lever = SupplyFile['levers'][number]

/** What is wrong with a lever: a value out of its range, or a figure without a source that claims one. */
function leverFault({
  value,
  low,
  high,
  least,
  most,
  status,
  source,
  rationale,
}: Lever): readonly [string, string] | null {
  if ((status === 'assumption') !== (source === ''))
    return ['source', 'Name a source, or write “assumption” as the status.']
  if (status === 'assumption' && (low !== null || high !== null))
    return ['low', 'Nobody published a range of an assumption; leave it blank.']
  if ((low === null) !== (high === null)) return ['low', 'Write both ends of the range, or none.']
  if (value === null || (low !== null && high !== null && !(low <= value && value <= high)))
    return ['value', 'Write a value within its range.']
  if (!(least <= value && value <= most)) return ['value', 'Write a value between “least” and “most”.']
  return rationale === '' ? ['rationale', 'Say where the value comes from.'] : null
}

function readLevers(reader: Reader): readonly Lever[] {
  const file = supplyTables.levers
  const levers = reader.entries(file, leverColumns, supplyFileSchema.entries.levers.item, (fields, number) => ({
    ...fields,
    first: fields.first === 'yes',
    value: number('value'),
    low: number('low'),
    high: number('high'),
    least: number('least'),
    most: number('most'),
    step: number('step'),
  }))
  for (const { row, fields } of reader.rows(file, leverColumns)) {
    const lever = levers.find(({ id }) => id === fields.id)
    const fault = lever ? leverFault(lever) : null
    if (fault) reader.complain(file, row, fault[0], fields[fault[0]] ?? '', fault[1])
  }
  return levers
}

/** A table without ids: every number, source and lever has to be there. */
function readPlain<S extends v.GenericSchema>(
  reader: Reader,
  file: string,
  columns: readonly string[],
  numbers: readonly string[],
  schema: S,
  known: { readonly sources: ReadonlySet<string>; readonly levers: ReadonlySet<string> },
): readonly v.InferOutput<S>[] {
  return reader.rows(file, columns).flatMap(({ row, fields }) => {
    const filled = Object.fromEntries(
      Object.entries(fields).map(([name, text]) => [name, numbers.includes(name) && text !== '' ? Number(text) : text]),
    )
    if (!known.sources.has(fields.source ?? ''))
      reader.complain(file, row, 'source', fields.source ?? '', 'Write an id of sources.csv.')
    if (fields.lever !== undefined && !known.levers.has(fields.lever))
      reader.complain(file, row, 'lever', fields.lever, `Write an id of ${supplyTables.levers}.`)
    const parsed = v.safeParse(schema, filled)
    if (parsed.success) return [parsed.output]
    reader.complain(
      file,
      row,
      String(parsed.issues[0].path?.[0]?.key ?? ''),
      String(parsed.issues[0].received),
      `Write ${parsed.issues[0].expected}.`,
    )
    return []
  })
}

/** The scenarios that ship: every lever, start, area and specialty that they name has to exist. */
function readReady(reader: Reader, folder: Folder, levers: ReadonlySet<string>, starts: readonly SupplyStart[]) {
  return [...folder].flatMap(([path, text]) => {
    const id = /^scenario\/ready\/([a-z-]+)\.txt$/.exec(path)?.[1]
    if (!id) return []
    const parsed = parseScenario(text, path)
    if (!parsed.ok) {
      reader.problems.push(...parsed.problems)
      return []
    }
    const start = starts.find((one) => one.id === parsed.value.start)
    if (!start)
      reader.complain(path, 1, 'start', parsed.value.start, `Write one of: ${starts.map((one) => one.id).join(', ')}.`)
    for (const { lever } of parsed.value.policies.flatMap(({ changes }) => changes))
      if (!levers.has(lever)) reader.complain(path, 1, 'lever', lever, `Write an id of ${supplyTables.levers}.`)
    return [{ id, challenge: parsed.value.name, text }]
  })
}

/** Reads levers, peers, published flows and ready scenarios: all of them, or every problem. */
export function readSupply(
  folder: Folder,
  known: ConstructorParameters<typeof Reader>[1],
  starts: readonly SupplyStart[],
): Parsed<SupplyFile> {
  const reader = new Reader(folder, known)
  const levers = readLevers(reader)
  const ids = {
    sources: new Set(known.sources.map((one: Source) => one.id)),
    levers: new Set(levers.map(({ id }) => id)),
  }
  const peers = readPlain(reader, supplyTables.peers, peerColumns, ['value'], supplyFileSchema.entries.peers.item, ids)
  const flows = readPlain(
    reader,
    supplyTables.flows,
    flowColumns,
    ['before', 'joiners', 'leavers', 'after'],
    supplyFileSchema.entries.flows.item,
    ids,
  )
  const ready = readReady(reader, folder, ids.levers, starts)
  if (reader.problems.length > 0) return { ok: false, problems: reader.problems }
  const cited = new Set([...levers, ...peers, ...flows, ...starts].map(({ source }) => source))
  const sources = known.sources.filter(({ id }) => cited.has(id))
  return { ok: true, value: { format: 1, levers, peers, flows, starts, ready, sources } }
}
