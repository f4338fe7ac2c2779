import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Topology } from 'topojson-specification'
import { afterAll, expect, test } from 'vitest'
import { problemText } from '#core/domain/problem.ts'
import { buildOfficial, inputsOf } from '../../geo/build-ons.ts'
import { abbreviated } from '../../geo/official/official-areas.ts'
import { readAreas } from '../../geo/official/read-areas.ts'
import type { AreasFile } from '../../geo/records.ts'
import { authorities, collection, degrees, folder, gridMetres, topologyOf, written } from './made-files.ts'

afterAll(() => rmSync(folder, { recursive: true }))

const utla = written('CTYUA_DEC_2023.geojson', collection(authorities, 'CTYUA23CD', 'CTYUA23NM'))
const icbs = ['E54000008', 'E54000010', 'E54000029', 'E54000032', 'E54000036', 'E54000050', 'E54000066'].map(
  (code) => ({ code }),
)
const icb = written('ICB_APR_2026.geojson', collection(icbs, 'ICB26CD', 'ICB26NM'))

async function built(options: Parameters<typeof inputsOf>[0], name: string) {
  const out = join(folder, name)
  const report = await buildOfficial(inputsOf(options), out, '100%', 2024)
  if (!report.ok) throw new Error(report.problems.map(problemText).join('\n'))
  const topology: Topology = JSON.parse(readFileSync(join(out, 'uk.topojson'), 'utf8'))
  const file: AreasFile = JSON.parse(readFileSync(join(out, 'areas.json'), 'utf8'))
  return { report: report.value, topology, ...file }
}

/** What the user reads when a file is wrong. */
async function refusal(options: Parameters<typeof inputsOf>[0]): Promise<string> {
  const report = await buildOfficial(inputsOf(options), join(folder, 'refused'), '100%', 2024)
  return report.ok ? '' : report.problems.map(problemText).join('\n').replaceAll(`${folder}/`, '')
}

test('authorities alone give nations and ITL1 areas, and the rest is named as missing', async () => {
  const { report, topology, areas, geographies } = await built({ utla }, 'authorities')
  expect(report.missing).toEqual(['nhs_region', 'icb', 'health_board'])
  expect(report.lines.join('\n')).toContain('add --health-board with their file')
  expect(Object.keys(topology.objects)).toEqual(['utla', 'itl1', 'nation'])
  expect(areas.itl1?.map(({ code }) => code)).toHaveLength(12)
  expect(areas.nation?.map(({ name }) => name).sort()).toEqual(['England', 'Northern Ireland', 'Scotland', 'Wales'])
  expect(geographies.map(({ id }) => id)).toEqual([
    'uk',
    'nation',
    'itl1',
    'wales_health_authority_1974',
    'utla',
    'nhs_trust',
  ])
})

test('areas take names from the file, labels and parents from our tables, and measures from the shapes', async () => {
  const { areas, geographies } = await built({ utla, icb }, 'boards')
  expect(areas.utla?.find(({ code }) => code === 'E06000058')).toMatchObject({
    name: 'Bournemouth, Christchurch and Poole',
    short: 'BCP',
    parents: { uk: 'K02000001', nation: 'E92000001', itl1: 'E12000009', nhs_region: 'E40000006' },
    neighbours: ['E06000060', 'W06000015'],
    bounds: [-2, 52, -1.5, 52.5],
  })
  expect(areas.utla?.find(({ code }) => code === 'E06000060')?.parents).not.toHaveProperty('nhs_region') // split
  expect(areas.nhs_region).toHaveLength(7) // merged from the boards, one in each region
  expect(geographies.find(({ id }) => id === 'utla')).toMatchObject({
    vintage: '2023',
    accuracy: null,
    source: { title: 'CTYUA_DEC_2023.geojson', licence: 'Open Government Licence v3.0' },
  })
})

test('a merged layer shares the lines of the layer that it is merged from', async () => {
  const { topology } = await built({ utla }, 'lines')
  const lines = (layer: string) =>
    new Set(JSON.stringify(topology.objects[layer], (key, value) => (key === 'id' ? undefined : value)).match(/\d+/g))
  expect([...lines('nation')].filter((line) => !lines('utla').has(line))).toEqual([])
})

