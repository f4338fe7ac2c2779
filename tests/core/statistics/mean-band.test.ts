import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { meanBand } from '#core/statistics/mean-band.ts'
import { studentQuantile } from '#core/statistics/student-quantile.ts'

describe('Student’s t', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, critical values of Student's t.
  test.each([
    [0.975, 1, 12.706],
    [0.975, 2, 4.303],
    [0.95, 5, 2.015],
    [0.975, 10, 2.228],
    [0.995, 5, 4.032],
    [0.975, 30, 2.042],
    [0.99, 100, 2.364],
  ])('p %f with %i degrees of freedom is %f', (p, degrees, expected) => {
    expect(studentQuantile(p, degrees)).toBeCloseTo(expected, 3)
  })

  test('refuses invalid probabilities and degrees of freedom', () => {
    expect(() => studentQuantile(0.5, 3)).toThrow(RangeError)
    expect(() => studentQuantile(0.9, 1.5)).toThrow(RangeError)
  })
})

describe('the band of a least-squares line', () => {
  // Anscombe's first set (The American Statistician 27:17, 1973): y = 3.0001 + 0.5001x, residual standard error 1.2366 on 9 degrees of freedom.
  const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
  const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]

  test('is the line of Anscombe’s first set, narrowest at the mean', () => {
    const band = meanBand(x, y, { steps: 11 })
    expect(band[0]?.y).toBeCloseTo(3.0001 + 0.5001 * 4, 3)
    const middle = band.find((point) => point.x === 9) ?? expect.fail('no middle')
    expect(middle.upper - middle.y).toBeCloseTo((2.26216 * 1.2366) / Math.sqrt(11), 3)
    expect(Math.min(...band.map(({ upper, lower }) => upper - lower))).toBe(middle.upper - middle.lower)
  })

  test('contains the line at every point and widens with the level', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 })), {
      minLength: 3,
      maxLength: 20,
    })
    fc.assert(
      fc.property(pairs, (list) => {
        const xs = list.map(([one]) => one)
        fc.pre(new Set(xs).size > 1)
        const ys = list.map(([, two]) => two)
        const [narrow, wide] = [meanBand(xs, ys, { level: 0.8 }), meanBand(xs, ys, { level: 0.95 })]
        for (const [at, point] of narrow.entries()) {
          expect(point.lower).toBeLessThanOrEqual(point.y)
          expect(point.upper).toBeGreaterThanOrEqual(point.y)
          expect(wide[at]!.upper - wide[at]!.lower).toBeGreaterThanOrEqual(point.upper - point.lower - 1e-9)
        }
      }),
    )
  })

  test('refuses lists of different lengths, too few pairs and a constant x', () => {
    expect(() => meanBand([1, 2], [1, 2])).toThrow(RangeError)
    expect(() => meanBand([1, 2, 3], [1, 2])).toThrow(RangeError)
    expect(() => meanBand([1, 1, 1], [1, 2, 3])).toThrow(RangeError)
  })
})
