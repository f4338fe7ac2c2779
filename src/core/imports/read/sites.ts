import type { SiteFile } from '#core/catalogue/schemas.ts'
import { fromNationalGrid } from '#core/geography/reproject.ts'
import { type Checked, type Context, pathOf, sourceOf } from '../draft.ts'
import { periodOf } from '../figure-text.ts'
import { Findings } from '../finding.ts'
import type { Part } from '../mapping.ts'
import { blame, type DataRow, dataRows, figureOf, textOf } from '../rows.ts'

type LonLat = readonly [longitude: number, latitude: number]

const inUnitedKingdom = ([longitude, latitude]: LonLat) =>
  longitude > -9 && longitude < 2.1 && latitude > 49.8 && latitude < 61

/** Degrees, from degrees or from metres of the National Grid. */
function placeOf(row: DataRow): LonLat | null {
  const [x, y] = [figureOf(row, 'longitude'), figureOf(row, 'latitude')]
  if (Number.isNaN(x) || Number.isNaN(y)) return null
  const place: LonLat = Math.abs(x) > 180 || Math.abs(y) > 90 ? fromNationalGrid([x, y]) : [x, y]
  return inUnitedKingdom(place) ? place : null
}

/** Reads a list of sites into points on the map. */
export function readSites(parts: readonly Part[], context: Context): Checked {
  const findings = new Findings()
  const rows = dataRows(parts, ['name'], findings)
  const source = sourceOf(context.target, context.today)
  const names = new Map<string, number>()
  const sites = rows.flatMap((row): SiteFile['sites'][number][] => {
    const name = textOf(row, 'name')
    const place = placeOf(row)
    if (name === '')
      blame(findings, row, 'name', {
        code: 'site-unnamed',
        severity: 'error',
        found: 'nothing',
        expected: 'the name of the site',
        mend: 'Write its name.',
      })
    if (!place)
      blame(findings, row, 'latitude', {
        code: 'not-a-place',
        severity: 'error',
        found: `${textOf(row, 'latitude')}, ${textOf(row, 'longitude')}`,
        expected: 'latitude and longitude in degrees, or northing and easting in metres, within the United Kingdom',
        mend: 'Check that the two are not exchanged and that west is negative.',
      })
    const machines = figureOf(row, 'machines')
    if (textOf(row, 'machines') !== '' && !(Number.isInteger(machines) && machines >= 0))
      blame(findings, row, 'machines', {
        code: 'not-a-number',
        severity: 'error',
        expected: 'a whole number',
        mend: 'Write a number such as 6, or leave the cell empty.',
      })
    const key = name.toLowerCase()
    const before = names.get(key)
    if (before !== undefined && name !== '')
      blame(findings, row, 'name', {
        code: 'site-twice',
        severity: 'warning',
        expected: 'each site once',
        mend: `Row ${before + 1} has the same name; both are drawn.`,
      })
    names.set(key, row.row)
    if (!place || name === '') return []
    return [
      {
        id: `own-${sitesId(row)}`,
        name,
        provider: textOf(row, 'provider'),
        town: textOf(row, 'town'),
        longitude: Math.round(place[0] * 1e6) / 1e6,
        latitude: Math.round(place[1] * 1e6) / 1e6,
        position: 'as in your file',
        sector: 'NHS',
        areas: {},
        machines: Number.isInteger(machines)
          ? { kind: 'value', value: machines, status: 'observed' }
          : { kind: 'absent', reason: 'not-collected' },
        recorded: periodOf(textOf(row, 'recorded')),
        remarks: [],
        source: source.id,
      },
    ]
  })
  if (findings.blocked || sites.length === 0) return { groups: findings.groups(), questions: [], draft: null }
  const id = `own-${context.target.dataset}`
  const path = pathOf(context.target, 'sites')
  return {
    groups: findings.groups(),
    questions: [],
    draft: {
      table: 'sites',
      entry: { indicators: [], geographies: [], sites: [{ id, name: context.target.name, path }] },
      files: { [path]: { format: 1, id, name: context.target.name, sites, sources: [source], notes: [] } },
      rows: rows.length,
      summary: [`${sites.length} sites as points`],
    },
  }
}

const sitesId = ({ part, row }: DataRow): string =>
  `${part.sheet.name || 'site'}-${row + 1}`.toLowerCase().replace(/[^a-z0-9]+/g, '-')
