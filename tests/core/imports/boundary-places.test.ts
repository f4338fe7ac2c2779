import type { Position } from 'geojson'
import proj4 from 'proj4'
import { expect, test } from 'vitest'
import { systems } from '#core/geography/systems.ts'
import { realPlaces } from './context.ts'
import { areasOf, board, boardRecord, collection, type MapRecord, namesOf, seeMap, square, wordsOf } from './maps.ts'

const drawn = (n: number, ring: Position[], properties = board(n)): MapRecord => ({
  properties,
  geometry: { type: 'Polygon', coordinates: [ring] },
})

test.each([
  ['hexagons', [20, 12, 0]],
  ['pixels of a screen', [300, 180, 40]],
  ['a large drawing', [9000, 9000, 100]],
])('%s are no map of the country', (_, [x = 0, y = 0, from = 0]) => {
  const seen = seeMap(
    collection([1, 2, 3].map((n) => drawn(n, square(190 + from + (n * x) / 3, 150 + (n * y) / 3, x / 4)))),
  )
  expect(seen.findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual(['error boundary-planar'])
  expect(seen.findings[0]?.mend).toMatch(/a cartogram or a picture/)
})

test('TopoJSON in steps of its grid, without the grid, is no map of the country', () => {
  const arcs = [square(120, 80, 160), square(280, 80, 160)]
  const geometries = [1, 2].map((n) => ({ type: 'Polygon', arcs: [[n - 1]], properties: board(n) }))
  const seen = seeMap({ type: 'Topology', arcs, objects: { hb: { type: 'GeometryCollection', geometries } } })
  expect(wordsOf(seen)).toEqual(['error boundary-planar: shapes of 440 by 240 units'])
})

test('a picture whose file says that it is in the National Grid is none the less none', () => {
  const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::27700' } }
  expect(wordsOf(seeMap(collection([drawn(1, square(400, 300, 50))], { crs })))).toEqual([
    'error boundary-planar: shapes of 450 by 350 units',
  ])
})

test('HexJSON is refused by name', () => {
  const seen = seeMap({ layout: 'odd-r', hexes: { E54000801: { q: 1, r: 2, n: 'Board A' } } })
  expect(wordsOf(seen)).toEqual(['error map-format: a cartogram in HexJSON'])
})

/** A region of the atlas as the box of its bounds, in some grid and unit. */
function regions(epsg: string, unit: number): MapRecord[] {
  const known = [...(realPlaces().places.areas.get('itl1')?.values() ?? [])].slice(0, 4)
  return known.map(({ code, name, bounds }) => {
    const [west, south, east, north] = bounds ?? [0, 0, 0, 0]
    const corners = [
      [west, south],
      [west, north],
      [east, north],
      [east, south],
      [west, south],
    ]
    const ring = corners.map((corner) => proj4('WGS84', systems[epsg] ?? '', corner).map((n) => n / unit))
    return drawn(1, ring, { code, name })
  })
}

test('kilometres are read where areas that are known lie in their places, and said', () => {
  const seen = seeMap(collection(regions('27700', 1000)))
  expect(wordsOf(seen)).toEqual([
    'warning coordinates-taken: coordinates read as kilometres of the British National Grid',
  ])
  expect(areasOf(seen)).toHaveLength(4)
  expect(areasOf(seen)[0]?.areaKm2).toBeGreaterThan(5000)
})

test('kilometres of areas that nobody knows are refused, as they may be a picture', () => {
  const records = regions('27700', 1000).map((one, at) => ({ ...one, properties: board(at + 1) }))
  const seen = seeMap(collection(records))
  expect(seen.findings.map(({ code }) => code)).toEqual(['boundary-planar'])
  expect(seen.findings[0]?.mend).toMatch(/Where the units are kilometres, save the file in metres/)
})

test('metres of the Irish Grid without a word about it are not taken for those of the British one', () => {
  const known = realPlaces().places.areas.get('nation')?.get('N92000002')
  const [west, south, east, north] = known?.bounds ?? [0, 0, 0, 0]
  const corners = [
    [west, south],
    [west, north],
    [east, north],
    [east, south],
    [west, south],
  ]
  const ring = corners.map((corner) => proj4('WGS84', systems[29903] ?? '', corner))
  const seen = seeMap(collection([drawn(1, ring, { CTRY25CD: 'N92000002', CTRY25NM: 'Northern Ireland' })]))
  expect(wordsOf(seen)[0]).toBe('warning coordinates-taken: coordinates read as metres of the Irish Grid')
  expect(areasOf(seen)[0]?.bounds?.[0]).toBeCloseTo(west, 1)
})

test.each([
  ['urn:ogc:def:crs:EPSG::102100', '3857'],
  ['EPSG:900913', '3857'],
  ['OSGB_1936_British_National_Grid', '27700'],
  ['WGS_1984_Web_Mercator_Auxiliary_Sphere', '3857'],
  ['TM75 / Irish Grid', '29903'],
])('the system %s is known', (name, epsg) => {
  const ring = square(-1.9, 52.1, 0.25).map((corner) => proj4('WGS84', systems[epsg] ?? '', corner))
  const seen = seeMap(collection([drawn(1, ring)], { crs: { type: 'name', properties: { name } } }))
  expect(wordsOf(seen)).toEqual([])
  expect(areasOf(seen)[0]?.bounds?.[0]).toBeCloseTo(-1.9, 2)
})

test('latitude before longitude is called that', () => {
  const seen = seeMap(collection([drawn(1, square(52.1, -1.9, 0.25))]))
  expect(seen.findings.map(({ code, mend }) => `${code}: ${mend}`)).toEqual([
    'boundary-place: Latitude and longitude are exchanged: in a boundary file longitude comes first.',
  ])
})

test('areas of nothing are refused, as no map has them', () => {
  const seen = seeMap(collection([1, 2].map((n) => drawn(n, square(-1.9 + n / 10, 52.1, 0.00003)))))
  expect(wordsOf(seen)).toEqual(['error areas-of-nothing: 2 of 2 areas of 0 km²'])
})

test('areas in Ireland or at sea are named', () => {
  const seen = seeMap(
    collection([
      boardRecord(1),
      drawn(2, square(-7.4, 53, 0.3), { HB30CD: 'IE0001', HB30NM: 'Laois' }),
      drawn(3, square(1.2, 54.5, 0.3)),
    ]),
  )
  expect(namesOf(seen)).toHaveLength(3)
  expect(wordsOf(seen)).toEqual(['warning areas-abroad: 2 areas: Laois, Board C'])
})

test('an area that the atlas knows and that lies elsewhere is named', () => {
  const seen = seeMap(
    collection([boardRecord(1), drawn(2, square(-2.1, 57.2, 0.2), { HB30CD: 'W92000004', HB30NM: 'Wales' })]),
  )
  expect(wordsOf(seen)).toEqual(['warning areas-elsewhere: 1 area: Wales'])
})
