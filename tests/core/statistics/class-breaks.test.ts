import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classBreaks, classOf } from '#core/statistics/class-breaks.ts'

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

  test('diverging classes meet at the centre', () => {
    const { breaks } = classBreaks([1, 3, 7, 9.5], { method: 'diverging', classes: 4, centre: 5 })
    expect(breaks).toContain(5)
  })

  test('fixed limits never move; values beyond them get a class of their own', () => {
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
