import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { populationWeightedGini } from '#core/statistics/population-weighted-gini.ts'
import { relativeRange } from '#core/statistics/relative-range.ts'
import { slopeIndex } from '#core/statistics/slope-index.ts'
import { theil } from '#core/statistics/theil.ts'

const areas = fc.array(
  fc.record({
    value: fc.integer({ min: 1, max: 500 }),
    population: fc.integer({ min: 1, max: 900 }),
    group: fc.constantFrom('a', 'b', 'c'),
  }),
  { minLength: 3, maxLength: 20 },
)

describe('by hand', () => {
  test('half the people have everything: Gini ½, Theil ln 2', () => {
    expect(populationWeightedGini([0, 2], [5, 5])).toBeCloseTo(0.5, 12)
    expect(theil([0, 2], [5, 5], ['a', 'b'])).toMatchObject({
      kind: 'value',
      total: expect.closeTo(Math.LN2, 12),
      within: 0,
    })
  })

  test('rates 1, 2 and 3 of people 1, 1 and 2: mean 2.25, range 2/2.25, Gini 0.1944', () => {
    expect(relativeRange([1, 2, 3], [1, 1, 2])).toBeCloseTo(2 / 2.25, 12)
    // ½ Σ p p |x − x'| = ¼·¼·1 + ¼·½·2 + ¼·½·1 = 0.4375; over 2.25
    expect(populationWeightedGini([1, 2, 3], [1, 1, 2])).toBeCloseTo(0.4375 / 2.25, 12)
  })

  test('a rate that falls along the order by a straight line has the line’s slope', () => {
    // People 1, 2, 1: middles of their parts of the population at 0.125, 0.5, 0.875.
    const found = slopeIndex([10 - 4 * 0.125, 10 - 4 * 0.5, 10 - 4 * 0.875], [1, 2, 1], [1, 2, 3])
    expect(found).toMatchObject({ kind: 'value', slope: expect.closeTo(-4, 10), intercept: expect.closeTo(10, 10) })
  })
})

describe('properties', () => {
  test('each index is what its formula says when it is written out over all pairs of areas', () => {
    fc.assert(
      fc.property(areas, (some) => {
        const [values, people] = [some.map(({ value }) => value), some.map(({ population }) => population)]
        const all = people.reduce((sum, one) => sum + one, 0)
        const pairs = some.flatMap((a) => some.map((b) => a.population * b.population * Math.abs(a.value - b.value)))
        const mean = some.reduce((sum, { value, population }) => sum + value * population, 0) / all
        const half = pairs.reduce((sum, one) => sum + one, 0) / all ** 2 / 2
        expect(populationWeightedGini(values, people)).toBeCloseTo(half / mean, 12)
        // In an order with ties: few different needs.
        const needs = values.map((value) => value % 4)
        const found = slopeIndex(values, people, needs)
        if (found.kind !== 'value') return
        const peopleWhere = (is: (need: number) => boolean) =>
          people.reduce((sum, one, at) => sum + (is(needs[at]!) ? one / all : 0), 0)
        for (const [at, own] of needs.entries())
          expect(found.positions[at]).toBeCloseTo(
            peopleWhere((one) => one < own) + peopleWhere((one) => one === own) / 2,
            12,
          )
      }),
    )
  })

  test('zero for equality, independent of scale, and the parts of Theil’s T add up', () => {
    fc.assert(
      fc.property(areas, fc.integer({ min: 2, max: 9 }), (list, times) => {
        const values = list.map(({ value }) => value)
        const people = list.map(({ population }) => population)
        const groups = list.map(({ group }) => group)
        const same = values.map(() => 7)
        expect(populationWeightedGini(same, people)).toBeCloseTo(0, 12)
        const gini = populationWeightedGini(values, people)
        expect(
          populationWeightedGini(
            values.map((value) => value * times),
            people,
          ),
        ).toBeCloseTo(Number(gini), 10)
        const parts = theil(values, people, groups)
        const whole = theil(
          values,
          people,
          groups.map(() => 'one'),
        )
        if (parts.kind !== 'value' || whole.kind !== 'value') return expect.fail('withheld')
        expect(parts.within + parts.between).toBeCloseTo(whole.total, 10)
        expect(parts.within).toBeGreaterThanOrEqual(0)
        expect(parts.between).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('one area counted as two of half its people changes nothing', () => {
    expect(populationWeightedGini([1, 3, 3], [4, 3, 3])).toBeCloseTo(Number(populationWeightedGini([1, 3], [4, 6])), 12)
  })

  test('absent where the overall rate is zero or all areas are equal in the order; refuses lists of different lengths', () => {
    expect(populationWeightedGini([0, 0], [1, 1])).toMatchObject({ kind: 'absent' })
    expect(relativeRange([0, 0], [1, 1])).toMatchObject({ kind: 'absent' })
    expect(slopeIndex([1, 2], [1, 1], [3, 3])).toMatchObject({ kind: 'absent' })
    expect(() => populationWeightedGini([1, 2], [1])).toThrow(RangeError)
    expect(() => populationWeightedGini([-1, 2], [1, 1])).toThrow(RangeError)
    expect(() => theil([1, 2], [1, 0], ['a', 'b'])).toThrow(RangeError)
  })
})
