import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { correlation } from '#core/statistics/correlation.ts'
import { trend } from '#core/statistics/trend.ts'

describe('correlation', () => {
  test('of Anscombe’s first set (The American Statistician 27:17, 1973) is 0.816, 0.424 to 0.951 by Fisher’s z', () => {
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]
    const found = correlation(x, y, { method: 'pearson' })
    if (found.kind !== 'value') return expect.fail('withheld')
    expect(found.r).toBeCloseTo(0.81642, 4)
    expect(found.interval?.lower).toBeCloseTo(0.42439, 4)
    expect(found.interval?.upper).toBeCloseTo(0.95069, 4)
    expect(found.n).toBe(11)
  })

  test('by ranks: the worked example of ten persons, −29/165', () => {
    const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110]
    const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17]
    const found = correlation(iq, hours, { method: 'spearman' })
    expect(found.kind === 'value' && found.r).toBeCloseTo(-29 / 165, 10)
  })

  test('does not change when a measure is shifted or scaled, and changes sign with it', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
      minLength: 5,
      maxLength: 30,
    })
    fc.assert(
      fc.property(pairs, (list) => {
        const [x, y] = [list.map(([one]) => one), list.map(([, two]) => two)]
        const plain = correlation(x, y)
        fc.pre(plain.kind === 'value')
        const moved = correlation(
          x.map((one) => 3 * one + 7),
          y,
        )
        const turned = correlation(
          x.map((one) => -one),
          y,
        )
        if (plain.kind !== 'value' || moved.kind !== 'value' || turned.kind !== 'value') return expect.fail('withheld')
        expect(moved.r).toBeCloseTo(plain.r, 9)
        expect(turned.r).toBeCloseTo(-plain.r, 9)
        if (plain.interval) {
          expect(plain.interval.lower).toBeLessThanOrEqual(plain.r)
          expect(plain.interval.upper).toBeGreaterThanOrEqual(plain.r)
        }
      }),
    )
  })

  test('is absent for two pairs and for a constant measure, and refuses lists of different lengths', () => {
    expect(correlation([1, 2], [3, 4])).toMatchObject({ kind: 'absent' })
    expect(correlation([1, 2, 3], [5, 5, 5])).toMatchObject({ kind: 'absent' })
    expect(() => correlation([1, 2, 3], [1, 2])).toThrow(RangeError)
    expect(() => correlation([1, 2, Number.NaN], [1, 2, 3])).toThrow(RangeError)
  })
})

describe('trend', () => {
  const series = (values: readonly number[]) => values.map((value, at) => ({ at: 2000 + at, value }))

  test('five rising years: p = 2/5!, the slope is the middle of all slopes', () => {
    const found = trend(series([1, 2, 4, 5, 9]))
    if (found.kind !== 'value') return expect.fail('withheld')
    expect(found.p).toBeCloseTo(2 / 120, 12)
    expect(found.direction).toBe('rising')
    // Slopes of the ten pairs: 1 1.5 4/3 2 2 1.5 7/3 1 2.5 4; in the middle between 1.5 and 2.
    expect(found.slope).toBeCloseTo(1.75, 12)
  })

  test('S = 21 for ten values has the tabulated tail of 0.036 (Kendall, Rank Correlation Methods, appendix table 1)', () => {
    const found = trend(series([10, 4, 1, 2, 3, 5, 6, 7, 8, 9]))
    if (found.kind !== 'value') return expect.fail('withheld')
    expect(found.s).toBe(21)
    expect(found.p / 2).toBeCloseTo(0.036, 3)
    expect(found.direction).toBe('no clear trend')
  })

  test('with ties it is the normal approximation, with Kendall’s correction for continuity and the variance less the ties', () => {
    // S = 9 of ten pairs, one of them a tie; its variance is (5·4·15 − 2·1·9) ÷ 18 = 15.667; z = (9 − 1) ÷ √15.667 = 2.0212.
    const found = trend(series([1, 2, 2, 3, 4]))
    expect(found).toMatchObject({
      kind: 'value',
      s: 9,
      test: 'Mann–Kendall, normal approximation',
      direction: 'rising',
    })
    expect(found.kind === 'value' && found.p).toBeCloseTo(0.04326, 5)
    // As many rises as falls are no sign of either.
    expect(trend(series([1, 2, 1, 2, 1]))).toMatchObject({ s: 0, p: 1, direction: 'no clear trend' })
  })

  test('reversed in time, the trend changes sign', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 5, maxLength: 25 }), (values) => {
        const [forth, back] = [trend(series(values)), trend(series([...values].reverse()))]
        if (forth.kind !== 'value' || back.kind !== 'value') return expect.fail('withheld')
        expect(back.s).toBe(forth.s === 0 ? 0 : -forth.s)
        expect(back.p).toBeCloseTo(forth.p, 10)
        expect(forth.p).toBeGreaterThanOrEqual(0)
        expect(forth.p).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
  })

  test('four years are too few, two values in one year are a mistake', () => {
    expect(trend(series([1, 2, 3, 4]))).toMatchObject({ kind: 'absent' })
    expect(() => trend([...series([1, 2, 3, 4, 5]), { at: 2000, value: 9 }])).toThrow(RangeError)
  })
})
