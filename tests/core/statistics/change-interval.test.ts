import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differenceInterval, ratioInterval } from '#core/statistics/change-interval.ts'
import { poissonInterval } from '#core/statistics/poisson-interval.ts'
import { wilsonInterval } from '#core/statistics/wilson-interval.ts'

const proportion = (part: number, whole: number) => ({ value: part / whole, ...wilsonInterval(part, whole) })

// Newcombe 1998, Statistics in Medicine 17:873, table II, method 10 (square and add of score limits).
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [10, 10, 0, 10, 0.6075, 1],
])('%i of %i less %i of %i has the limits %f to %f', (a, m, b, n, lower, upper) => {
  const found = differenceInterval(proportion(a, m), proportion(b, n))
  expect(found.lower).toBeCloseTo(lower, 4)
  expect(found.upper).toBeCloseTo(upper, 4)
})

const symmetric = (value: number, half: number) => ({ value, lower: value - half, upper: value + half })

test('with symmetric limits a ratio has Fieller’s limits, at which the distance from zero is as wide as its error', () => {
  const shares = fc.double({ min: 0.01, max: 0.9, noNaN: true })
  fc.assert(
    fc.property(shares, shares, fc.double({ min: 0.1, max: 50, noNaN: true }), (above, below, b) => {
      const a = 10
      const [later, earlier] = [symmetric(b, above * b), symmetric(a, below * a)]
      const found = ratioInterval(later, earlier)
      if (!found) throw new Error('an interval above zero has limits')
      for (const limit of [found.lower, found.upper]) {
        if (limit === 0) continue
        // Fieller: (b − θa)² = (half width of b)² + θ² (half width of a)².
        expect((b - limit * a) ** 2).toBeCloseTo((above * b) ** 2 + (limit * below * a) ** 2, 5)
      }
      expect(found.lower).toBeLessThan(b / a)
      expect(found.upper).toBeGreaterThan(b / a)
    }),
  )
})

test('the difference turns its sign with the order, and lies within its limits', () => {
  const count = fc.integer({ min: 0, max: 3000 })
  fc.assert(
    fc.property(count, count, (one, other) => {
      const [a, b] = [one, other].map((value) => ({ value, ...poissonInterval(value) }))
      if (!a || !b) return
      const [there, back] = [differenceInterval(b, a), differenceInterval(a, b)]
      expect(there.lower).toBeCloseTo(-back.upper, 9)
      expect(there.upper).toBeCloseTo(-back.lower, 9)
      expect(there.lower).toBeLessThanOrEqual(b.value - a.value)
      expect(there.upper).toBeGreaterThan(b.value - a.value)
    }),
  )
})

test('a ratio to what may be none has no limits', () => {
  const some = { value: 12, ...poissonInterval(12) }
  expect(ratioInterval(some, { value: 0, ...poissonInterval(0) })).toBeNull()
  expect(ratioInterval(some, { value: 2, ...poissonInterval(2) })).toBeNull()
  expect(ratioInterval({ value: 0, ...poissonInterval(0) }, some)?.lower).toBe(0)
})

test('an interval that does not contain its figure is refused', () => {
  expect(() => differenceInterval({ value: 1, lower: 2, upper: 3 }, symmetric(1, 1))).toThrow(RangeError)
  expect(() => ratioInterval(symmetric(1, 0.5), { value: Number.NaN, lower: 0, upper: 1 })).toThrow(RangeError)
})
