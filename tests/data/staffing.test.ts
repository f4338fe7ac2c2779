import { expect, test } from 'vitest'
import { readCells, readTable, sumOf, valueIn } from './tables.ts'

test.each(['stt-staff', 'stt-joiners', 'stt-leavers'])('%s of seven regions add up to England', (id) => {
  for (const group of ['stt', 'support']) {
    const rows = readCells(id).filter((row) => row.group === group && row.period === '2025-11')
    const regions = rows.filter(({ area }) => area?.startsWith('E4'))
    expect(regions).toHaveLength(7)
    expect(sumOf(regions)).toBeCloseTo(valueIn(id, { area: 'E92000001', group, period: '2025-11' }), 1)
  }
})

test.each(['1985', '1986', '1987', '1988'])('four Welsh authorities add up to Wales as printed, %s', (period) => {
  const id = 'medical-physicists-wales-1985'
  const authorities = readCells(id).filter((row) => row.period === period && row.area?.startsWith('x-wha'))
  expect(authorities).toHaveLength(4)
  expect(sumOf(authorities)).toBeCloseTo(valueIn(id, { area: 'W92000004', period }), 6)
})

test.each([
  ['therapeutic-radiography-vacancy', { area: 'S92000003', period: '2019' }, 3.1],
  ['diagnostic-radiography-vacancy', { area: 'W92000004', period: '2016' }, 12.4],
  ['clinical-oncology-consultants', { area: 'K02000001', period: '2021' }, 943],
  ['clinical-radiology-shortfall', { area: 'K02000001', period: '2023' }, 30],
  ['oncologists-per-100k-55', { area: 'E40000011', period: '2022' }, 4.7],
  ['healthcare-science-staff', { area: 'S08000015', period: '2019' }, 301],
  ['mpce-measured-wte', { extent: 'measured' }, 1091.1],
  ['mpce-published-vacancy', { group: 'nuclear-medicine' }, 12],
  ['mpce-uplift-needed', { group: 'nuclear-medicine-experts' }, 120],
  ['mpce-posts-needed', { need: 'vacant-posts' }, 450],
  ['training-intake', { period: '2020', programme: 'hsst', specialty: 'clinical-engineering' }, 0],
  ['stt-staff', { area: 'E40000003', group: 'stt' }, 37086.3],
] as const)('%s %o is as published', (id, row, value) => {
  expect(valueIn(id, row)).toBe(value)
})

test('what was not published or not answered is absent with its reason', () => {
  const absent = (id: string) =>
    readCells(id).flatMap(({ area, period, absence }) => (absence ? [[area, period, absence]] : []))
  expect(absent('diagnostic-radiography-vacancy')).toEqual([
    ['N92000002', '2016', 'not-published'],
    ['W92000004', '2020', 'not-collected'],
  ])
  expect(absent('training-intake')).toEqual([['K04000001', '2022', 'not-published']])
})

test('a norm whose table was not seen has no number, and every other has one', () => {
  const norms = readTable('norms.csv')
  expect(norms).toHaveLength(25)
  for (const { id, form, value, caveat } of norms) {
    expect(value === '', id).toBe(form === 'table-not-seen')
    expect(caveat, id).not.toBe('')
  }
})
