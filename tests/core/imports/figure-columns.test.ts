import { expect, test } from 'vitest'
import { decodeDataset } from '#core/catalogue/columns.ts'
import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import { measuredIn } from '#core/imports/about.ts'
import { openAndCheck } from './open-and-check.ts'

const see = (text: string, name = 'figures.csv') => openAndCheck(name, new TextEncoder().encode(text))
const cells = (text: string) =>
  Object.values(see(text).checked?.draft?.files ?? {}).flatMap((file) => [
    ...decodeDataset(file as IndicatorFile).observations,
  ])
const codes = (text: string) => see(text).findings.map(({ severity, code, found }) => `${severity} ${code} ${found}`)

test.each([
  ['Linacs per million', 'rate', 'per million people'],
  ['Rate per 1000 population', 'rate', 'per 1,000 people'],
  ['Deaths per 100,000', 'rate', 'per 100,000 people'],
  ['Stillbirths per 1,000 births', 'rate', 'per 1,000 births'],
  ['Spend per head', 'rate', '£ per person'],
  ['Mortality rate', 'rate', ''],
  ['Vacancy rate', 'share', '%'],
  ['Agency spend (£000)', 'money', '£ thousand'],
  ['Agency spend £000s', 'money', '£ thousand'],
  ['Spend (£m)', 'money', '£ million'],
  ['Spend, £ million', 'money', '£ million'],
  ['Cost (£)', 'money', '£'],
  ['Headcount', 'staff', 'persons'],
  ['Staff (headcount)', 'staff', 'persons'],
  ['FTE', 'staff', 'WTE'],
  ['Full-time equivalent staff', 'staff', 'WTE'],
  ['Established posts', 'staff', 'posts'],
  ['Staff', 'staff', ''],
] as const)('“%s” is %s in “%s”', (words, kind, unit) => expect(measuredIn(words)).toEqual({ kind, unit }))

test('words that say nothing of figures say nothing', () => expect(measuredIn('Value')).toBeNull())

test('the unit of the heading goes with the figures to the map, and a unit that nobody states is asked for', () => {
  const of = (heading: string) => see(`Area code,Year,${heading}\nE12000001,2021,5\nE12000002,2021,6\n`)
  const unitOf = (heading: string) => of(heading).checked?.draft?.entry.indicators[0]?.unit
  expect(unitOf('Linacs per million')).toEqual({ one: 'per million people', many: 'per million people' })
  expect(unitOf('Spend (£m)')).toEqual({ one: '£ million', many: '£ million' })
  expect(unitOf('Spend (£)')).toEqual({ one: 'pound', many: 'pounds', prefix: '£' })
  expect(unitOf('Headcount')).toEqual({ one: 'persons', many: 'persons' })
  for (const heading of ['Staff', 'Mortality rate']) {
    expect(of(heading).checked?.draft).toBeNull()
    expect(of(heading).findings.map(({ code }) => code)).toContain('no-unit')
  }
})

test('columns of different measures are never put under one unit: the reader chooses', () => {
  const text =
    'Area code,Area name,Year,Headcount,FTE,Vacancy rate\nE12000001,North East,2024,12,10.5,8\nE12000002,North West,2024,31,28,9\n'
  expect(see(text).checked?.draft).toBeNull()
  expect(codes(text)[0]).toMatch(/^error column-missing .*Headcount, FTE, Vacancy rate/)
})

test('columns of one measure side by side are its parts', () => {
  const text = 'Area code,Year,Imaging,Radiotherapy\nE12000001,2024,12,10\nE12000002,2024,31,28\n'
  expect(cells(text).map(({ dims, cell }) => [dims.group, cell.kind === 'value' && cell.value])).toContainEqual([
    'imaging',
    12,
  ])
})

test('the figures are those between their limits, and the count beside them is the numerator', () => {
  const rows = 'E12000001,North East,2022,812,141.2,131.7,151.2\nE12000002,North West,2022,2410,138.8,133.3,144.5\n'
  for (const headings of ['Deaths,Rate per 100000,LCL,UCL', 'Count,Rate per 100000,Lower CI,Upper CI']) {
    const [first] = cells(`Area code,Area name,Year,${headings}\n${rows}`)
    expect(first?.cell).toMatchObject({ value: 141.2, numerator: 812, interval: { lower: 131.7, upper: 151.2 } })
  }
})

test('numbers that are parts of a date or ids are no figures', () => {
  const text =
    'Area code,Date,Month,Epiweek,OBJECTID,Metric value\nE12000001,2024-01-08,1,2,7,12\nE12000002,2024-01-08,1,2,8,32\n'
  expect(cells(text).map(({ period, cell }) => [period, cell.kind === 'value' && cell.value])).toEqual([
    ['2024-01-08', 12],
    ['2024-01-08', 32],
  ])
  expect(codes(text).filter((words) => /columns-left/.test(words))).toEqual([])
})

test('a column of numbers that is not taken is named', () => {
  const text = 'Area code,Year,Value,Beds open\nE12000001,2024,12,10\nE12000002,2024,31,28\n'
  expect(codes(text)).toContain('note columns-left Beds open')
})