test.each([
  ['CTRY24CD', 'nation', ['E92000001', 'W92000004', 'S92000003', 'N92000002']],
  ['ITL125CD', 'itl1', ['TLC', 'TLD']],
  ['RGN23CD', 'itl1', ['E12000001', 'E12000002']],
  ['areacd', 'itl1', ['E12000001', 'W92000004']],
  ['NHSER24CD', 'nhs_region', ['E40000003', 'E40000013']],
  ['ICB24CD', 'icb', ['E54000008']],
  ['LHB22CD', 'health_board', ['W11000023']],
  ['HB19CD', 'health_board', ['S08000015', 'S08000031']],
  ['trust18_code', 'health_board', ['BHSCT']],
  ['CTYUA23CD', 'utla', ['E06000001', 'S12000047']],
])('%s is recognised as a field of %s', (field, layer, codes) => {
  const made = codes.map((code) => ({ code, name: `Name of ${code}` }))
  const path = written(
    `${field}.geojson`,
    collection(made, field, field.replace(/CD$/, 'NM').replace('areacd', 'areanm').replace('_code', '_name')),
  )
  const read = readAreas(path, null, 2024)
  expect(read.ok && read.value.layer).toBe(layer)
  expect(read.ok && read.value.shapes[0]?.properties.name).toBe(`Name of ${codes[0]}`)
})

test('a board’s own code goes before that of its NHS region', () => {
  const made = [
    { code: 'E54000008', NHSER24CD: 'E40000014' },
    { code: 'E54000048', NHSER24CD: 'E40000014' },
  ]
  const read = readAreas(written('two-codes.geojson', collection(made, 'ICB24CD', 'ICB24NM')), null, 2024)
  expect(read.ok && read.value).toMatchObject({ layer: 'icb', year: 2024 })
})

test('codes of other years become those that the atlas uses', () => {
  const made = [{ code: 'E40000007' }, { code: 'E40000009' }, { code: 'E40000003' }]
  const read = readAreas(written('old.geojson', collection(made, 'NHSER20CD', 'NHSER20NM')), 'nhs_region', 2024)
  expect(read.ok && read.value.shapes.map(({ properties }) => properties.id)).toEqual([
    'E40000013',
    'E40000012',
    'E40000003',
  ])
})

