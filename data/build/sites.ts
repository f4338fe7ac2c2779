import type { AbsenceReason, Cell } from '#core/domain/cell.ts'
import type { Problem } from '#core/domain/problem.ts'
import type { Site } from '#core/domain/site.ts'
import type { Known } from './cells.ts'
import { columnProblems, readNumber } from './columns.ts'
import type { Table, TableRow } from './csv.ts'

const columns = [
  ...['id', 'name', 'provider', 'town', 'latitude', 'longitude', 'position', 'sector'],
  ...['area', 'machines', 'absence', 'recorded', 'remarks', 'source'],
]
const reasons: readonly string[] = ['suppressed', 'not-published', 'not-applicable', 'not-collected']
/** Generous bounds of the United Kingdom in degrees, to catch swapped or mistyped coordinates. */
const limits = { latitude: [49.8, 60.9], longitude: [-8.7, 1.8] } as const

type Found = { readonly site: Site | null; readonly problems: readonly Problem[] }

function readSite({ row, fields }: TableRow, file: string, known: Known): Found {
  const problems: Problem[] = []
  const reject = (code: string, column: string, mend: string) =>
    problems.push({ code, at: { file, row, column }, found: fields[column] ?? '', mend })
  const coordinate = (column: 'latitude' | 'longitude'): number => {
    const number = readNumber(fields[column] ?? '')
    const [least, most] = limits[column]
    if (number === null || number < least || number > most)
      reject('impossible-coordinate', column, `Write degrees from ${least} to ${most}.`)
    return number ?? 0
  }
  const { id = '', name = '', provider = '', town = '', position = '', source = '' } = fields
  if (!id || !name) reject('blank-field', id ? 'name' : 'id', 'Fill it in.')
  const [area] = known.places.currentCodes(fields.area ?? '')
  if (!area) reject('unknown-area', 'area', 'Write the code of an area in geo/built/areas.json.')
  const sector = fields.sector
  if (sector !== 'NHS' && sector !== 'independent') reject('unknown-word', 'sector', 'Write NHS or independent.')
  if (!known.sources.has(source)) reject('unknown-source', 'source', 'Write an id of sources.csv.')
  const machines = readMachines(fields, reject)
  const [latitude, longitude] = [coordinate('latitude'), coordinate('longitude')]
  if (problems.length > 0 || !area) return { site: null, problems }
  const site: Site = {
    ...{ id, name, provider, town, latitude, longitude, position, machines, source },
    sector: sector === 'independent' ? 'independent' : 'NHS',
    areas: known.places.allAbove(area),
    recorded: fields.recorded || null,
    remarks: (fields.remarks ?? '')
      .split('|')
      .map((remark) => remark.trim())
      .filter(Boolean),
  }
  return { site, problems }
}

function readMachines(fields: TableRow['fields'], reject: (code: string, column: string, mend: string) => void): Cell {
  const [text, absence] = [fields.machines ?? '', fields.absence ?? '']
  const value = readNumber(text)
  if (text !== '' && (value === null || value < 0 || !Number.isInteger(value)))
    reject('not-whole', 'machines', 'Write a whole number of machines, or leave it blank and fill “absence”.')
  if ((text === '') === (absence === ''))
    reject('value-and-absence', 'absence', 'Write machines or absence, one of them.')
  if (absence !== '' && !reasons.includes(absence))
    reject('unknown-word', 'absence', `Write one of: ${reasons.join(', ')}.`)
  if (value !== null) return { kind: 'value', value, status: 'observed' }
  // Safe: the row has been rejected otherwise.
  return { kind: 'absent', reason: absence as AbsenceReason }
}

/** Reads the points of one set of sites, and all problems of its table. */
export function readSites(
  table: Table,
  known: Known,
): { readonly sites: readonly Site[]; readonly problems: readonly Problem[] } {
  const header = columnProblems(table, columns, [])
  if (header.length > 0) return { sites: [], problems: header }
  const found = table.rows.map((row) => readSite(row, table.file, known))
  const ids = table.rows.map(({ fields }) => fields.id)
  const repeated = table.rows
    .filter(({ fields }, at) => ids.indexOf(fields.id) < at)
    .map(({ row, fields }): Problem => {
      const mend = 'Another site has this id already.'
      return { code: 'repeated-id', at: { file: table.file, row, column: 'id' }, found: fields.id ?? '', mend }
    })
  return {
    sites: found.flatMap(({ site }) => site ?? []),
    problems: [...found.flatMap(({ problems }) => problems), ...repeated],
  }
}
