import { strToU8, zipSync } from 'fflate'
import mapshaper from 'mapshaper'
import { describe, expect, test } from 'vitest'
import { openFile } from '#io/imports/open-file.ts'
import { areasOf, board, boardRecord, collection, namesOf, seeMap, square, wordsOf } from './maps.ts'
import { openAndCheck } from './open-and-check.ts'

const three = ['E54000801 Board A', 'E54000802 Board B', 'E54000803 Board C']
const map = collection([1, 2, 3].map((n) => boardRecord(n)))
const see = (name: string, bytes: Uint8Array) => openAndCheck(name, bytes)

/** Another program's files of the same map, by name. */
async function written(options: string, input: unknown = map): Promise<Record<string, Uint8Array>> {
  const files: Record<string, string | Uint8Array | ArrayBuffer> = await mapshaper.applyCommands(
    `-quiet -i in.json ${options}`,
    { 'in.json': JSON.stringify(input) },
  )
  const bytes = (file: string | Uint8Array | ArrayBuffer) =>
    typeof file === 'string'
      ? strToU8(file)
      : file instanceof ArrayBuffer
        ? new Uint8Array(file)
        : Uint8Array.from(file)
  return Object.fromEntries(Object.entries(files).map(([name, file]) => [name, bytes(file)]))
}

describe('shapefiles', () => {
  test('written by another program are read from their ZIP, with fields and letters', async () => {
    const named = collection([boardRecord(1, { properties: { ...board(1), HB30NM: 'Plas Môr' } }), boardRecord(2)])
    const files = await written('-o hb.shp encoding=utf8', named)
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['hb.shp', 'hb.dbf', 'hb.prj']))
    const seen = see('hb.zip', zipSync(files))
    expect(namesOf(seen)).toEqual(['E54000801 Plas Môr', 'E54000802 Board B'])
    expect(wordsOf(seen)).toEqual([])
  })

  test('in the National Grid come out in degrees where they lie', async () => {
    const files = await written('-proj EPSG:27700 -o hb.shp')
    const seen = see('hb.zip', zipSync(files))
    expect(namesOf(seen)).toEqual(three)
    expect(areasOf(seen)[0]?.bounds?.[0]).toBeCloseTo(-1.9, 2)
  })

  test('keep holes as holes and islands as parts', async () => {
    const outer = square(-1.9, 52.1, 0.4)
    const polygons = [[outer, [...square(-1.8, 52.2, 0.1)].reverse()], [square(-1.3, 52.1, 0.1)]]
    const record = boardRecord(1, { geometry: { type: 'MultiPolygon', coordinates: polygons } })
    const [seen, same] = [
      see('a.zip', zipSync(await written('-o a.shp', collection([record])))),
      seeMap(collection([record])),
    ]
    expect(areasOf(seen)[0]?.areaKm2).toBe(areasOf(same)[0]?.areaKm2)
  })

  test('in a folder, two in one ZIP, or without a table', async () => {
    const { 'hb.shp': shp, 'hb.dbf': dbf, 'hb.prj': prj } = await written('-o hb.shp')
    const all = { shp: shp as Uint8Array, dbf: dbf as Uint8Array, prj: prj as Uint8Array }
    const two = zipSync({
      'x/A.SHP': all.shp,
      'x/A.DBF': all.dbf,
      'x/A.prj': all.prj,
      'b.shp': all.shp,
      'b.dbf': all.dbf,
    })
    expect(openFile('two.zip', two).layers.map(({ file }) => file)).toEqual(['two.zip#a', 'two.zip#b'])
    expect(wordsOf(see('a.zip', zipSync({ 'a.shp': all.shp })))).toEqual([
      'error shapefile-parts: a shapefile without its table',
    ])
    expect(wordsOf(see('a.shp', all.shp))).toEqual(['error map-format: one file of a shapefile'])
    expect(wordsOf(see('a.dbf', all.dbf))).toEqual(['error map-format: one file of a shapefile'])
  })

  test('that are cut off are refused, never read in part', async () => {
    const { 'hb.shp': shp, 'hb.dbf': dbf } = await written('-o hb.shp')
    for (const [cutShp, cutDbf] of [
      [200, 0],
      [0, 60],
      [60, 60],
    ] as const) {
      const files = {
        'a.shp': shp?.slice(0, shp.length - cutShp) ?? new Uint8Array(),
        'a.dbf': dbf?.slice(0, dbf.length - cutDbf) ?? new Uint8Array(),
      }
      expect(see('a.zip', zipSync(files)).findings.map(({ code }) => code)).toEqual(['shapefile-damaged'])
    }
    const many = (dbf as Uint8Array).slice()
    new DataView(many.buffer).setUint32(4, 4_000_000_000, true)
    expect(openFile('a.zip', zipSync({ 'a.shp': shp as Uint8Array, 'a.dbf': many })).layers).toEqual([])
  })
})

const placemark = (n: number, fields: string, ring = square(-2.15 + n / 4, 52.1, 0.25)) =>
  `<Placemark><name><![CDATA[Board ${'ABC'[n - 1]}]]></name>${fields}<MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>
  ${ring.map(([x, y]) => `${x},${y},0`).join(' ')}</coordinates></LinearRing></outerBoundaryIs></Polygon></MultiGeometry></Placemark>`
const kml = (...marks: string[]) =>
  strToU8(
    `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Boards</name><Folder>${marks.join('')}</Folder></Document></kml>`,
  )
const data = (n: number) =>
  `<ExtendedData><SchemaData><SimpleData name="HB30CD">E5400080${n}</SimpleData></SchemaData></ExtendedData>`

