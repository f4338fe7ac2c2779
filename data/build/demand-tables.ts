import type { Parsed, Problem } from '#core/domain/problem.ts'
import type { Known } from './cells.ts'
import { columnProblems, readNumber } from './columns.ts'
import { parseTable, type Table, type TableRow } from './csv.ts'
import type { Folder } from './folder.ts'
import { type DemandRecord, parseDemandRecord } from './records.ts'

export type DemandPlace = {
  readonly id: string
  readonly name: string
  readonly latitude: number
  readonly longitude: number
  readonly population: number
}
/** People of an authority outside the boundaries; its code is a later code of one or more areas. */
type DemandAuthority = {
  readonly code: string
  readonly people: number
  readonly older: number
  readonly source: string
}
/** An island without a bridge: a whole area, or the part of one inside a box of degrees. */
export type DemandIsland = {
  readonly id: string
  readonly name: string
  readonly area: string
  readonly box: readonly [west: number, south: number, east: number, north: number] | null
}

export type DemandTables = {
  readonly record: DemandRecord
  readonly places: readonly DemandPlace[]
  readonly authorities: readonly DemandAuthority[]
  readonly islands: readonly DemandIsland[]
}

class Reader {
  readonly problems: Problem[] = []

  table(folder: Folder, path: string, columns: readonly string[]): Table | null {
    const parsed = parseTable(path, folder.get(path) ?? '')
    if (!parsed.ok) this.problems.push(...parsed.problems)
    else this.problems.push(...columnProblems(parsed.value, columns, []))
    return parsed.ok ? parsed.value : null
  }

  number(file: string, { row, fields }: TableRow, column: string, least: number, most: number): number {
    const value = readNumber(fields[column] ?? '')
    if (value !== null && value >= least && value <= most) return value
    const mend = `Write a number from ${least} to ${most}.`
    this.problems.push({ code: 'impossible-number', at: { file, row, column }, found: fields[column] ?? '', mend })
    return least
  }

  known(file: string, { row, fields }: TableRow, column: string, yes: (text: string) => boolean): string {
    const found = fields[column] ?? ''
    const mend = 'Write a code or id that the package or geo/ knows.'
    if (!yes(found)) this.problems.push({ code: 'unknown-reference', at: { file, row, column }, found, mend })
    return found
  }
}

function readIslands(folder: Folder, known: Known, reader: Reader): readonly DemandIsland[] {
  const file = 'demand/islands.csv'
  const corners = ['west', 'south', 'east', 'north'] as const
  const table = reader.table(folder, file, ['id', 'name', 'area', ...corners])
  return (table?.rows ?? []).map((row): DemandIsland => {
    const area = reader.known(file, row, 'area', (code) => known.places.currentCodes(code).includes(code))
    const at = (corner: (typeof corners)[number]) => reader.number(file, row, corner, -9, 61)
    const box = row.fields.west ? ([at('west'), at('south'), at('east'), at('north')] as const) : null
    return { id: row.fields.id ?? '', name: row.fields.name ?? '', area, box }
  })
}

/** Reads the tables of where people live, and all their problems. */
export function readDemand(folder: Folder, known: Known): Parsed<DemandTables> {
  const reader = new Reader()
  const record = parseDemandRecord('demand/demand.json', folder.get('demand/demand.json') ?? '')
  if (!record.ok) return record
  const stray = [
    ...record.value.sources.filter((id) => !known.sources.has(id)),
    ...record.value.notes.filter((id) => !known.notes.has(id)),
  ]
  for (const found of stray)
    reader.problems.push({
      code: 'unknown-reference',
      at: { file: 'demand/demand.json' },
      found,
      mend: 'Write an id of sources.csv or notes.csv.',
    })
  const file = 'demand/places.csv'
  const table = reader.table(folder, file, ['geonames_id', 'name', 'latitude', 'longitude', 'population'])
  const places = (table?.rows ?? []).map((row) => ({
    id: row.fields.geonames_id ?? '',
    name: row.fields.name ?? '',
    latitude: reader.number(file, row, 'latitude', 49.8, 60.9),
    longitude: reader.number(file, row, 'longitude', -8.7, 1.8),
    population: reader.number(file, row, 'population', 1, 10_000_000),
  }))
  const authorityFile = 'demand/authorities.csv'
  const own = reader.table(folder, authorityFile, ['code', 'name', 'people', 'people_65_plus', 'source'])
  const authorities = (own?.rows ?? []).map((row) => ({
    code: row.fields.code ?? '',
    people: reader.number(authorityFile, row, 'people', 1, 10_000_000),
    older: reader.number(authorityFile, row, 'people_65_plus', 0, 10_000_000),
    source: reader.known(authorityFile, row, 'source', (id) => known.sources.has(id)),
  }))
  const islands = readIslands(folder, known, reader)
  if (reader.problems.length > 0) return { ok: false, problems: reader.problems }
  return { ok: true, value: { record: record.value, places, authorities, islands } }
}
