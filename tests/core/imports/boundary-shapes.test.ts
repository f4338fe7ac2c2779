import type { Geometry } from 'geojson'
import { expect, test } from 'vitest'
import { areasOf, board, boardRecord, boardShape, collection, namesOf, seeMap, square, wordsOf } from './maps.ts'

const four = [1, 2, 3, 4].map((n) => `E5400080${n} Board ${'ABCD'[n - 1]}`)
const within = (...geometries: Geometry[]): Geometry => ({ type: 'GeometryCollection', geometries })
const line: Geometry = {
  type: 'LineString',
  coordinates: [
    [-1.6, 52.1],
    [-1.5, 52.2],
  ],
}

test('the polygons of a collection of geometries are the area, and an area without a shape is named', () => {
  const seen = seeMap(
    collection([
      boardRecord(1),
      boardRecord(2, { geometry: within(boardShape(2), line) }),
      boardRecord(3),
      boardRecord(4, { geometry: null }),
    ]),
  )
  expect(namesOf(seen)).toEqual(four.slice(0, 3))
  expect(areasOf(seen)[1]?.areaKm2).toBeCloseTo(areasOf(seen)[0]?.areaKm2 ?? 0, 0)
  expect(wordsOf(seen)).toEqual(['warning areas-without-shape: 1 area without a shape: Board D'])
})

test('a collection within a collection is read, and each of its polygons counts', () => {
  const apart: Geometry = { type: 'Polygon', coordinates: [square(-0.9, 52.1, 0.25)] }
  const seen = seeMap(collection([boardRecord(1, { geometry: within(line, within(boardShape(1), apart)) })]))
  expect(areasOf(seen)[0]?.bounds?.[2]).toBeCloseTo(-0.65, 3)
  expect(wordsOf(seen)).toEqual([])
})

test('empty polygons are areas without a shape, of which as many are named as a sentence holds', () => {
  const empty: Geometry = { type: 'MultiPolygon', coordinates: [] }
  const lost = [2, 3, 4, 5, 6, 7, 8].map((n) => boardRecord(n, { geometry: n < 5 ? empty : null }))
  expect(wordsOf(seeMap(collection([boardRecord(1), ...lost])))).toEqual([
    'warning areas-without-shape: 7 areas without a shape: Board B, Board C, Board D, Board E, Board F and 2 others',
  ])
})

test('a null geometry of TopoJSON is named too, and a point beside areas is no loss', () => {
  const arcs = [square(-1.9, 52.1, 0.25)]
  const geometries = [
    { type: 'Polygon', arcs: [[0]], properties: board(1) },
    { type: null, properties: board(2) },
    { type: 'Point', coordinates: [-1.8, 52.2], properties: board(1) },
  ]
  const seen = seeMap({ type: 'Topology', arcs, objects: { hb: { type: 'GeometryCollection', geometries } } })
  expect(namesOf(seen)).toEqual(four.slice(0, 1))
  expect(wordsOf(seen)).toEqual([
    'warning areas-without-shape: 1 area without a shape: Board B',
    'note no-areas: 1 point or line',
  ])
})

test('a file of fields alone says that its shapes are missing', () => {
  const seen = seeMap(collection([1, 2].map((n) => boardRecord(n, { geometry: null }))))
  expect(wordsOf(seen)).toEqual(['error no-polygons: 2 shapes'])
  expect(seen.findings[0]?.mend).toMatch(/no shapes: download it again with its geometry/)
})

test('an outline that does not end where it begins is closed with all its corners, and that is said', () => {
  const open = square(-1.9, 52.1, 0.25).slice(0, -1)
  const seen = seeMap(
    collection([boardRecord(1, { geometry: { type: 'Polygon', coordinates: [open] } }), boardRecord(2)]),
  )
  expect(areasOf(seen)[0]?.areaKm2).toBeCloseTo(areasOf(seen)[1]?.areaKm2 ?? 0, 0)
  expect(wordsOf(seen)).toEqual(['warning open-rings: 1 shape whose outline does not end where it begins'])
})

test('shapes that cannot be drawn are named', () => {
  const flat: Geometry = { type: 'Polygon', coordinates: [square(-1.4, 52.1, 0)] }
  const torn: Geometry = { type: 'Polygon', coordinates: [[[-1, 52]]] }
  const seen = seeMap(
    collection([
      boardRecord(1),
      boardRecord(2),
      boardRecord(3, { geometry: flat }),
      boardRecord(4, { geometry: torn }),
    ]),
  )
  expect(namesOf(seen)).toEqual(four.slice(0, 2))
  expect(wordsOf(seen)).toEqual([
    'warning broken-shapes: 1 shape: Board D',
    'warning shapes-of-nothing: 1 area of 0 km²',
  ])
})

const parts = (fields: (n: number, part: number) => Record<string, unknown>) =>
  collection(
    [1, 2, 3].flatMap((n) =>
      [0, 1].map((part) => ({
        properties: fields(n, part),
        geometry: { type: 'Polygon' as const, coordinates: [square(-2.2 + n / 2 + part / 5, 52.1, 0.15)] },
      })),
    ),
  )