describe('KML', () => {
  test('with extended data has codes and names', () => {
    const seen = see('boards.kml', kml(...[1, 2, 3].map((n) => placemark(n, data(n)))))
    expect(namesOf(seen)).toEqual(three)
    expect(wordsOf(seen)).toEqual([])
  })

  test('with names alone is joined by name, and that is said', () => {
    const seen = see('boards.kml', kml(placemark(1, ''), placemark(2, '')))
    expect(namesOf(seen)).toEqual(['Board A Board A', 'Board B Board B'])
    expect(wordsOf(seen)).toEqual(['warning no-code-field: name'])
  })

  test('packed as KMZ is read, with data in pairs, and points in it are left out', () => {
    const pair = '<ExtendedData><Data name="HB30CD"><value>E54000801</value></Data></ExtendedData>'
    const point = '<Placemark><name>Clinic</name><Point><coordinates>-1.8,52.2</coordinates></Point></Placemark>'
    const seen = see(
      'boards.kmz',
      zipSync({ 'doc.kml': kml(placemark(1, pair), point), 'files/icon.png': new Uint8Array(4) }),
    )
    expect(namesOf(seen)).toEqual(['E54000801 Board A'])
    expect(wordsOf(seen)).toEqual(['note no-areas: 1 point or line'])
  })

  test('with a hole is the area without it', () => {
    const hole = `<innerBoundaryIs><LinearRing><coordinates>${square(-1.85, 52.15, 0.1).join(' ')}</coordinates></LinearRing></innerBoundaryIs></Polygon>`
    const whole = placemark(1, data(1))
    const [km2, less] = [whole, whole.replace('</Polygon>', hole)].map(
      (mark) => areasOf(see('a.kml', kml(mark)))[0]?.areaKm2 ?? 0,
    )
    expect(less).toBeCloseTo((km2 ?? 0) * (1 - 0.01 / 0.0625), -1)
  })
})

describe('JSON of maps', () => {
  const esri = (records: readonly unknown[], more = {}) => ({
    geometryType: 'esriGeometryPolygon',
    spatialReference: { wkid: 4326 },
    ...more,
    features: records,
  })
  const rings = (n: number) => [square(-2.15 + n / 4, 52.1, 0.25)]

  test('Esri JSON is read in the system that it states', () => {
    const inDegrees = seeMap(
      esri([1, 2, 3].map((n) => ({ attributes: board(n), geometry: { rings: rings(n) } }))),
      {},
      'query.json',
    )
    expect(namesOf(inDegrees)).toEqual(three)
    const grid = { attributes: board(1), geometry: { rings: [square(407_000, 250_000, 20_000)] } }
    const metres = seeMap(
      esri([grid, { attributes: board(2), geometry: null }], { spatialReference: { wkid: 102100, latestWkid: 27700 } }),
    )
    expect(areasOf(metres)[0]?.areaKm2).toBeCloseTo(400, -1)
    expect(wordsOf(metres)).toEqual(['warning areas-without-shape: 1 area without a shape: Board B'])
  })

  test('holes and islands of Esri JSON are told apart by the way they turn', () => {
    const geometry = {
      rings: [square(-1.9, 52.1, 0.4), [...square(-1.8, 52.2, 0.1)].reverse(), square(-1.3, 52.1, 0.1)],
    }
    const [area] = areasOf(seeMap(esri([{ attributes: board(1), geometry }])))
    const one = areasOf(seeMap(esri([{ attributes: board(1), geometry: { rings: [square(-1.9, 52.1, 0.1)] } }])))[0]
    expect((area?.areaKm2 ?? 0) / (one?.areaKm2 ?? 1)).toBeCloseTo(16, 0)
  })

  const [first, ...others] = map.features
  test.each([
    ['a single feature', JSON.stringify(first), 1],
    ['features in a list', JSON.stringify([first, ...others]), 3],
    ['a feature a line', map.features.map((one) => JSON.stringify(one)).join('\n'), 3],
    ['features without the word collection', JSON.stringify({ features: map.features }), 3],
  ])('%s is GeoJSON', (_, text, count) => {
    expect(namesOf(seeMap(text, {}, 'part.json'))).toEqual(three.slice(0, count))
  })

  test('a geometry by itself says that it has no fields', () => {
    expect(wordsOf(seeMap(boardRecord(1).geometry))).toEqual(['error no-codes: no fields'])
  })
})

const text = (words: string) => strToU8(words)
test.each([
  ['a.gpkg', text('SQLite format 3\0'), 'a GeoPackage'],
  ['a.fgb', Uint8Array.from([0x66, 0x67, 0x62, 0x03, 0, 0]), 'a FlatGeobuf'],
  ['a.parquet', text('PAR1\0\0'), 'a Parquet file'],
  [
    'a.gml',
    text('<?xml version="1.0"?><wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0">'),
    'a map in GML',
  ],
  ['a.gpx', text('<?xml version="1.0"?><gpx version="1.1"></gpx>'), 'tracks in GPX'],
  ['a.svg', text('<svg xmlns="http://www.w3.org/2000/svg"></svg>'), 'a drawing in SVG'],
  ['a.tab', text('!table\n!version 300\n'), 'a MapInfo table'],
  ['a.mif', text('Version 300\nCharset "WindowsLatin1"\n'), 'a MapInfo table'],
  ['a.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'a picture'],
  ['a.gdb.zip', zipSync({ 'hb.gdb/a00000001.gdbtable': new Uint8Array(3) }), 'a file geodatabase'],
])('%s is refused by its name, with the way to a format that is read', (name, bytes, found) => {
  const { findings, layers, sheets } = openFile(name, bytes)
  expect([...layers, ...sheets]).toEqual([])
  expect(findings.map(({ code, found: named }) => `${code}: ${named}`)).toEqual([`map-format: ${found}`])
  expect(findings[0]?.mend).not.toMatch(/XLSX|CSV/)
})
