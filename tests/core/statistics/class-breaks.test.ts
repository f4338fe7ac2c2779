import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classBreaks, classOf } from '#core/statistics/class-breaks.ts'
import { rankRanges } from '#core/statistics/rank-ranges.ts'

const methods = ['ckmeans', 'quantile', 'equal', 'diverging'] as const
const values = fc.array(
  fc.integer({ min: -500, max: 2000 }).map((value) => value / 8),
  { maxLength: 60 },
)

describe('class breaks', () => {
  test('natural breaks of the example of Wang & Song’s algorithm (Ckmeans.1d.dp): −1s, 2s, and 4 to 6', () => {
    const { classes } = classBreaks([-1, 2, -1, 2, 4, 5, 6, -1, 2, -1], { method: 'ckmeans', classes: 3 })
    expect(classes.map(({ count }) => count)).toEqual([4, 3, 3])
  })

  test('every value is in exactly one class, limits ascend and are distinct, for 1 to 9 classes and any ties', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(...methods), fc.integer({ min: 1, max: 9 }), (list, method, classes) => {
        const found = classBreaks(list, { method, classes, centre: 20 })
        expect(found.classes.reduce((sum, { count }) => sum + count, 0)).toBe(list.length)
        expect(found.classes.length).toBeLessThanOrEqual(classes)
        if (list.length === 0) expect(found.breaks).toEqual([])
        if (new Set(list).size > 1) expect([...found.breaks].sort((a, b) => a - b)).toEqual([...new Set(found.breaks)])
        for (const value of list) {
          const { lower, upper } = found.classes[classOf(value, found.breaks)]!
          expect(value).toBeGreaterThanOrEqual(lower)
          expect(value).toBeLessThanOrEqual(upper)
        }
        for (const limit of found.breaks) expect(Number(limit.toFixed(found.decimals))).toBe(limit)
      }),
    )
  })

  test('equal values share a class, and no natural or quantile class is empty', () => {
    fc.assert(
      fc.property(
        values,
        fc.constantFrom('ckmeans' as const, 'quantile' as const),
        fc.integer({ min: 1, max: 9 }),
        (list, method, classes) => {
          const { classes: found } = classBreaks(list, { method, classes })
          for (const { count } of found) expect(count).toBeGreaterThan(0)
        },
      ),
    )
  })

  test('one value makes one class; none makes none', () => {
    expect(classBreaks([4, 4, 4], { method: 'ckmeans', classes: 5 }).breaks).toEqual([4, 4])
    expect(classBreaks([], { method: 'quantile', classes: 5 })).toMatchObject({ breaks: [], classes: [] })
  })

  test('diverging classes part at the centre', () => {
    const { breaks } = classBreaks([1, 3, 7, 9.5], { method: 'diverging', classes: 4, centre: 5 })
    expect(breaks).toContain(5)
  })

  test('fixed limits stay as they are; values beyond them get a class of their own', () => {
    const { breaks } = classBreaks([1, 12, 25], { method: 'fixed', fixed: [0, 10, 20] })
    expect(breaks.slice(0, 3)).toEqual([0, 10, 20])
    expect(breaks).toHaveLength(4)
  })

  test.each([
    [[1, Number.NaN], { method: 'equal', classes: 3 }],
    [[1, 2], { method: 'equal', classes: 0 }],
    [[1, 2], { method: 'equal', classes: 10 }],
    [[1, 2], { method: 'diverging', classes: 3 }],
    [[1, 2], { method: 'fixed' }],
  ] as const)('%j by %j is refused', (list, options) => {
    expect(() => classBreaks(list, options)).toThrow(RangeError)
  })
})

describe('rank ranges', () => {
  const estimate = (value: number, reach: number) => ({ value, lower: value - reach, upper: value + reach })

  test('are the rank itself where intervals lie far apart, and everything where they are the same', () => {
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

  test('hold the rank, and are the same for the same seed', () => {
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

  test('are refused for a value outside its limits and for too few draws', () => {
    expect(() => rankRanges([{ value: 5, lower: 6, upper: 7 }])).toThrow(RangeError)
    expect(() => rankRanges([estimate(1, 1)], { draws: 5 })).toThrow(RangeError)
  })
})