test.each([
  ['OBJECTID', (n: number, part: number) => ({ OBJECTID: 2 * n + part, ...board(n) })],
  [
    'FID_1 and GlobalID',
    (n: number, part: number) => ({ FID_1: 2 * n + part, GlobalID: `{a-${n}-${part}}`, ...board(n) }),
  ],
  ['nothing else', (n: number) => board(n)],
])('parts with one code are one area, with %s beside the code', (_, fields) => {
  const seen = seeMap(parts(fields))
  expect(namesOf(seen)).toEqual(four.slice(0, 3))
  const km2 = areasOf(
    seeMap(collection([boardRecord(1, { geometry: { type: 'Polygon', coordinates: [square(-1.7, 52.1, 0.15)] } })])),
  )
  expect(areasOf(seen)[0]?.areaKm2).toBeCloseTo(2 * (km2[0]?.areaKm2 ?? 0), -1)
  expect(wordsOf(seen)).toEqual(['note parts-joined: 6 shapes with 3 codes in HB30CD'])
})

test('parts that touch are joined without a border between them, and a shape that stands twice counts once', () => {
  const half = (at: number): Geometry => ({ type: 'Polygon', coordinates: [square(-1.9 + at, 52.1, 0.2)] })
  const [once] = areasOf(seeMap(collection([boardRecord(1, { geometry: half(0) })])))
  const touching = seeMap(collection([boardRecord(1, { geometry: half(0) }), boardRecord(1, { geometry: half(0.2) })]))
  expect(areasOf(touching)[0]?.areaKm2).toBeCloseTo(2 * (once?.areaKm2 ?? 0), -1)
  const twice = seeMap(collection([boardRecord(1, { geometry: half(0) }), boardRecord(1, { geometry: half(0) })]))
  expect(areasOf(twice).map(({ areaKm2 }) => areaKm2)).toEqual([once?.areaKm2])
  expect(wordsOf(twice)).toEqual(['note parts-joined: 2 shapes with 1 code in HB30CD'])
})

test('wider areas beside finer ones are not taken for their parts: it is asked which are meant', () => {
  const wards = parts((n, part) => ({ ward_id: `W${n}${part}`, ...board(n) }))
  const asked = seeMap(wards)
  expect(asked.questions).toEqual(['Which field holds the codes of the areas? By HB30CD several shapes are one area.'])
  expect(asked.checked?.draft).toBeNull()
  expect(areasOf(seeMap(wards, { 'field:code': 'ward_id' }))).toHaveLength(6)
  expect(areasOf(seeMap(wards, { 'field:code': 'HB30CD' }))).toHaveLength(3)
})

test('codes that stand at areas of several names are not theirs: the names stand for them', () => {
  const wards = parts((n, part) => ({ HB30CD: `E5400080${n}`, ward_name: `Ward ${n}${part}` }))
  const seen = seeMap(wards)
  expect(namesOf(seen)[0]).toBe('Ward 10 Ward 10')
  expect(wordsOf(seen)).toEqual(['warning no-code-field: ward_name'])
})

const numbered = (n: number) => ({ LGDCode: `N0900080${n}`, LGDNAME: `Place ${n}`, OBJECTID: n })

test.each([
  ['an id that says the code again', (n: number) => ({ properties: numbered(n), id: `N0900080${n}` })],
  ['an id of the server', (n: number) => ({ properties: numbered(n), id: `layer.${n}` })],
  ['a number', (n: number) => ({ properties: numbered(n), id: n })],
])('%s beside the properties does not take the place of the field of codes', (_, fields) => {
  const seen = seeMap(collection([1, 2, 3].map((n) => ({ ...boardRecord(n), ...fields(n) }))))
  expect(namesOf(seen)).toEqual(['N09000801 Place 1', 'N09000802 Place 2', 'N09000803 Place 3'])
  expect(seen.findings.find(({ code }) => code === 'fields-taken')?.found).toBe('LGDCode and LGDNAME')
})

test('an id is the code where the properties have none, and their names are kept', () => {
  const seen = seeMap(
    collection([1, 2].map((n) => boardRecord(n, { id: `E5400080${n}`, properties: { title: `Place ${n}`, rank: n } }))),
  )
  expect(namesOf(seen)).toEqual(['E54000801 Place 1', 'E54000802 Place 2'])
})

test('numbers of rows are codes only where there is nothing else, and that is said', () => {
  const seen = seeMap(collection([1, 2].map((n) => boardRecord(n, { properties: { OBJECTID: n, colour: 'red' } }))))
  expect(areasOf(seen).map(({ code }) => code)).toEqual(['1', '2'])
  expect(wordsOf(seen)).toEqual(['warning no-code-field: OBJECTID'])
})

test('the smallest and the largest area are told with their sizes before anything is imported', () => {
  const large = boardRecord(2, { geometry: { type: 'Polygon', coordinates: [square(-1.6, 52.1, 0.5)] } })
  const { checked } = seeMap(collection([large, boardRecord(1)]))
  expect(checked?.draft?.summary[1]).toMatch(/^From Board A with [\d.]+ km² to Board B with 1,[\d.]+ km²$/)
})
