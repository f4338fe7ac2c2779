import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rankRanges } from '#core/statistics/rank-ranges.ts'

describe('rank ranges', () => {
  const estimate = (value: number, reach: number) => ({ value, lower: value - reach, upper: value + reach })

  test('are the rank itself for intervals far apart, and all ranks for equal intervals', () => {
    const apart = rankRanges([estimate(10, 0.1), estimate(20, 0.1), estimate(30, 0.1)], { draws: 500, seed: 3 })
    expect(apart).toEqual([
      { rank: 3, lower: 3, upper: 3 },
      { rank: 2, lower: 2, upper: 2 },
      { rank: 1, lower: 1, upper: 1 },
    ])
    const alike = rankRanges(
      Array.from({ length: 6 }, () => estimate(10, 3)),
      { draws: 2000, seed: 3 },
    )
    for (const { lower, upper } of alike) expect([lower, upper]).toEqual([1, 6])
  })

  test('agree with theory for two areas: the chance that the lower one is first', () => {
    // Difference 1, standard errors 1 each (±1.959964): P = Φ(−1/√2) = 0.24 > 2.5%, so both places are possible for both.
    const two = rankRanges([estimate(11, 1.959964), estimate(10, 1.959964)], { draws: 4000, seed: 1 })
    expect(two.map(({ lower, upper }) => [lower, upper])).toEqual([
      [1, 2],
      [1, 2],
    ])
  })

  test('contain the rank, and are the same for the same seed', () => {
    const list = fc.array(fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 9 })), {
      minLength: 2,
      maxLength: 12,
    })
    fc.assert(
      fc.property(list, fc.integer(), (pairs, seed) => {
        const estimates = pairs.map(([value, reach]) => estimate(value, reach))
        const [once, again] = [rankRanges(estimates, { draws: 200, seed }), rankRanges(estimates, { draws: 200, seed })]
        expect(once).toEqual(again)
        for (const { lower, upper } of once) {
          expect(lower).toBeLessThanOrEqual(upper)
          expect(lower).toBeGreaterThanOrEqual(1)
          expect(upper).toBeLessThanOrEqual(pairs.length)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('an asymmetric interval gives a wide range upwards and a narrow one downwards', () => {
    // The middle area could be above the first, and hardly below the last.
    const lopsided = [estimate(20, 0.1), { value: 10, lower: 9, upper: 30 }, estimate(5, 0.1)]
    expect(rankRanges(lopsided, { draws: 2000, seed: 3 }).map(({ lower, upper }) => [lower, upper])).toEqual([
      [1, 2],
      [1, 2],
      [3, 3],
    ])
    const downwards = [estimate(20, 0.1), { value: 10, lower: -10, upper: 11 }, estimate(5, 0.1)]
    expect(rankRanges(downwards, { draws: 2000, seed: 3 }).map(({ lower, upper }) => [lower, upper])).toEqual([
      [1, 1],
      [2, 3],
      [2, 3],
    ])
  })

  test('are refused for a value outside its limits and for too few draws', () => {
    expect(() => rankRanges([{ value: 5, lower: 6, upper: 7 }])).toThrow(RangeError)
    expect(() => rankRanges([estimate(1, 1)], { draws: 5 })).toThrow(RangeError)
  })
})
