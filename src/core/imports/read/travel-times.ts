import type { TravelFile } from '#core/catalogue/travel-schema.ts'
import type { Observation } from '#core/domain/cell.ts'
import { normalise } from '#core/domain/normalise.ts'
import { areaDecisions } from '../decisions/of-areas.ts'
import { describedMeasure } from '../decisions/of-measure.ts'
import { clockDecisions, isMinutesFirst, yearOfImport } from '../decisions/of-periods.ts'
import { type CheckContext, type Composed, composeIndicator, localPath, type ReadTable, sourceOf } from '../draft.ts'
import { sheetFinding } from '../finding.ts'
import { firstRowsOf } from '../first-rows.ts'
import type { MappedSheet } from '../mapping.ts'
import { periodOf } from '../period-text.ts'
import type { ResolvedAreas } from '../resolve-areas.ts'
import { blame, type DataRow, figureOf, textOf } from '../rows.ts'
import { ownRecord, slugOf } from './own-record.ts'
import { TableReading } from './reading.ts'

/** A day is longer than any way within the United Kingdom. */
const longestMinutes = 1440

/** Minutes from one origin to one site. */
type Way = { readonly origin: string; readonly site: string; readonly minutes: number }

/** Mode of travel → its ways, each once. */
type Ways = ReadonlyMap<string, { readonly name: string; readonly ways: ReadonlyMap<string, Way> }>

/** "35", or hours and minutes of a clock: "1:15" is 75. */
function minutesOf(row: DataRow, { findings, context }: TableReading): number | null {
  const [, first, second] = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(textOf(row, 'minutes')) ?? []
  const clock = isMinutesFirst(context.answers)
    ? Number(first) + Number(second) / 60
    : Number(first) * 60 + Number(second)
  const minutes = first === undefined ? figureOf(row, 'minutes') : clock
  if (minutes >= 0 && minutes <= longestMinutes) return minutes
  blame(findings, row, 'minutes', {
    code: 'not-minutes',
    severity: 'error',
    expected: `minutes from 0 to ${longestMinutes}`,
    mend: 'Write the minutes as a number such as 35.',
  })
  return null
}

/** The ways of all rows: from an area, or from a place of a table of people. Of a way that stands twice the shorter counts. */
function waysOf(reading: TableReading, areas: ResolvedAreas): Ways {
  const { surroundings } = reading.context
  const modes = new Map<string, { name: string; ways: Map<string, Way> }>()
  for (const row of reading.rows) {
    const [text, site, name] = [textOf(row, 'area'), textOf(row, 'site'), textOf(row, 'mode') || 'any']
    const minutes = minutesOf(row, reading)
    const origin = surroundings.origins.has(text) ? text : areas.codes.get(text)
    if (text === '')
      blame(reading.findings, row, 'area', {
        code: 'area-missing',
        severity: 'error',
        found: 'nothing',
        expected: 'where people start',
        mend: 'Write the code or the name of an area, or empty the row.',
      })
    if (minutes === null || origin === undefined) continue
    const mode = modes.get(slugOf(name)) ?? { name, ways: new Map<string, Way>() }
    modes.set(slugOf(name), mode)
    const key = `${origin}|${normalise(site)}`
    const before = mode.ways.get(key)
    if (before)
      blame(reading.findings, row, 'site', {
        code: 'way-twice',
        severity: 'warning',
        expected: 'each way once',
        mend: 'The shorter of the two is taken.',
      })
    if (!before || minutes < before.minutes) mode.ways.set(key, { origin, site, minutes })
  }
  return modes
}

/** Warns of sites that the atlas has not: for them Coverage has nothing to set the minutes to. */
function sayUnknownSites(parts: readonly MappedSheet[], modes: Ways, { findings, context }: TableReading): void {
  const { sites } = context.surroundings
  const named = new Set([...modes.values()].flatMap(({ ways }) => [...ways.values()].map(({ site }) => site)))
  const unknown = [...named].filter((site) => !sites.has(normalise(site)))
  const [part] = parts
  if (!part || unknown.length === 0) return
  findings.add(
    sheetFinding(part.sheet, {
      code: 'sites-unknown',
      severity: 'warning',
      found: `${unknown.length} of ${named.size} sites: ${unknown.slice(0, 5).join(', ')}${unknown.length > 5 ? ' …' : ''}`,
      expected: 'names or ids of sites in the atlas, or in a table of sites that you have brought',
      mend: 'Their minutes count for the nearest site on the map. Coverage leaves them out until sites of those names are brought.',
    }),
  )
}

