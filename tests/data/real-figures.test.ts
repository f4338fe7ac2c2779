import { describe, expect, test } from 'vitest'
import { isSample } from '#core/domain/indicator.ts'
import { cautionsOf } from '#core/plate/trust.ts'
import type { View } from '#core/view/view.ts'
import { realData, realPlate } from './real-atlas.ts'
import { type Row, readCells, sumOf, valueIn } from './tables.ts'

const september = '2017-09-30'
const printed = (id: string, where: Row, value: number) => [id, where, value] as const

/** Copied by hand from the tables that each indicator cites. */
test.each([
  printed('mpce-staff', { area: 'E92000001', specialty: 'medical-physics', level: 'qualified' }, 2809.26),
  printed('mpce-staff', { area: 'E92000001', specialty: 'both', level: 'all' }, 6472.9),
  printed('mpce-staff', { area: 'E12000001', specialty: 'both', level: 'qualified' }, 324.82),
  printed('mpce-staff', { area: 'E12000002', specialty: 'clinical-engineering', level: 'support' }, 82.44),
  printed('mpce-staff', { area: 'E12000005', specialty: 'medical-physics', level: 'all' }, 373.17),
  printed('radiographers', { area: 'E12000006', profession: 'therapeutic' }, 323.31),
  printed('radiographers', { area: 'E92000001', profession: 'diagnostic' }, 14217.74),
  printed('healthcare-science-staff-england', { area: 'E12000004', level: 'support' }, 1215.48),
  printed('radiotherapy-treatments', { area: 'E92000001', treatment: 'first' }, 22_176),
  printed('radiotherapy-treatments', { area: 'E40000006', treatment: 'all' }, 16_171),
  printed('radiotherapy-31-day', { area: 'E40000003', treatment: 'later' }, 92.9),
  printed('radiotherapy-31-day', { area: 'E92000001', treatment: 'all' }, 87.8),
  printed('radiotherapy-31-day-monthly', { area: 'E92000001', period: '2023-10' }, 89.3),
  printed('radiotherapy-later-treatments', { area: 'E40000013' }, 12_999),
  printed('radiotherapy-later-31-day', { area: 'E40000014' }, 98.9),
  printed('radiotherapy-later-31-day-monthly', { area: 'E92000001', period: '2016-01' }, 96),
  printed('cancer-62-day', { area: 'E92000001', route: 'radiotherapy' }, 38.6),
  printed('diagnostic-waits-england', { area: 'E92000001', period: '2025-01', test: 'ct', weeks: 'six' }, 10.6),
  printed('imaging-waits-scotland', { area: 'S08000015', period: '2019-03', test: 'ct' }, 31.7),
  printed('imaging-waits-scotland', { area: 'S92000003', period: '2025-06', test: 'mri' }, 48.4),
  printed('equipment-maintenance-spend', { area: 'E40000013', period: '2016/17' }, 37_858_629),
  printed('stt-staff-series', { area: 'E92000001', period: '2009-09-30', group: 'stt' }, 118_916.8),
  printed('mpce-staff', { area: 'E54000008', specialty: 'clinical-engineering', level: 'all' }, 152.47),
  printed('mpce-staff', { area: 'E54000025', specialty: 'medical-physics', level: 'qualified' }, 43.35),
  printed('mpce-staff', { area: 'E54000071', specialty: 'clinical-engineering', level: 'all' }, 58.39 + 66.37),
  printed('radiotherapy-31-day', { area: 'E54000051', treatment: 'all' }, 64),
  printed('radiotherapy-31-day', { area: 'E54000026', treatment: 'all' }, 73.6),
  printed('radiotherapy-31-day', { area: 'E54000057', treatment: 'all' }, 99.1),
  printed('cancer-62-day', { area: 'E54000008', route: 'radiotherapy' }, 45.2),
  printed('stt-staff-series', { area: 'E54000050', period: '2025-05-31', group: 'support' }, 5297.64),
  printed('deprivation-score', { area: 'E54000008', domain: 'overall' }, 25.531),
  printed('deprivation-share', { area: 'E54000008', period: '2025', band: 'tenth' }, 20.11),
  printed('mpce-staff', { area: 'R1F', specialty: 'clinical-engineering', level: 'support' }, 8.47),
  printed('mpce-staff', { area: 'RYR', specialty: 'clinical-engineering', level: 'support' }, 79.51),
  printed('mpce-staff', { area: 'RVJ', specialty: 'clinical-engineering', level: 'support' }, 97.63),
  printed('radiotherapy-later-treatments', { area: 'RBV' }, 5321),
  printed('radiotherapy-31-day', { area: 'RBV', treatment: 'all' }, 98.9),
  printed('diagnostic-tests', { area: 'RBV', test: 'ct' }, 33_633),
  printed('trust-catchment', { area: 'R0A', admissions: 'all' }, 1_425_010),
  printed('trust-catchment', { area: 'R0A', admissions: 'emergency' }, 1_335_177),
  printed('hcpc-registrants', { area: 'K02000001', period: '2025-01', register: 'clinical-scientists' }, 8089),
])('%s %o is as published', (id, where, value) => {
  expect(valueIn(id, where)).toBe(value)
})

const regionsOf = (id: string, prefix: string, where: Row) =>
  readCells(id).filter(
    (row) => row.area?.startsWith(prefix) && Object.entries(where).every(([column, text]) => row[column] === text),
  )

test.each([
  ['E12', 9],
  ['E40', 7],
] as const)('MPCE staff of the areas %s add up to the printed figures for England', (prefix, count) => {
  for (const [specialty, total] of [
    ['medical-physics', 3494.7],
    ['clinical-engineering', 2978.2],
    ['both', 6472.9],
  ] as const) {
    const rows = regionsOf('mpce-staff', prefix, { specialty, level: 'all' })
    expect(rows).toHaveLength(count)
    expect(sumOf(rows)).toBeCloseTo(total, 0)
  }
})

