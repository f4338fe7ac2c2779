import { describe, expect, test } from 'vitest'
import { closestPeriod, fullestPeriod, yearsTouched } from '#core/plate/match-period.ts'

/** `{ 2019: 12 }`: twelve areas have a value for 2019. */
const held = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).map(([period, areas]) => ({ period, areas }))

describe('the closest period', () => {
  test.each([
    ['nothing held', {}, '2019', [], null],
    ['the same period, however few areas have it', { 2019: 1, 2020: 12 }, '2019', [], '2019'],
    ['not the same period where it is to be avoided', { 2019: 12, 2020: 12 }, '2020', ['2020'], '2019'],
    ['the period to be avoided where nothing else is held', { 2020: 12 }, '2021', ['2020'], '2020'],
    ['the same period to be avoided where nothing else is held', { 2020: 12 }, '2020', ['2020'], '2020'],
    ['a full period before a closer one with fewer areas', { 2014: 12, 2018: 11 }, '2019', [], '2014'],
    ['the closest of the full ones, before', { 2014: 12, 2017: 12, 2023: 12 }, '2019', [], '2017'],
    ['the closest of the full ones, after', { 2014: 12, 2020: 12 }, '2019', [], '2020'],
    ['the later of two that are equally close', { 2017: 12, 2021: 12 }, '2019', [], '2021'],
    ['the later of two, in any order of the file', { 2021: 12, 2017: 12 }, '2019', [], '2021'],
    ['the last year counts: a financial year', { '2017/18': 12, 2016: 12 }, '2018/19', [], '2017/18'],
    ['a year for a year, not a total that ends closer', { '2015-2019': 12, 2016: 12 }, '2019', [], '2016'],
    ['a year for a year, although more areas have a total', { '2015-2019': 12, 2016: 9 }, '2019', [], '2016'],
    ['a total for a total, not a year that is closer', { '2013-2017': 12, 2020: 12 }, '2016-2020', [], '2013-2017'],
    ['a total for a year only where nothing else is held', { '2015-2019': 12 }, '2019', [], '2015-2019'],
    ['a year for a total only where nothing else is held', { 2019: 12 }, '2015-2019', [], '2019'],
    ['the year of a day, though other years have more areas', { 2017: 11, 2022: 12 }, '2017-09-30', [], '2017'],
    ['the year of a month', { 2017: 11, 2022: 12 }, '2017-09', [], '2017'],
    ['no calendar year for a financial year', { 2017: 11, 2022: 12 }, '2017/18', [], '2022'],
    ['not the year of a day where it is to be avoided', { 2019: 12, 2020: 12 }, '2020-09-30', ['2020'], '2019'],
    ['the year closest to the end of twelve months', { 2018: 7, 2022: 7 }, '2024-08/2025-07', [], '2022'],
    ['a financial year is one year', { '2015-2019': 12, '2016/17': 12 }, '2019', [], '2016/17'],
    ['a total of two financial years is none', { '2014-2016': 12, '2013/14': 12 }, '2016', [], '2013/14'],
  ] as const)('%s', (_, counts, wanted, avoid, expected) => {
    expect(closestPeriod(held(counts), wanted, avoid)).toBe(expected)
  })
})

test.each([
  ['nothing held', {}, null],
  ['the latest of the periods that most areas have', { 2017: 12, 2018: 12, 2019: 9 }, '2018'],
  ['in any order of the file', { 2018: 12, 2017: 12 }, '2018'],
] as const)('the fullest period: %s', (_, counts, expected) => {
  expect(fullestPeriod(held(counts))).toBe(expected)
})

test.each([
  ['2019', 1],
  ['2019/20', 2],
  ['2016-2020', 5],
  ['2025-11', 1],
  ['2024-03-31', 1],
] as const)('%s touches %i calendar years', (period, years) => expect(yearsTouched(period)).toBe(years))