test('the National Grid becomes longitude and latitude, stated or not', () => {
  // Ordnance Survey's worked example: TG 51409 13177 is 52° 39′ 28.72″ N, 1° 42′ 57.79″ E on WGS84
  const tower = () =>
    [
      [651_409.903, 313_177.27],
      [651_409.903, 313_277.27],
      [651_509.903, 313_277.27],
      [651_409.903, 313_177.27],
    ] as [number, number][]
  const made = collection([{ code: 'E10000020', name: 'Norfolk' }], 'CTYUA23CD', 'CTYUA23NM', tower)
  for (const crs of [undefined, { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::27700' } }]) {
    const read = readAreas(written('grid.geojson', { ...made, crs }), null, 2024)
    const corner = read.ok ? read.value.shapes[0]?.geometry.coordinates[0]?.[0] : null
    const [longitude = 0, latitude = 0] = (corner ?? []) as number[]
    expect(latitude).toBeCloseTo(52.657978, 4)
    expect(longitude).toBeCloseTo(1.716053, 4)
  }
})

test('layers in the National Grid are built', async () => {
  const path = written('grid-all.geojson', collection(authorities, 'CTYUA23CD', 'CTYUA23NM', gridMetres))
  const { areas } = await built({ utla: path }, 'grid')
  const [first] = areas.utla ?? []
  expect(first?.areaKm2).toBeCloseTo(400, 0) // 20 km squared, the grid's scale being within 0.1%
})

test('English regions are completed by the nations', async () => {
  const regions = Array.from({ length: 9 }, (_, i) => ({ code: `E1200000${i + 1}` }))
  const nations = ['E92000001', 'W92000004', 'S92000003', 'N92000002'].map((code) => ({ code }))
  const itl1 = written('RGN.geojson', collection(regions, 'RGN23CD', 'RGN23NM'))
  const nation = written(
    'CTRY.geojson',
    collection(nations, 'CTRY23CD', 'CTRY23NM', (i) => degrees(i + 8)),
  )
  expect((await built({ itl1, nation }, 'regions')).areas.itl1).toHaveLength(12)
})

test('of a file of several years one is taken', async () => {
  const made = authorities.map((each) => ({ ...each, start: null, end: null }))
  const before = { code: 'E10000021', name: 'Northamptonshire', start: null, end: 2020 }
  const path = written('years.topojson', topologyOf({ utla: collection([...made, before], 'areacd', 'areanm') }))
  const in2024 = readAreas(path, 'utla', 2024)
  const in2014 = readAreas(path, 'utla', 2014)
  expect([in2024.ok && in2024.value.shapes.length, in2014.ok && in2014.value.shapes.length]).toEqual([12, 13])
})

test('a folder is searched by fields, and what holds no layer is left out by name', async () => {
  const downloads = join(folder, 'downloads')
  mkdirSync(downloads)
  const files = topologyOf({
    ctyua: collection(authorities, 'CTYUA23CD', 'CTYUA23NM'),
    lad: collection([{ code: 'E07000008' }], 'LAD24CD', 'LAD24NM'),
  })
  written('downloads/all.topojson', files)
  const { report } = await built({ dir: downloads }, 'folder')
  expect(report.lines.join('\n')).toMatch(/12 areas from .*all\.topojson#ctyua/)
  expect(report.lines.join('\n')).toMatch(/Left out: .*all\.topojson#lad.*Local authority districts/)
})

test('labels of unknown areas are cut to 14 characters', () => {
  expect(abbreviated('Powys')).toBe('Powys')
  expect(abbreviated('NHS North Central London Integrated Care Board')).toBe('N Central Lon…')
  expect(abbreviated('East and West')).toBe('East and West')
})

test.each([
  ['a file that is not there', { utla: 'nowhere.geojson' }, /nowhere\.geojson: found “no file”\. Check the path\./],
  ['no JSON', { utla: written('broken.geojson', '{') }, /broken\.geojson: .*Download it again as GeoJSON/],
  ['JSON of another kind', { utla: written('other.json', { type: 'Point' }) }, /other\.json: found “type Point”/],
  [
    'an object that is not named',
    { utla: written('two.topojson', topologyOf({ a: collection([], 'x', 'y'), b: collection([], 'x', 'y') })) },
    /found “a, b”\. Say which object to read: two\.topojson#a or two\.topojson#b/,
  ],
  ['no polygons', { utla: written('empty.geojson', collection([], 'CTYUA23CD', 'CTYUA23NM')) }, /found “no polygons”/],
  [
    'fields of another layer',
    { icb: utla },
    /CTYUA_DEC_2023\.geojson: found “FID, CTYUA23CD, CTYUA23NM”\. Give a file with a field of GSS codes of integrated care boards/,
  ],
  [
    'districts',
    { utla: written('lad.geojson', collection([{ code: 'E07000008' }], 'LAD24CD', 'LAD24NM')) },
    /lad\.geojson: .*give counties and unitary authorities \(CTYUA\) instead/,
  ],
  ['an area given twice', { utla: [utla, utla] }, /E06000001 Hartlepool a second time”\. Give each area once/],
  [
    'an area that lies under another',
    {
      utla: written(
        'over.geojson',
        collection(authorities, 'CTYUA23CD', 'CTYUA23NM', (i) => degrees(i % 11)),
      ),
    },
    /over\.geojson: found “.* under other areas”\. Give areas of one level and one year/,
  ],
  [
    'regions without the other nations',
    { itl1: written('nine.geojson', collection([{ code: 'E12000001' }], 'RGN23CD', 'RGN23NM')) },
    /without .*Wales.*English regions together with --nation/,
  ],
  [
    'an unknown grid',
    {
      utla: written('lambert.geojson', {
        ...collection(authorities, 'CTYUA23CD', 'CTYUA23NM'),
        crs: { type: 'name', properties: { name: 'EPSG:3035' } },
      }),
    },
    /found “EPSG:3035”\. Download it as WGS84/,
  ],
  [
    'shapes that are elsewhere',
    {
      utla: written(
        'swapped.geojson',
        collection(authorities, 'CTYUA23CD', 'CTYUA23NM', (i) => gridMetres(i).map(([, y]) => [y / 3000, i])),
      ),
    },
    /swapped\.geojson: .*lie outside the United Kingdom/,
  ],
] as const)('%s is refused with its file and the mend', async (_, options, message) => {
  expect(await refusal(options)).toMatch(message)
})
