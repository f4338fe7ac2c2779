import { expect, test } from 'vitest'
import { closestPeriod } from '#core/plate/match-period.ts'

const held = (...periods: readonly (readonly [string, number])[]) =>
  periods.map(([period, areas]) => ({ period, areas }))

test('a day goes with its own year, though other years have more areas', () => {
  const people = held(['2011', 12], ['2017', 11], ['2018', 11], ['2022', 12])
  expect(closestPeriod(people, '2017-09-30', [])).toBe('2017')
  expect(closestPeriod(people, '2017-09', [])).toBe('2017')
  expect(closestPeriod(people, '2017/18', [])).toBe('2022')
})

test('a year that misleads is not taken for a day in it either', () => {
  expect(closestPeriod(held(['2019', 12], ['2020', 12]), '2020-09-30', ['2020'])).toBe('2019')
})

test('twelve months together go with the year closest to their end', () => {
  expect(closestPeriod(held(['2018', 7], ['2022', 7]), '2024-08/2025-07', [])).toBe('2022')
})
