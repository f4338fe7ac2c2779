import fc from 'fast-check'
import { expect, test } from 'vitest'
import { combinedStatus, type Status, strongestReason } from '#core/domain/cell.ts'
import { comparePeriods, isPeriod, periodText, periodYears, yearOf } from '#core/domain/period.ts'
import { periodMiddle } from '#core/domain/period-place.ts'
import { problemText } from '#core/domain/problem.ts'

test.each([
  ['2019', 2019, 2019, '2019'],
  ['2019/20', 2019, 2020, '2019/20'],
  ['1999/00', 1999, 2000, '1999/00'],
  ['2016-2020', 2016, 2020, '2016 to 2020'],
  ['2025-11', 2025, 2025, 'November 2025'],
  ['2024-03-31', 2024, 2024, '31 March 2024'],
  ['2024-08/2025-07', 2024, 2025, 'August 2024 to July 2025'],
])('%s runs from %i to %i and reads “%s”', (period, first, last, text) => {
  expect(periodYears(period)).toEqual({ first, last })
  expect(periodText(period)).toBe(text)
})

const noPeriods = [
  '',
  '19',
  '2020-2016',
  '2019/2020',
  '2025-13',
  'last year',
  '2025-07/2024-08',
  '2024-08/2025-13',
  '2024-02-32',
]
test.each(noPeriods)('“%s” is no period', (text) => {
  expect(isPeriod(text)).toBe(false)
  expect(() => periodYears(text)).toThrow(RangeError)
})

test('periods sort by start, the shorter first', () => {
  const periods = ['2020', '2016-2020', '2016', '2019/20', '2019']
  expect(periods.sort(comparePeriods)).toEqual(['2016', '2016-2020', '2019', '2019/20', '2020'])
})

test('months sort within their year and have positions of their own on an axis', () => {
  const periods = ['2025-01', '2024-12', '2024-08/2025-07', '2024-08']
  expect([...periods].sort(comparePeriods)).toEqual(['2024-08', '2024-12', '2024-08/2025-07', '2025-01'])
  expect(periodMiddle('2024')).toBe(2024.5)
  expect(periodMiddle('2024/25')).toBe(2024.75)
  expect(periodMiddle('2024-07')).toBeCloseTo(2024.5417, 4)
  expect(periodMiddle('2024-08/2025-07')).toBeCloseTo(2025.0833, 4)
  expect(periodMiddle('2024-12-31')).toBeLessThan(periodMiddle('2025-01-01'))
})

test('a month or a day has a year; several years or months have none', () => {
  expect(['2017-09-30', '2025-06', '2017', '2017/18', '2024-08/2025-07', '2024-01/2024-12'].map(yearOf)).toEqual([
    '2017',
    '2025',
    null,
    null,
    null,
    '2024',
  ])
})

const statuses: readonly Status[] = ['observed', 'derived', 'modelled', 'illustrative']

test('a combined figure has the status of its worst part, and at best derived', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...statuses)), (parts) => {
      const combined = combinedStatus(parts)
      expect(combined).not.toBe('observed')
      for (const part of parts) expect(statuses.indexOf(combined)).toBeGreaterThanOrEqual(statuses.indexOf(part))
    }),
  )
})

test('suppression outranks missing data', () => {
  expect(strongestReason(['not-published', 'suppressed', 'not-collected'])).toBe('suppressed')
  expect(strongestReason(['not-applicable', 'not-published'])).toBe('not-published')
})

test('a problem names its file, row, column, the text found and the fix', () => {
  const problem = {
    code: 'not-a-number',
    at: { file: 'cells.csv', row: 14, column: 'value' },
    found: 'n/a',
    mend: 'Write a number, or leave it blank and give the absence.',
  }
  expect(problemText(problem)).toBe(
    'cells.csv, row 14, column value: found “n/a”. Write a number, or leave it blank and give the absence.',
  )
})