test('boards of 2026 have the figures of 2023 where they are the same or two put together, and no other', () => {
  const { areas } = realPlate({ indicator: 'mpce-staff', geography: 'icb', per: 'people' })
  const without = areas.filter(({ cell }) => cell.kind === 'absent').map(({ area }) => area.short)
  expect(areas).toHaveLength(36)
  expect(without).toEqual(['Central East', 'Essex', 'Hants & IoW', 'Norf & Suffolk', 'Surrey & Sussx', 'Thames Valley'])
})

test('42 boards have staff per million people, and fewest qualified physicists are not where nobody is recorded', () => {
  const dims = { specialty: 'medical-physics', level: 'qualified' }
  const plate = realPlate({ indicator: 'mpce-staff', geography: 'icb_2023', per: 'people', dims })
  expect(plate.areas).toHaveLength(42)
  expect(plate.areas.filter(({ cell }) => cell.kind === 'absent')).toEqual([])
  expect(plate.perPeriod).toBe('2018')
  const zero = plate.areas.filter(({ cell }) => cell.kind === 'value' && cell.value === 0)
  for (const { notes } of zero) expect(notes).toContain('nobody-recorded')
})

test('no figure of MPCE staff is made up for the other nations: each says why it has none', () => {
  const { areas } = realPlate({ indicator: 'mpce-staff', geography: 'itl1' })
  const absent = areas.filter(({ cell }) => cell.kind === 'absent').map(({ area, text }) => [area.name, text])
  expect(absent).toEqual([
    ['Wales', 'not published (no table of Wales by area of work was found)'],
    ['Scotland', 'not published (Scotland publishes healthcare science without a split by specialty)'],
    ['Northern Ireland', 'not published (the census of Northern Ireland gives no split below healthcare science)'],
  ])
})

describe('two odd rows', () => {
  const warned = (dims: View['dims']) => {
    const { areas, trust } = realPlate({ indicator: 'mpce-staff', geography: 'itl1', dims })
    return areas.filter((one) => cautionsOf(one, trust).length > 0).map(({ area }) => area.name)
  }

  test('are flagged wherever support staff of clinical engineering are counted', () => {
    expect(warned({ specialty: 'clinical-engineering', level: 'support' })).toEqual(['South East', 'South West'])
    expect(warned({ specialty: 'both', level: 'all' })).toEqual(['South East', 'South West'])
  })

  test('do not touch qualified staff, which are shown first', () => {
    expect(warned({})).toEqual([])
    expect(warned({ specialty: 'medical-physics', level: 'support' })).toEqual([])
  })
})

test.each([
  ['E12000006', 'all', 44.8],
  ['E12000001', 'all', 102.8],
  ['E12000003', 'all', 84.8],
  ['E12000006', 'qualified', 37.2],
  ['E12000001', 'qualified', 77.9],
] as const)('medical physics staff of %s, %s, per million people of the same year', (code, level, value) => {
  const plate = realPlate({ indicator: 'mpce-staff', per: 'people', dims: { specialty: 'medical-physics', level } })
  expect(plate).toMatchObject({ period: september, perPeriod: '2017' })
  const cell = plate.areas.find(({ area }) => area.code === code)?.cell
  expect(cell?.kind === 'value' ? Math.round(cell.value * 10) / 10 : null).toBe(value)
})

test.each([
  ['E40000013', 'physicists', 46.9],
  ['E40000013', 'physicists-qualified', 56.5],
  ['E40000003', 'physicists', 18.1],
  ['E40000012', 'physicists-qualified', 28.1],
] as const)('later treatments of %s %s are 2017/18 over September 2017', (code, per, value) => {
  const plate = realPlate({ indicator: 'radiotherapy-later-treatments', geography: 'nhs_region', per })
  expect(plate).toMatchObject({ period: '2017/18', perPeriod: september })
  expect(plate.subtitle).toContain('30 September 2017')
  expect(plate.trust.cautions.map(({ text }) => text).join(' ')).toContain('a signal and no norm')
  const cell = plate.areas.find(({ area }) => area.code === code)?.cell
  expect(cell?.kind === 'value' ? Math.round(cell.value * 10) / 10 : null).toBe(value)
})

test('staff over spend takes the financial year that ends closest to the day of the count', () => {
  const dims = { specialty: 'clinical-engineering', level: 'qualified' }
  const plate = realPlate({ indicator: 'mpce-staff', geography: 'nhs_region', per: 'equipment-spend', dims })
  expect(plate.perPeriod).toBe('2016/17')
  const east = plate.areas.find(({ area }) => area.code === 'E40000013')?.cell
  // £200,700 for each qualified engineer is 4.98 engineers for each million.
  expect(east?.kind === 'value' ? 1e6 / east.value : 0).toBeCloseTo(200_700, -2.5)
})

test('menus begin with real indicators, and the sample comes last and is recognised by its figures', () => {
  const { catalogue } = realData()
  expect(catalogue.indicators[0]?.id).toBe('mpce-staff')
  expect(catalogue.topics.at(-1)?.id).toBe('sample')
  const sample = catalogue.indicators.filter(isSample)
  expect(sample.map(({ topic }) => topic)).toEqual(sample.map(() => 'sample'))
  expect(sample.map(({ id }) => id)).toContain('mpce-wte')
  expect(catalogue.indicators.filter(({ topic }) => topic === 'sample')).toHaveLength(sample.length)
})
