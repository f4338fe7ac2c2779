import { expect, test } from 'vitest'
import { decodeDataset } from '#core/catalogue/columns.ts'
import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import type { Observation } from '#core/domain/cell.ts'
import { openAndCheck, type Seen } from './open-and-check.ts'

const others = ['E12000004,2023,1.2', 'E12000005,2023,-0.4', 'E12000009,2023,0.7']

const see = (rows: readonly string[], answers = {}): Seen =>
  openAndCheck('figures.csv', new TextEncoder().encode(['Area code,Year,Average change', ...rows].join('\n')), answers)

const observations = ({ checked }: Seen): readonly Observation[] =>
  Object.values(checked?.draft?.files ?? {}).flatMap((file) => [...decodeDataset(file as IndicatorFile).observations])

const cellIn = (text: string, answers = {}) => {
  const seen = see(['E12000001,2023,12.5', 'E12000009,2023,3', `E12000004,2023,"${text}"`], answers)
  return observations(seen).find(({ area }) => area === 'E12000004')
}

test.each([
  ['14 [p]', 14, 'own-provisional'],
  ['14.5(r)', 14.5, 'own-revised'],
  ['14 [e]', 14, 'own-estimated'],
  ['14 [u]', 14, 'own-unreliable'],
  ['14 [b]', 14, 'own-break'],
] as const)('“%s” is %d with the note %s', (text, value, note) => {
  const seen = cellIn(text)
  expect(seen?.cell).toMatchObject({ kind: 'value', value })
  expect(seen?.notes).toEqual([note])
})

test('a note behind a figure is taken off, and says nothing of the figure', () => {
  expect(cellIn('14 [note 2]')).toMatchObject({ cell: { kind: 'value', value: 14 }, notes: [] })
})

test.each([
  ['1-4', 'suppressed', 'given as 1-4'],
  ['1 to 4', 'suppressed', 'given as 1 to 4'],
  ['≤5', 'suppressed', 'given as ≤5'],
  ['5 or fewer', 'suppressed', 'given as 5 or fewer'],
  ['under 5', 'suppressed', 'given as under 5'],
  ['[low]', 'not-published', undefined],
  ['[w]', 'not-published', undefined],
  ['.', 'not-applicable', undefined],
  ['..', 'not-published', undefined],
] as const)('“%s” is %s', (text, reason, because) =>
  expect(cellIn(text)?.cell).toEqual({ kind: 'absent', reason, ...(because ? { because } : {}) }),
)

test.each(['#', 'NULL', '~', 'n/r', '[z1]'.replace('1', 'q'), '-999999999', '-9999', '-1e9', '-1,000,000,000'])(
  '“%s” is asked about, whatever kind of figures it stands among',
  (text) => {
    const seen = see([`E12000001,2023,"${text}"`, `E12000002,2023,"${text}"`, ...others])
    expect(seen.checked?.draft).toBeNull()
    expect(seen.findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(seen.questions).toEqual([`What does “${text}” stand for, in place of a figure?`])
    const answered = see([`E12000001,2023,"${text}"`, 'E12000004,2023,1.2'], { [`missing:${text}`]: 'not-collected' })
    expect(observations(answered).find(({ area }) => area === 'E12000001')?.cell).toEqual({
      kind: 'absent',
      reason: 'not-collected',
      because: `given as ${text}`,
    })
  },
)

test('a large negative number is a figure where the reader says so', () => {
  expect(cellIn('-9999', { 'missing:-9999': 'number' })?.cell).toMatchObject({ kind: 'value', value: -9999 })
})

test.each(['(2.5)', 'twelve', '12,5O', '1.2.3'])('“%s” stays an error', (text) => {
  const seen = see(['E12000001,2023,1', `E12000004,2023,"${text}"`])
  expect(seen.findings.map(({ code }) => code)).toEqual(['not-a-number'])
})

test('a column of many different words is no column of figures: they are not asked one by one', () => {
  const areas = Array.from({ length: 9 }, (_, at) => `E1200000${at + 1}`)
  const years = Array.from({ length: 6 }, (_, at) => 2010 + at)
  const figures = years.flatMap((year) => areas.map((area) => `${area},${year},1`))
  const words = years
    .slice(0, 4)
    .flatMap((year, y) => areas.map((area, at) => `${area},${year + 10},${'abcd'[y]}${'efghijklm'[at]}`))
  const seen = see([...figures, ...words])
  expect(seen.questions).toHaveLength(25)
  expect(seen.findings.filter(({ code }) => code === 'not-a-number')).toHaveLength(11)
})

test('the reason in the next column tells why a figure is blank, and marks the figure beside it', () => {
  const text = [
    'Data values,Area,Area code,Year,Data values notes',
    '41.5,Betsi Cadwaladr University Health Board,W11000023,2022,',
    '22.5,Powys Teaching Health Board,W11000024,2022,r',
    ',Hywel Dda University Health Board,W11000025,2022,c',
  ].join('\n')
  const seen = openAndCheck('wales.csv', new TextEncoder().encode(text))
  const of = (code: string) => observations(seen).find(({ area }) => area === code)
  expect(of('W11000025')?.cell).toEqual({ kind: 'absent', reason: 'suppressed' })
  expect(of('W11000024')).toMatchObject({ cell: { value: 22.5 }, notes: ['own-revised'] })
})

test('years with marks stay periods of a wide table, and their figures carry the mark', () => {
  const text = [
    'Area code,2022,2023,2024 [note 1],2025 (provisional)',
    'E12000001,11,12,13,14',
    'E12000002,15,16,17,18',
  ].join('\n')
  const seen = openAndCheck('wide.csv', new TextEncoder().encode(text))
  const north = observations(seen).filter(({ area }) => area === 'E12000001')
  expect(north.map(({ period, notes }) => [period, ...notes])).toEqual([
    ['2022'],
    ['2023'],
    ['2024'],
    ['2025', 'own-provisional'],
  ])
})

test('three-year periods are told by the run that they make, and how is said', () => {
  const text = 'Area code,Time period,Value\nE12000001,2008-10,77.5\nE12000001,2009-11,77.9\nE12000001,2011-13,78\n'
  const seen = openAndCheck('life.csv', new TextEncoder().encode(text))
  expect(observations(seen).map(({ period }) => period)).toEqual(['2008-2010', '2009-2011', '2011-2013'])
  expect(seen.findings.map(({ code, found }) => [code, found])).toContainEqual([
    'period-read',
    '“2008-10” is read as 2008 to 2010, as “2011-13” can only be years',
  ])
})

test('the day of publication is no period, and no name; two periods above a table are asked', () => {
  const table = 'Area code,Region,WTE\nE12000001,North East,10.5\nE12000002,North West,20.5\n'
  const seen = openAndCheck(
    'census.csv',
    new TextEncoder().encode(`"Published 3 May 2024",,\n"Staff in post, 30 September 2023",,\n${table}`),
  )
  expect(new Set(observations(seen).map(({ period }) => period))).toEqual(new Set(['2023-09-30']))
  expect(seen.checked?.draft?.entry.indicators[0]?.name).toBe('Staff in post, 30 September 2023')
  const open = openAndCheck('census.csv', new TextEncoder().encode(`"Staff in post, 2022 and 2023",,\n${table}`))
  expect(open.findings.map(({ code }) => code)).toContain('not-a-period')
})
