import { expect, test } from 'vitest'
import { decodeDataset } from '#core/catalogue/columns.ts'
import type { GeographyFile, IndicatorFile, SiteFile } from '#core/catalogue/schemas.ts'
import { guessesIn } from '#core/imports/decisions/decision.ts'
import { seededRandom } from '#core/statistics/random.ts'
import { layoutWorkbook } from './layout-workbook.ts'
import { areasOf, boardRecord, collection } from './maps.ts'
import { longWords, openAndCheck, type Seen } from './open-and-check.ts'

/**
 * The property of `alike.test.ts` for survey workbooks, lists of sites and boundaries: written in another way they give the same, or it is said why
 * not. `ALIKE_OTHERS=500` tries more.
 */
const tries = Number(process.env.ALIKE_OTHERS ?? 12)

type Random = () => number
type Line = readonly (string | number)[]
type Table = { readonly above: readonly Line[]; readonly heading: readonly string[]; readonly rows: readonly Line[] }
type Change = (table: Table, random: Random) => Table

const shuffled = <T>(random: Random, some: readonly T[]): readonly T[] =>
  some
    .map((one) => ({ one, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one)

const changes: Readonly<Record<string, Change>> = {
  'columns in another order': (table, random) => {
    const order = shuffled(random, [...table.heading.keys()])
    const move = <T>(row: readonly T[]) => order.map((at) => row[at] as T)
    return { ...table, heading: move(table.heading), rows: table.rows.map(move) }
  },
  'rows in another order': (table, random) => ({ ...table, rows: shuffled(random, table.rows) }),
  'a title above': (table) => ({ ...table, above: [['A made-up table'], [''], ...table.above] }),
  'headings in capitals': (table) => ({ ...table, heading: table.heading.map((name) => name.toUpperCase()) }),
  'headings with blanks': (table) => ({
    ...table,
    heading: table.heading.map((name) => ` ${name.replaceAll('_', ' ')} `),
  }),
  'a column of remarks': (table) => ({
    ...table,
    heading: [...table.heading, 'Remarks'],
    rows: table.rows.map((row, at) => [...row, at === 0 ? 'by phone' : '']),
  }),
  'an empty row': (table) => ({ ...table, rows: [...table.rows.slice(0, 2), [''], ...table.rows.slice(2)] }),
  'numbers as text': (table) => ({ ...table, rows: table.rows.map((row) => row.map(String)) }),
  'an empty column': (table) => ({
    ...table,
    heading: ['', ...table.heading],
    rows: table.rows.map((row) => ['', ...row]),
  }),
  'a row twice': (table, random) => ({ ...table, rows: [...table.rows, shuffled(random, table.rows)[0] ?? []] }),
}

const linesOf = ({ above, heading, rows }: Table): Line[] => [...above, heading, ...rows]
const asWorkbook = (table: Table) => openAndCheck('table.xlsx', layoutWorkbook(linesOf(table)))
const asText = (table: Table) =>
  openAndCheck(
    'table.csv',
    new TextEncoder().encode(
      linesOf(table)
        .map((row) => row.join())
        .join('\n'),
    ),
  )

/** Figures, sites or areas, as sorted lines; null where nothing may be imported. */
function broughtBy({ checked }: Seen): readonly string[] | null {
  if (!checked?.draft) return null
  return Object.values(checked.draft.files)
    .flatMap((file): readonly string[] => {
      if ('columns' in file)
        return decodeDataset(file as IndicatorFile).observations.map(({ area, period, dims, cell }) =>
          JSON.stringify([(file as IndicatorFile).id, area, period, dims, cell]),
        )
      if ('sites' in file)
        return (file as SiteFile).sites.map(({ name, latitude, longitude, machines }) =>
          JSON.stringify([name, latitude, longitude, machines]),
        )
      return []
    })
    .toSorted()
}

/** Whether something is said that has to be answered, confirmed or mended. */
const isSaid = (seen: Seen, isBrought: boolean): boolean =>
  isBrought
    ? seen.questions.length > 0 || guessesIn(seen.checked?.decisions ?? []).length > 0
    : longWords(seen).length > 0

/** Holds good tables to what is read of them in other writings. @returns the part that is read alike */
function holdAlike(good: (random: Random) => Table, see: (table: Table) => Seen, count = tries): number {
  const silent: string[] = []
  let same = 0
  for (let seed = 1; seed <= count; seed++) {
    const random = seededRandom(seed).next
    const table = good(random)
    const expected = broughtBy(see(table))
    expect(expected?.length).toBeGreaterThan(0)
    const names = shuffled(random, Object.keys(changes)).slice(0, 1 + Math.floor(random() * 3))
    const seen = see(names.reduce((one, name) => changes[name]?.(one, random) ?? one, table))
    const brought = broughtBy(seen)
    if (JSON.stringify(brought) === JSON.stringify(expected)) same++
    else if (!isSaid(seen, brought !== null)) silent.push(`${seed}: ${names.join(' + ')}`)
  }
  expect(silent).toEqual([])
  return same / count
}

const areas = ['E12000001', 'E12000002', 'W92000004', 'S92000003']
const specialties = ['Radiotherapy physics', 'MR', 'Clinical engineering']

/** Returns of enough departments that the guard leaves figures to compare. */
function survey(random: Random): Table {
  const heading = [
    'survey_year',
    'department',
    'area',
    'specialty',
    'profession',
    'establishment_wte',
    'in_post_wte',
    'headcount',
  ]
  const rows = areas.flatMap((area, at) =>
    Array.from({ length: 7 }, (_, one) =>
      specialties.map((specialty): Line => {
        const posts = 8 + Math.floor(random() * 9)
        return [2025, `Department ${at}${one}`, area, specialty, 'Clinical scientist', posts, posts - 1.5, posts]
      }),
    ).flat(),
  )
  return { above: [], heading, rows }
}

const towns = [
  ['Leeds', 53.8, -1.55],
  ['Derby', 52.92, -1.48],
  ['Cardiff', 51.48, -3.18],
  ['Perth', 56.4, -3.43],
] as const

const sites = (random: Random): Table => ({
  above: [],
  heading: ['name', 'town', 'latitude', 'longitude', 'machines'],
  rows: towns.map(([town, latitude, longitude]) => [
    `${town} centre`,
    town,
    latitude,
    longitude,
    1 + Math.floor(random() * 8),
  ]),
})

test('a survey workbook gives the same figures however it is written, or says why not', () => {
  // The guard makes a survey the slowest of all tables to check.
  expect(holdAlike(survey, asWorkbook, Math.ceil(tries / 3))).toBeGreaterThan(0.4)
})

test('a list of sites gives the same sites however it is written, or says why not', () => {
  expect(holdAlike(sites, asText)).toBeGreaterThan(0.4)
})

type Map = ReturnType<typeof collection>
const everyFeature =
  (change: (one: Map['features'][number], at: number) => Map['features'][number]) =>
  (map: Map): Map => ({ ...map, features: map.features.map(change) })

const mapChanges: Readonly<Record<string, (map: Map, random: Random) => Map>> = {
  'areas in another order': (map, random) => ({ ...map, features: [...shuffled(random, map.features)] }),
  'another field': everyFeature((one, at) => ({
    ...one,
    properties: { OBJECTID: at + 1, ...one.properties, Shape__Area: 1 },
  })),
  'fields in another order': everyFeature((one) => ({
    ...one,
    properties: Object.fromEntries(Object.entries(one.properties).toReversed()),
  })),
  'fields in small letters': everyFeature((one) => ({
    ...one,
    properties: Object.fromEntries(Object.entries(one.properties).map(([name, value]) => [name.toLowerCase(), value])),
  })),
  'rings the other way': everyFeature((one) =>
    one.geometry?.type === 'Polygon'
      ? {
          ...one,
          geometry: { ...one.geometry, coordinates: one.geometry.coordinates.map((ring) => ring.toReversed()) },
        }
      : one,
  ),
  'polygons of several parts': everyFeature((one) =>
    one.geometry?.type === 'Polygon'
      ? { ...one, geometry: { type: 'MultiPolygon', coordinates: [one.geometry.coordinates] } }
      : one,
  ),
  heights: everyFeature((one) =>
    one.geometry?.type === 'Polygon'
      ? {
          ...one,
          geometry: {
            ...one.geometry,
            coordinates: one.geometry.coordinates.map((ring) => ring.map((at) => [...at, 12])),
          },
        }
      : one,
  ),
}

test('boundaries give the same areas however they are written, or say why not', () => {
  const see = (map: Map) => openAndCheck('map.geojson', new TextEncoder().encode(JSON.stringify(map)))
  const found = (seen: Seen) =>
    (areasOf(seen) as GeographyFile['areas'])
      .map(({ code, name, areaKm2, neighbours }) => JSON.stringify([code, name, areaKm2, neighbours.toSorted()]))
      .toSorted()
  const silent: string[] = []
  let same = 0
  for (let seed = 1; seed <= tries; seed++) {
    const random = seededRandom(seed).next
    const map = collection([1, 2, 3, 4].map((n) => boardRecord(n)))
    const expected = found(see(map))
    expect(expected).toHaveLength(4)
    const names = shuffled(random, Object.keys(mapChanges)).slice(0, 1 + Math.floor(random() * 3))
    const seen = see(names.reduce((one, name) => mapChanges[name]?.(one, random) ?? one, map))
    if (JSON.stringify(found(seen)) === JSON.stringify(expected)) same++
    else if (!isSaid(seen, seen.checked?.draft != null)) silent.push(`${seed}: ${names.join(' + ')}`)
  }
  expect(silent).toEqual([])
  expect(same / tries).toBeGreaterThan(0.4)
})
