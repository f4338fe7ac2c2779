import { expect, test } from 'vitest'
import { openAndCheck, realDesk } from './open-and-check.ts'

/** What a file says of its figures in more than one place: never taken from one of them without a word. */

const codes = Array.from({ length: 9 }, (_, at) => `E1200000${at + 1}`)
const fileOf = (heads: string, row: (code: string, at: number) => string) =>
  new TextEncoder().encode([heads, ...codes.map(row)].join('\n'))
const decisionOf = (bytes: Uint8Array, key: string) => {
  const { checked } = openAndCheck('table.csv', bytes)
  return checked?.decisions.find((one) => one.key === key)
}

test('a title in thousands over a heading that names persons is asked about, in thousands', () => {
  const heads = '"NHS staff by region, 2024 (thousands)"\nArea code,NHS staff (headcount)'
  const unit = decisionOf(
    fileOf(heads, (code, at) => `${code},${101.5 + at}`),
    'unit',
  )
  expect(unit).toMatchObject({ value: 'thousand persons', degree: 'guessed' })
  expect(unit?.from).toContain('line above the table “NHS staff by region, 2024 (thousands)”')
})

test.each([
  ['a line of its own', 'NHS staff by region\nFigures in thousands\nArea code,Headcount', 'thousand persons'],
  ['nothing but the scale', 'NHS staff by region\nThousands\nArea code,Headcount', 'thousand persons'],
  ['a heading that says nothing', 'Beds open by region\nThousands\nArea code,Value', 'thousand units'],
  ['pounds', 'Agency spend by region\n£000\nArea code,Spend (£)', '£ thousand'],
  ['millions', '"Patients seen (millions)"\nArea code,Persons', 'million people'],
])('the scale of a line above the table is asked about: %s', (_, heads, value) => {
  const unit = decisionOf(
    fileOf(heads, (code, at) => `${code},${101.5 + at}`),
    'unit',
  )
  expect(unit).toMatchObject({ value, degree: 'guessed' })
})

test('the scale of a line above headings of years side by side is asked about', () => {
  const heads = '"NHS staff by region (thousands)"\nArea code,Headcount 2023,Headcount 2024'
  const unit = decisionOf(
    fileOf(heads, (code, at) => `${code},${101.5 + at},${102.5 + at}`),
    'unit',
  )
  expect(unit).toMatchObject({ value: 'thousand persons', degree: 'guessed' })
})

test('another column that is chosen has the scale of the line above it', () => {
  const desk = realDesk()
  const heads = '"NHS staff by region (thousands)"\nArea code,Headcount,Persons in training'
  const bytes = fileOf(heads, (code, at) => `${code},${101.5 + at},${11.5 + at}`)
  const [sheet] = desk.open([{ name: 'table.csv', bytes }]).sheets
  if (!sheet?.mapping) throw new Error('the file is not known')
  expect(desk.revise(0, sheet.mapping, 'column:value', '2').about).toMatchObject({ unit: 'thousand people' })
})

test('percent and rates are in no scale, whatever a line above them says', () => {
  const heads = '"Patients (thousands) and how many waited"\nArea code,Waited over six weeks (%)'
  const unit = decisionOf(
    fileOf(heads, (code, at) => `${code},${11.5 + at}`),
    'unit',
  )
  expect(unit).toMatchObject({ value: '%', degree: 'stated' })
})

test('rows of headcount that are chosen keep the scale of the line above them', () => {
  const rows = codes.flatMap((code, at) => [`${code},FTE,${90.5 + at}`, `${code},Headcount,${101.5 + at}`])
  const bytes = new TextEncoder().encode(
    ['Staff by region\nFigures in thousands\nArea code,Measure,Value', ...rows].join('\n'),
  )
  const { checked } = openAndCheck('table.csv', bytes, { 'rows:Measure': 'keep:Headcount' })
  expect(checked?.decisions.find(({ key }) => key === 'unit')).toMatchObject({
    value: 'thousand persons',
    degree: 'guessed',
  })
})

test('a heading in thousands says it by itself, whatever the title', () => {
  const heads = '"NHS staff by region, 2024 (thousands)"\nArea code,NHS staff headcount (thousands)'
  const unit = decisionOf(
    fileOf(heads, (code, at) => `${code},${101.5 + at}`),
    'unit',
  )
  expect(unit).toMatchObject({ value: 'thousand persons', degree: 'implied' })
})

