import type { LonLat } from '#core/domain/area.ts'
import type { Parsed } from '#core/domain/problem.ts'
import { type DemandPoint, placeNear } from './demand.ts'
import { readPlace } from './read-place.ts'
import { type Row, RowProblems, readRows, type TableKind } from './read-rows.ts'
import type { ServiceSite } from './sites.ts'

export const siteTable: TableKind = {
  name: 'A site table',
  columns: [
    { name: 'name', aliases: ['site', 'site_name', 'hospital'], required: true },
    { name: 'latitude', aliases: ['lat', 'y'], required: true },
    { name: 'longitude', aliases: ['lon', 'lng', 'long', 'x'], required: true },
    { name: 'id', aliases: ['code', 'site_id'], required: false },
    { name: 'provider', aliases: ['trust', 'organisation'], required: false },
    { name: 'machines', aliases: ['linacs', 'number_of_machines'], required: false },
    { name: 'staff', aliases: ['wte', 'staff_wte'], required: false },
    { name: 'area', aliases: ['area_code', 'authority', 'authority_code'], required: false },
  ],
  mostRows: 1000,
}

export type SiteTableContext = {
  readonly onLand: (at: LonLat) => boolean
  /** Codes of authorities. */
  readonly areas: ReadonlySet<string>
  readonly points: readonly DemandPoint[]
}

const slug = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)

/** Two rows that are one site: by id, or by name and place. */
function sayTwins(rows: readonly Row[], problems: RowProblems): void {
  const first = new Map<string, number>()
  for (const one of rows) {
    const { id = '', name = '', latitude = '', longitude = '' } = one.fields
    const keys = [id === '' ? '' : `id ${id}`, `${name.toLowerCase()} at ${latitude}, ${longitude}`]
    const twin = keys.find((key) => key !== '' && first.has(key))
    if (twin !== undefined)
      problems.add(
        'duplicate',
        one,
        id !== '' && twin.startsWith('id ') ? 'id' : 'name',
        `The same site stands in row ${first.get(twin)}. Remove one of them.`,
      )
    for (const key of keys) if (key !== '' && !first.has(key)) first.set(key, one.row)
  }
}

/**
 * Reads a reader's table of sites: all of it, or everything that is wrong with it, row by row.
 * @param file its name, for messages
 */
export function parseSiteTable(file: string, text: string, context: SiteTableContext): Parsed<readonly ServiceSite[]> {
  const read = readRows(file, text, siteTable)
  if (!read.ok) return read
  const problems = new RowProblems(file)
  sayTwins(read.value, problems)
  const most = Number.MAX_SAFE_INTEGER
  const sites = read.value.flatMap((one): ServiceSite[] => {
    const { id = '', name = '', provider = '', area = '' } = one.fields
    if (name === '') problems.add('blank-field', one, 'name', 'Give the site a name.')
    if (area !== '' && !context.areas.has(area))
      problems.add(
        'unknown-code',
        one,
        'area',
        'Write the code of an upper-tier authority, such as E08000035, or leave it blank.',
      )
    const machines = problems.number(one, 'machines', [0, most], false)
    const staff = problems.number(one, 'staff', [0, most], false)
    const at = readPlace(one, problems, context.onLand)
    if (!at) return []
    const near = placeNear(context.points, at)
    const own = slug(id === '' ? `${name}-${one.row}` : id) || `row-${one.row}`
    return [
      {
        id: own,
        name,
        provider,
        at,
        island: near?.island ?? null,
        area: area || (near?.area ?? ''),
        machines,
        staff,
        change: 'none',
      },
    ]
  })
  return problems.list.length > 0 ? { ok: false, problems: problems.list } : { ok: true, value: sites }
}
