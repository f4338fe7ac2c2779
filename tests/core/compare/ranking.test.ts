import { describe, expect, test } from 'vitest'
import { spanText } from '#core/compare/ranking.ts'
import { catalogue, dataset, datasets, observe, smallAtlas } from '../../fixtures/small-atlas.ts'
import { smallComparison } from './small-comparison.ts'

const codes = smallAtlas.areas.map(({ code }) => code)
/** New cases as given, in the order North, West, East, Wales, Scotland, Northern Ireland. */
const withCases = (counts: readonly number[], change: Parameters<typeof smallComparison>[0] = {}) => {
  const cells = codes.map((code, at) => observe(code, counts[at] ?? 0))
  const held = new Map([...datasets, ['cases/*', dataset('cases', cells)]])
  return smallComparison(
    { indicator: 'cases', per: null, period: '2019', ...change },
    { ...smallAtlas, catalogue, datasets: held },
  ).comparison
}
const order = (change: Parameters<typeof smallComparison>[0]) =>
  (withCases([10, 60, 30, 50, 20, 40], change).ranking.body?.areas ?? []).map(({ area }) => area.name)

describe('the order of a ranking', () => {
  test('by value, the largest first', () =>
    expect(order({ sort: 'value' })).toEqual(['West', 'Wales', 'Northern Ireland', 'East', 'Scotland', 'North']))
  test('by name', () =>
    expect(order({ sort: 'name' })).toEqual(['East', 'North', 'Northern Ireland', 'Scotland', 'Wales', 'West']))
  test('by nation, and within it by value', () =>
    expect(order({ sort: 'nation' })).toEqual(['West', 'East', 'North', 'Northern Ireland', 'Scotland', 'Wales']))
})

test('places are a range where intervals overlap, and one place where they do not', () => {
  const spans = withCases([100, 200_000, 400_000, 800_000, 1_600_000, 3_200_000]).ranking.body?.spans
  expect(spans?.N92000002).toEqual({ lower: 1, upper: 1 })
  expect(withCases([100, 100, 100, 100, 100, 100]).ranking.body?.spans.E12000001).toEqual({ lower: 1, upper: 6 })
})

test('there are no ranges where figures have no intervals, or only some have', () => {
  expect(smallComparison({ per: 'cases' }).comparison.ranking.body?.spans).toEqual({})
  expect(withCases([100.5, 200, 300, 400, 500, 600]).ranking.body?.spans).toEqual({})
})

test('a range reads from its better place to its worse, and one place as itself', () => {
  expect(spanText({ lower: 3, upper: 9 })).toBe('3rd to 9th')
  expect(spanText({ lower: 3, upper: 3 })).toBe('3rd')
})
