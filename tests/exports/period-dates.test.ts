import { expect, test } from 'vitest'
import { periodDates } from '#exports/pack/period-dates.ts'

test.each([
  ['2019', '2019-01-01', '2019-12-31'],
  ['2019/20', '2019-04-01', '2020-03-31'],
  ['2016-2020', '2016-01-01', '2020-12-31'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2017-09-30', '2017-09-30', '2017-09-30'],
  ['2024-08/2025-07', '2024-08-01', '2025-07-31'],
])('%s runs from %s to %s', (period, start, end) => {
  expect(periodDates(period)).toEqual([start, end])
})
