import type { DemandFile } from '#core/catalogue/demand-schema.ts'
import { areaDecisions } from '../decisions/of-areas.ts'
import { describedMeasure } from '../decisions/of-measure.ts'
import { optionalPeriod } from '../decisions/of-periods.ts'
import { type CheckContext, localPath, type ReadTable, sourceOf } from '../draft.ts'
import { firstRowsOf } from '../first-rows.ts'
import type { MappedSheet } from '../mapping.ts'
import { periodOf } from '../period-text.ts'
import type { ResolvedAreas } from '../resolve-areas.ts'
import { blame, type DataRow, figureOf, textOf } from '../rows.ts'
import { readPosition } from './position.ts'
import { TableReading } from './reading.ts'

/** More places than these cannot be set against sites within seconds. */
const mostPlaces = 50_000

type Place = {
  readonly code: string
  readonly name: string
  readonly area: string
  readonly longitude: number
  readonly latitude: number
  readonly people: number
  readonly older: number
  readonly cancers: number
}

function numberIn(row: DataRow, column: string, { findings }: TableReading): number | null {
  const value = figureOf(row, column)
  if (value >= 0 && Number.isFinite(value)) return value
  blame(findings, row, column, {
    code: 'not-a-number',
    severity: 'error',
    found: textOf(row, column) || 'nothing',
    expected: 'a number of 0 or more',
    mend: 'Write a number such as 7200.',
  })
  return null
}

/** The code of a row's place; empty, with an error, where it is missing or stands in an earlier row. */
function codeOf(row: DataRow, seen: Map<string, number>, { findings }: TableReading): string {
  const code = textOf(row, 'code')
  const before = seen.get(code)
  if (code !== '' && before === undefined) {
    seen.set(code, row.row)
    return code
  }
  blame(findings, row, 'code', {
    code: code === '' ? 'place-without-code' : 'place-twice',
    severity: 'error',
    found: code || 'nothing',
    expected: 'a code of its own for each place',
    mend: before === undefined ? 'Give the place a code.' : `Row ${before + 1} is the same place: remove one of them.`,
  })
  return ''
}

function placeOf(row: DataRow, areas: ResolvedAreas, seen: Map<string, number>, reading: TableReading): Place | null {
  const code = codeOf(row, seen, reading)
  const [people, older, cancers] = [
    numberIn(row, 'people', reading),
    numberIn(row, 'people_65_plus', reading),
    numberIn(row, 'new_cancers', reading),
  ]
  if (people !== null && older !== null && older > people)
    blame(reading.findings, row, 'people_65_plus', {
      code: 'more-older-than-people',
      severity: 'error',
      expected: `at most the ${people.toLocaleString('en-GB')} people of the place`,
      mend: 'Check both numbers.',
    })
  const at = readPosition(row, reading)
  if (!at || code === '' || people === null || older === null || cancers === null) return null
  const [longitude, latitude] = at
  const area = areas.codes.get(textOf(row, 'area')) ?? ''
  return { code, name: textOf(row, 'name') || code, area, longitude, latitude, people, older, cancers }
}

/** The one period that the rows state; words that say so where there is none, or several. */
function periodIn(rows: readonly DataRow[]): string {
  const stated = new Set(rows.map((row) => periodOf(textOf(row, 'period')) ?? ''))
  const [only = ''] = stated
  return stated.size === 1 && only !== '' ? only : ''
}

/** The table as coverage reads its towns: one place a row, each with people of its own. */
function fileOf(places: readonly Place[], period: string, context: CheckContext): DemandFile {
  const areas = [...new Set(places.map(({ area }) => area))]
  const areaAt = new Map(areas.map((code, at) => [code, at]))
  return {
    format: 1,
    peoplePeriod: period,
    cancersPeriod: period,
    pools: places.map(({ code, people, older, cancers }) => ({ code, people, older, cancers })),
    areas,
    islands: [],
    places: {
      name: places.map(({ name }) => name),
      longitude: places.map(({ longitude }) => longitude),
      latitude: places.map(({ latitude }) => latitude),
      area: places.map(({ area }) => areaAt.get(area) ?? 0),
      pool: places.map((_, at) => at),
      island: places.map(() => -1),
      weight: places.map(() => 1),
    },
    sources: [sourceOf(context.target, context.today)],
    notes: [],
  }
}

/** Reads places with people, finer than the atlas has them, for coverage. */
export function readPeople(parts: readonly MappedSheet[], context: CheckContext): ReadTable {
  const reading = new TableReading(parts, context, ['code', 'name'])
  const isAuthority = ({ geography }: { readonly geography: string }) => geography === 'utla'
  const areas = reading.areas(
    'area',
    isAuthority,
    'which is no upper-tier authority: write that, or leave the cell empty',
  )
  const seen = new Map<string, number>()
  const tooMany = reading.rows[mostPlaces]
  if (tooMany)
    blame(reading.findings, tooMany, null, {
      code: 'too-many-places',
      severity: 'error',
      found: `${reading.rows.length.toLocaleString('en-GB')} places`,
      expected: `at most ${mostPlaces.toLocaleString('en-GB')}`,
      mend: 'Leave out or merge some.',
    })
  const places = tooMany ? [] : reading.rows.flatMap((row) => placeOf(row, areas, seen, reading) ?? [])
  const measure = describedMeasure('People; new cancers a year', 'the description of people by place')
  const shown = {
    own: (part: MappedSheet) => ({
      areas: areaDecisions(part, areas, context),
      periods: optionalPeriod(part, reading.rows, 'period'),
      measure,
      marks: [],
    }),
    first: firstRowsOf(parts, reading.rows, { area: areas }, (code) => reading.nameOf(code)),
    tally: reading.tallyOf(places.length, areas),
  }
  return reading.checked('people', shown, () => {
    if (places.length === 0) return null
    const { name, dataset } = context.target
    const path = localPath(context.target, 'people')
    const people = places.reduce((sum, one) => sum + one.people, 0)
    return {
      entry: { people: [{ id: `own-${dataset}`, name, path }] },
      files: { [path]: fileOf(places, periodIn(reading.rows), context) },
      rows: reading.rows.length,
      summary: [
        `${places.length.toLocaleString('en-GB')} places with ${Math.round(people).toLocaleString('en-GB')} people, for Coverage`,
      ],
    }
  })
}
