import type { SiteFile } from '#core/catalogue/schemas.ts'
import type { LonLat } from '#core/domain/area.ts'
import { normalise } from '#core/domain/normalise.ts'
import { areaDecisions } from '../decisions/of-areas.ts'
import { describedMeasure } from '../decisions/of-measure.ts'
import { optionalPeriod } from '../decisions/of-periods.ts'
import { type CheckContext, localPath, type ReadTable, sourceOf } from '../draft.ts'
import { firstRowsOf } from '../first-rows.ts'
import type { MappedSheet } from '../mapping.ts'
import { periodOf } from '../period-text.ts'
import type { ResolvedAreas } from '../resolve-areas.ts'
import { blame, type DataRow, figureOf, textOf } from '../rows.ts'
import { slugOf } from './own-record.ts'
import { readPosition } from './position.ts'
import { TableReading } from './reading.ts'

type SiteRow = SiteFile['sites'][number]

/** A number of 0 or more, or null for a blank; what is neither is an error. */
function amountOf(row: DataRow, column: 'machines' | 'staff', { findings }: TableReading): number | null {
  if (textOf(row, column) === '') return null
  const value = figureOf(row, column)
  if (value >= 0 && (column === 'staff' || Number.isInteger(value))) return value
  blame(findings, row, column, {
    code: 'not-a-number',
    severity: 'error',
    expected: column === 'staff' ? 'a number of 0 or more' : 'a whole number of 0 or more',
    mend: 'Write a number such as 6, or leave the cell empty.',
  })
  return null
}

/** Says which rows are one site: by its id, or by its name and place. Two of one name in two places may be right. */
class Twins {
  readonly #rows = new Map<string, number>()
  readonly #reading: TableReading

  constructor(reading: TableReading) {
    this.#reading = reading
  }

  look(row: DataRow, id: string, name: string, place: LonLat | null): void {
    const keys = [...(id === '' ? [] : [`id ${id}`]), ...(place ? [`at ${normalise(name)} ${place}`] : [])]
    const twin = keys.map((key) => this.#rows.get(key)).find((one) => one !== undefined)
    const namesake = this.#rows.get(`name ${normalise(name)}`)
    if (twin !== undefined) this.#say(row, 'error', `Row ${twin + 1} is the same site: remove one of them.`)
    else if (namesake !== undefined) this.#say(row, 'warning', `Row ${namesake + 1} has the same name; both are drawn.`)
    for (const key of [...keys, `name ${normalise(name)}`]) if (!this.#rows.has(key)) this.#rows.set(key, row.row)
  }

  #say(row: DataRow, severity: 'error' | 'warning', mend: string): void {
    blame(this.#reading.findings, row, 'name', { code: 'site-twice', severity, expected: 'each site once', mend })
  }
}

const rowId = ({ part, row }: DataRow): string =>
  `own-${part.sheet.name || 'site'}-${row + 1}`.toLowerCase().replace(/[^a-z0-9]+/g, '-')

function siteOf(
  row: DataRow,
  areas: ResolvedAreas,
  twins: Twins,
  reading: TableReading,
  source: string,
): SiteRow | null {
  const [name, id] = [textOf(row, 'name'), slugOf(textOf(row, 'id'))]
  if (name === '')
    blame(reading.findings, row, 'name', {
      code: 'site-unnamed',
      severity: 'error',
      found: 'nothing',
      expected: 'the name of the site',
      mend: 'Write its name.',
    })
  const place = readPosition(row, reading)
  const [machines, staff] = [amountOf(row, 'machines', reading), amountOf(row, 'staff', reading)]
  twins.look(row, id, name, place)
  const authority = areas.codes.get(textOf(row, 'area'))
  if (!place || name === '') return null
  return {
    id: id || rowId(row),
    name,
    provider: textOf(row, 'provider'),
    town: textOf(row, 'town'),
    longitude: place[0],
    latitude: place[1],
    position: 'as in your file',
    sector: null,
    areas: authority === undefined ? {} : { utla: authority },
    machines:
      machines === null
        ? { kind: 'absent', reason: 'not-collected' }
        : { kind: 'value', value: machines, status: 'observed' },
    ...(staff === null ? {} : { staff }),
    recorded: periodOf(textOf(row, 'recorded')),
    remarks: [],
    source,
  }
}

/** Reads a list of sites: points on the map, and where services are for coverage. */
export function readSiteTable(parts: readonly MappedSheet[], context: CheckContext): ReadTable {
  const reading = new TableReading(parts, context, ['name'])
  const isAuthority = ({ geography }: { readonly geography: string }) => geography === 'utla'
  const areas = reading.areas(
    'area',
    isAuthority,
    'which is no upper-tier authority: write that, or leave the cell empty',
  )
  const [source, twins] = [sourceOf(context.target, context.today), new Twins(reading)]
  const sites = reading.rows.flatMap((row) => siteOf(row, areas, twins, reading, source.id) ?? [])
  const measure = describedMeasure('Sites as points; machines and WTE where the file has them', 'one row is one site')
  const shown = {
    own: (part: MappedSheet) => ({
      areas: areaDecisions(part, areas, context),
      periods: optionalPeriod(part, reading.rows, 'recorded'),
      measure,
      marks: [],
    }),
    first: firstRowsOf(parts, reading.rows, { area: areas }, (code) => reading.nameOf(code)),
    tally: reading.tallyOf(sites.length, areas),
  }
  return reading.checked('sites', shown, () => {
    if (sites.length === 0) return null
    const { name, dataset } = context.target
    const [id, path] = [`own-${dataset}`, localPath(context.target, 'sites')]
    return {
      entry: { sites: [{ id, name, path }] },
      files: { [path]: { format: 1, id, name, sites, sources: [source], notes: [] } },
      rows: reading.rows.length,
      summary: [`${sites.length.toLocaleString('en-GB')} sites as points, and for Coverage`],
    }
  })
}
