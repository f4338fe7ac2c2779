import { expect, test } from 'vitest'
import { smallComparison } from './small-comparison.ts'

test('a ratio has only the years that its denominator has too', () => {
  const counts = smallComparison({ indicator: 'cases', per: null }).comparison.trends
  expect(counts.body?.periods).toEqual(['2017', '2019', '2020'])
  const rates = smallComparison({ indicator: 'cases', per: 'people', period: '2019' }).comparison.trends
  expect(rates.body).toBeNull()
  expect(rates.lacks).toMatch(/held for one period in which the denominator is held too/)
})
