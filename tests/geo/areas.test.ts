import { geoContains } from 'd3'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { areaSchema, geographySchema } from '#core/catalogue/schemas.ts'
import { layerIds } from '../../geo/dissolve.ts'
import type { AreaRecord } from '../../geo/records.ts'
import { currentCode, resolveArea } from '../../geo/resolve.ts'
import { readTable, readUnits } from '../../geo/units.ts'
import { areas, geographies, shapesOf } from './atlas.ts'

const all = Object.entries(areas).flatMap(([geography, own]) => own.map((area) => ({ geography, area })))
const codesOf = (found: ReturnType<typeof resolveArea>) => found.map(({ geography, code }) => `${geography} ${code}`)

test('the geographies are those that the atlas speaks of, coarse to fine', () => {
  expect(geographies.map(({ id }) => id)).toEqual([
    'uk',
    'nation',
    'itl1',
    'nhs_region',
    'health_board',
    'wales_health_authority_1974',
    'icb',
    'icb_2023',
    'utla',
    'nhs_trust',
  ])
  expect(Object.keys(areas)).toEqual(geographies.map(({ id }) => id))
})

test.each(geographies.map((record) => [record.id, record] as const))(
  '%s says where it is from and how far to trust it',
  (_, record) => {
    expect(v.safeParse(geographySchema, record).issues).toBeUndefined()
    for (const words of [record.name, record.singular, record.short, record.vintage, record.creditLine])
      expect(words).not.toBe('')
    for (const words of Object.values(record.source)) expect(words).not.toBe('')
    expect(record.source.url).toMatch(/^https:\/\//)
    expect(record.nests.filter((nest) => !areas[nest.in])).toEqual([])
    expect(record.hasShapes).toBe(record.layer !== null || record.mergedFrom !== null || record.drawnAs === 'points')
    if (!record.layer) return
    expect(layerIds).toContain(record.layer)
    expect(record.simplified).toBeTruthy()
    expect(record.creditLine).toContain('Crown copyright')
    expect(record.accuracy?.areaWeightedIoU).toBeGreaterThan(0.9)
    const known = new Set(areas[record.id]?.map(({ code }) => code))
    expect(record.accuracy?.lowest.filter(({ code }) => !known.has(code))).toEqual([])
  },
)

test('the app reads every area', () => {
  for (const { area } of all) expect(v.safeParse(areaSchema, area).issues).toBeUndefined()
})

test('labels fit in 14 characters and are unique in their geography', () => {
  for (const { area } of all) expect(area.short.length).toBeLessThanOrEqual(14)
  for (const own of Object.values(areas)) expect(new Set(own.map(({ short }) => short)).size).toBe(own.length)
})

test.each([
  ['W92000004', ['nation W92000004', 'itl1 W92000004']],
  ['TLL', ['itl1 W92000004']],
  ['E40000007', ['nhs_region E40000013']],
  ['E40000010', ['nhs_region E40000014']],
  ['E40000009', ['nhs_region E40000012']],
  ['Y60', ['nhs_region E40000011']],
  ['S12000015', ['utla S12000047']],
  ['S08000021', ['health_board S08000031']],
  ['E10000002', ['utla E06000060']],
  ['E08000039', ['utla E08000019']],
  ['E06000061', ['utla E10000021']],
  ['E06000064', ['utla E10000006']],
  ['E06000058', ['utla E06000028', 'utla E06000029']],
  ['K03000001', ['uk K03000001']],
  ['E99999999', []],
])('%s means %j', (code, expected) => {
  expect(codesOf(resolveArea(code, areas))).toEqual(expected)
})

test('a code is an area only where it means all of one', () => {
  expect(currentCode('S12000046', 'utla', areas)).toBe('S12000049')
  expect(currentCode('E06000058', 'utla', areas)).toBeNull() // more than Bournemouth, and more than Poole
  expect(currentCode('E06000061', 'utla', areas)).toBeNull() // less than Northamptonshire
  expect(currentCode('W92000004', 'itl1', areas)).toBe('W92000004')
})

test('every code of every table resolves', () => {
  const units = [...readUnits().values()].flatMap((unit) =>
    [unit.code_2014, unit.code_2023, unit.code_2025].flatMap((codes) => codes.split(';')),
  )
  const authorities = readTable<Record<string, string>>('utla-2023.csv').flatMap((row) => [
    row.code_2023!,
    row.code_2025!,
  ])
  const regions = readTable<Record<string, string>>('nhs-regions.csv').flatMap(({ name: _, ...codes }) =>
    Object.values(codes),
  )
  const boards = readTable<Record<string, string>>('former-codes.csv').map((row) => row.other_code!)
  for (const code of [...units, ...authorities, ...regions, ...boards])
    expect(codesOf(resolveArea(code, areas))).not.toEqual([])
})

test('the upper tier covers the 218 authorities of December 2023', () => {
  const covered = new Set([...readUnits().values()].flatMap(({ code_2023 }) => code_2023.split(';')))
  expect(covered.size).toBe(218)
  expect(
    [...covered].filter((code) => resolveArea(code, areas).every(({ geography }) => geography !== 'utla')),
  ).toEqual([])
})

test('a code stands for one area of a geography at most', () => {
  for (const own of Object.values(areas)) {
    const codes = own.flatMap((area) => [
      area.code,
      ...area.codes.filter(({ relation }) => relation === 'is').map(({ code }) => code),
    ])
    expect(codes.length).toBe(new Set(codes).size)
  }
})

test('parents and members exist', () => {
  const known = new Set(all.map(({ geography, area }) => `${geography} ${area.code}`))
  for (const { area } of all) {
    for (const [geography, code] of Object.entries(area.parents)) expect(known).toContain(`${geography} ${code}`)
    for (const code of area.members ?? []) expect(known).toContain(`nation ${code}`)
  }
})

test('a board of 2026 that is one of 2023 keeps its code, and one made of two names them', () => {
  const codes = (id: string) => new Set(areas[id]?.map(({ code }) => code))
  const [old, current] = [codes('icb_2023'), codes('icb')]
  expect(old.size).toBe(42)
  expect([...old].filter((code) => current.has(code))).toHaveLength(29)
  const merged = areas.icb?.find(({ code }) => code === 'E54000071')
  expect(merged?.codes.map(({ code, relation }) => [code, relation])).toEqual([
    ['E54000027', 'within'],
    ['E54000028', 'within'],
  ])
  expect(resolveArea('QM7', areas)).toEqual([{ geography: 'icb_2023', code: 'E54000025', relation: 'is' }])
})

test('counties that the NHS splits have no one NHS region', () => {
  const split = areas.utla?.filter(({ parents }) => parents.nation === 'E92000001' && !parents.nhs_region)
  expect(split?.map(({ name }) => name).sort()).toEqual(['Buckinghamshire', 'Cumbria', 'North Yorkshire'])
})

test('trusts belong to NHS regions of today, and where their point lies to a board and a region', () => {
  expect(areas.nhs_trust).toHaveLength(240)
  expect(areas.nhs_trust?.find(({ code }) => code === 'R0A')?.parents).toEqual({
    uk: 'K02000001',
    nation: 'E92000001',
    itl1: 'E12000002',
    nhs_region: 'E40000014',
    icb_2023: 'E54000057',
  })
  expect(areas.nhs_trust?.find(({ code }) => code === 'RNL')?.parents.itl1).toBe('E12000002')
})

test.each(['nation', 'itl1', 'nhs_region', 'health_board', 'icb', 'icb_2023', 'utla'] as const)(
  'every area of %s has its label point inside it and its shape inside its bounds',
  (layer) => {
    const shapes = new Map(shapesOf(layer).map((shape) => [shape.properties.id, shape]))
    for (const { code, centroid, bounds, areaKm2 } of areas[layer] ?? []) {
      const shape = shapes.get(code)!
      expect(geoContains(shape, [...centroid!])).toBe(true)
      const points = JSON.stringify(shape.geometry)
        .match(/\[-?[\d.e-]+,-?[\d.e-]+\]/g)!
        .map((text): [number, number] => JSON.parse(text))
      const [west, south, east, north] = bounds!
      expect(points.every(([x, y]) => west <= x && x <= east && south <= y && y <= north)).toBe(true)
      expect(areaKm2).toBeGreaterThan(0)
    }
  },
)

test.each([
  ['nation', 'W92000004', 20_736],
  ['nation', 'E92000001', 130_310],
  ['itl1', 'E12000007', 1_572],
])('%s %s is about as large as its official land area of %d km²', (geography, code, official) => {
  const drawn = areas[geography]?.find((area) => area.code === code)?.areaKm2 ?? 0
  expect(Math.abs(drawn / official - 1)).toBeLessThan(0.035)
})

test('land neighbours know each other', () => {
  for (const own of Object.values(areas)) {
    const byCode = new Map(own.map((area) => [area.code, area]))
    for (const { code, neighbours } of own) {
      expect(neighbours).not.toContain(code)
      for (const other of neighbours) expect(byCode.get(other)?.neighbours).toContain(code)
    }
  }
})

test.each([
  ['nation', 'E92000001', ['S92000003', 'W92000004']],
  ['nation', 'N92000002', []],
  ['itl1', 'E12000007', ['E12000006', 'E12000008']],
  ['itl1', 'W92000004', ['E12000002', 'E12000005', 'E12000009']],
  ['health_board', 'S08000026', []],
  ['utla', 'E06000046', []], // Isle of Wight
])('%s %s borders on %j', (geography, code, expected) => {
  expect(areas[geography]?.find((area) => area.code === code)?.neighbours).toEqual(expected)
})

function reached(start: string, own: readonly AreaRecord[]): ReadonlySet<string> {
  const byCode = new Map(own.map((area) => [area.code, area]))
  const seen = new Set([start])
  for (const code of seen) for (const next of Object.values(byCode.get(code)!.step)) if (next) seen.add(next)
  return seen
}

test.each(geographies.map(({ id }) => id))('arrow keys lead from every area of %s to every other', (id) => {
  const own = areas[id] ?? []
  for (const { code } of own) expect(reached(code, own).size).toBe(own.length)
})

test.each([
  ['itl1', 'N92000002', 'right', 'E12000002'],
  ['itl1', 'S92000003', 'up', null],
  ['itl1', 'E12000005', 'up', 'E12000002'],
  ['itl1', 'E12000001', 'down', 'E12000003'],
  ['itl1', 'W92000004', 'right', 'E12000005'],
  ['nhs_region', 'E40000006', 'right', 'E40000005'],
  ['utla', 'S12000027', 'down', 'S12000023'], // Shetland to Orkney
  ['utla', 'E06000053', 'right', 'E06000052'], // Scilly to Cornwall
] as const)('in %s, from %s %s leads to %s', (geography, code, direction, expected) => {
  expect(areas[geography]?.find((area) => area.code === code)?.step[direction]).toBe(expected)
})

test('trusts are points in England, but for fourteen that are listed only', () => {
  const trusts = areas.nhs_trust ?? []
  expect(trusts.filter(({ centroid }) => centroid === null)).toHaveLength(14)
  const england = shapesOf('nation').find(({ properties }) => properties.id === 'E92000001')
  const astray = trusts.filter(({ centroid }) => centroid && england && !geoContains(england, [...centroid]))
  expect(astray.map(({ name }) => name)).toEqual([])
})

test('a trust that has closed names its successor, and the successor what it took over', () => {
  const codesOf = (wanted: string) =>
    areas.nhs_trust?.find(({ code }) => code === wanted)?.codes.map(({ code, relation }) => `${relation} ${code}`)
  expect(codesOf('RW3')).toEqual(['holds R0A'])
  expect(codesOf('R0A')).toEqual(['within RM2', 'within RW3'])
})

test('areas without a shape have no place', () => {
  const shapeless = geographies.filter(({ hasShapes }) => !hasShapes).flatMap(({ id }) => areas[id] ?? [])
  expect(shapeless.filter(({ centroid, bounds, areaKm2 }) => centroid ?? bounds ?? areaKm2)).toEqual([])
})