function fileOf(id: string, name: string, ways: readonly Way[], context: CheckContext): TravelFile {
  const [origins, destinations] = [new Map<string, number>(), new Map<string, number>()]
  const indexOf = (list: Map<string, number>, text: string): number => {
    const known = list.get(text) ?? list.size
    list.set(text, known)
    return known
  }
  return {
    format: 1,
    id,
    name,
    origin: ways.map(({ origin }) => indexOf(origins, origin)),
    destination: ways.map(({ site }) => indexOf(destinations, site)),
    minutes: ways.map(({ minutes }) => minutes),
    origins: [...origins.keys()],
    destinations: [...destinations.keys()],
    sources: [sourceOf(context.target, context.today)],
    notes: [],
  }
}

/** Minutes to the nearest site, by area and mode. Places of a table of people are no areas of a map. */
function composeNearest(modes: Ways, areas: ResolvedAreas, period: string, context: CheckContext): Composed[] {
  const source = sourceOf(context.target, context.today)
  const codes = new Set(areas.codes.values())
  const observations = [...modes].flatMap(([mode, { ways }]) => {
    const nearest = new Map<string, number>()
    for (const { origin, minutes } of ways.values())
      if (codes.has(origin)) nearest.set(origin, Math.min(minutes, nearest.get(origin) ?? Number.POSITIVE_INFINITY))
    return [...nearest].map(
      ([area, value]): Observation => ({
        area,
        period,
        dims: { group: mode },
        basis: null,
        cell: { kind: 'value', value, status: 'derived' },
        source: source.id,
        notes: [],
      }),
    )
  })
  if (observations.length === 0) return []
  const values = [...modes].map(([id, { name }]) => ({ id, name, phrase: name === 'any' ? '' : `by ${name}` }))
  const about = { name: 'Minutes to the nearest site', kind: 'measure', unit: 'minutes', period } as const
  const record = ownRecord(`own-${context.target.dataset}`, about, {
    file: context.target.name,
    dimensions: [{ id: 'group', name: 'Mode', values, initial: values[0]?.id ?? 'any' }],
    geography: areas.geographies[0] ?? 'utla',
    period,
    denominators: [],
    decimals: 0,
  })
  return [composeIndicator({ ...record, topic: 'services' }, observations, [source], context)]
}

/** Reads minutes from areas or places to sites: all of them for coverage, and on the map those to the nearest site, by mode of travel. */
export function readTravelTimes(parts: readonly MappedSheet[], context: CheckContext): ReadTable {
  const reading = new TableReading(parts, context, [])
  const areas = reading.areas('area', undefined, undefined, context.surroundings.origins)
  const modes = waysOf(reading, areas)
  sayUnknownSites(parts, modes, reading)
  const period = periodOf(parts[0]?.mapping.about.period ?? '') ?? context.today.slice(0, 4)
  const ways = [...modes.values()].reduce((sum, mode) => sum + mode.ways.size, 0)
  const measure = describedMeasure('Minutes', 'the description of travel times')
  const shown = {
    own: (part: MappedSheet) => ({
      areas: areaDecisions(part, areas, context),
      periods: [yearOfImport(part, context.today), ...clockDecisions(reading.rows, 'minutes', context.answers)],
      measure,
      marks: [],
    }),
    first: firstRowsOf(parts, reading.rows, { area: areas }, (code) => reading.nameOf(code)),
    tally: reading.tallyOf(ways, areas),
  }
  return reading.checked('travel-times', shown, () => {
    if (modes.size === 0) return null
    const { dataset, name } = context.target
    const tables = [...modes].map(([mode, { name: by, ways }]) => {
      const [id, title] = [`own-${dataset}-${mode}`, by === 'any' ? name : `${name}, ${by}`]
      return { id, name: title, path: localPath(context.target, `travel.${mode}`), ways: [...ways.values()] }
    })
    const all = tables.flatMap(({ ways }) => ways)
    const origins = new Set(all.map(({ origin }) => origin)).size
    return {
      composed: composeNearest(modes, areas, period, context),
      entry: { travel: tables.map(({ id, name: title, path }) => ({ id, name: title, path })) },
      files: Object.fromEntries(
        tables.map(({ id, name: title, path, ways }) => [path, fileOf(id, title, ways, context)]),
      ),
      rows: reading.rows.length,
      summary: [
        `${all.length.toLocaleString('en-GB')} ways from ${origins.toLocaleString('en-GB')} areas or places, for Coverage`,
      ],
    }
  })
}