test('a column of units says the unit', () => {
  const heads = 'Area code,Year,MRI scans,Unit'
  const rate = fileOf(heads, (code, at) => `${code},2024,${101.5 + at},"per 1,000 population"`)
  expect(decisionOf(rate, 'unit')).toMatchObject({ value: 'per 1,000 people', degree: 'stated' })
  const thousands = fileOf(heads, (code, at) => `${code},2024,${101.5 + at},Thousands`)
  expect(decisionOf(thousands, 'unit')?.value).toBe('thousand')
})

test('a column of units and a heading that say different units are asked about, both named', () => {
  const heads = 'Area code,Year,"Scans per 100,000 population",Unit'
  const bytes = fileOf(heads, (code, at) => `${code},2024,${101.5 + at},"per 1,000 population"`)
  const unit = decisionOf(bytes, 'unit')
  expect(unit).toMatchObject({ value: 'per 1,000 people', degree: 'guessed' })
  expect(unit?.from).toContain('“Unit” in D1')
  expect(unit?.from).toContain('“Scans per 100,000 population” in C1 says per 100,000 people')
})

test('a total of the country beside its regions does not make the kind of the regions a question', () => {
  const names = ['North East', 'North West', 'London', 'South East', 'Wales', 'United Kingdom']
  const bytes = new TextEncoder().encode(
    ['Region,Year,Beds', ...names.map((name, at) => `${name},2024,${20 + at}`)].join('\n'),
  )
  const seen = openAndCheck('table.csv', bytes)
  expect(seen.questions).toEqual([])
  expect(seen.checked?.draft?.entry.indicators[0]?.initial.geography).toBe('itl1')
})

test('the numbers of “1.130” are those of “1.101,5” beside it', () => {
  const texts = ['1.101,5', '1.220,25', '150', '1.130', '1.140', '1.150', '1.160', '1.170', '1.180']
  const bytes = new TextEncoder().encode(
    ['Area code;Year;WTE', ...codes.map((code, at) => `${code};2024;${texts[at]}`)].join('\n'),
  )
  const seen = openAndCheck('table.csv', bytes)
  expect(seen.checked?.first.rows.slice(0, 4).map(({ cells }) => cells.at(-2))).toEqual([
    '1,101.5',
    '1,220.25',
    '150',
    '1,130',
  ])
})

test.each([
  ['Quarter', '2023/24 Q4', 'January 2024 to March 2024'],
  ['As at 30 September', '2012', '2012'],
  ['Census month', 'March 2024', 'March 2024'],
])('a column under “%s” that holds nothing but periods is the one of the periods', (heading, text, expected) => {
  const bytes = fileOf(`Area code,${heading},MRI scanners`, (code, at) => `${code},${text},${10 + at}`)
  const { checked } = openAndCheck('table.csv', bytes)
  expect(checked?.first.rows[0]?.cells[1]).toBe(expected)
})

test('signs of footnotes behind figures are taken off and said', () => {
  const texts = ['220.25†', '150.0(1)', '12²', '31', '32', '33', '34', '35', '36']
  const bytes = fileOf('Area code,Year,WTE', (code, at) => `${code},2024,${texts[at]}`)
  const seen = openAndCheck('table.csv', bytes)
  expect(seen.checked?.first.rows.slice(0, 3).map(({ cells }) => cells.at(-2))).toEqual(['220.25', '150', '12'])
  expect(seen.findings.filter(({ code }) => code === 'footnote-sign').map(({ found }) => found)).toEqual(
    texts.slice(0, 3),
  )
})

test('a column with a suppressed figure among its numbers is one of figures', () => {
  const bytes = fileOf(
    'Area code,Year,WTE,Vacant posts',
    (code, at) => `${code},2024,${20 + at},${at === 3 ? '[c]' : 5 + at}`,
  )
  const value = decisionOf(bytes, 'value-column')
  expect(`${value?.value} ${value?.from}`).toContain('Vacant posts (column D)')
})

test('a column of things beside one in WTE is no group of it: which is meant is asked', () => {
  const bytes = fileOf(
    'Area code,Year,Linear accelerators,Physicists (WTE)',
    (code, at) => `${code},2024,${8 + at},${19.5 + at}`,
  )
  const value = decisionOf(bytes, 'value-column')
  expect(value).toMatchObject({ value: 'none chosen yet', degree: 'guessed' })
})
