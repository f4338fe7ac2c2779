import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { poissonInterval } from '#core/statistics/poisson-interval.ts'
import { wilsonInterval } from '#core/statistics/wilson-interval.ts'

const count = fc.integer({ min: 0, max: 5000 })
const level = fc.double({ min: 0.6, max: 0.998, noNaN: true })

describe('a count of events', () => {
  // Exact limits as tabulated since Garwood 1936, Biometrika 28:437 (and in Ulm 1990, Am J Epidemiol 131:373).
  test.each([
    [0, 0, 3.6889],
    [1, 0.0253, 5.5716],
    [4, 1.0899, 10.2416],
    [5, 1.6235, 11.6683],
    [9, 4.1154, 17.0848],
  ])('%i has the exact limits %f to %f', (events, lower, upper) => {
    const found = poissonInterval(events, 0.95)
    expect(found.lower).toBeCloseTo(lower, 3)
    expect(found.upper).toBeCloseTo(upper, 3)
  })

  test('from ten on, Byar’s limits lie within 0.2% of the tabulated exact ones', () => {
    // Exact limits for 10, 20 and 100: 4.7954 to 18.3904, 12.2165 to 30.8884, 81.3640 to 121.6273.
    for (const [events, lower, upper] of [
      [10, 4.7954, 18.3904],
      [20, 12.2165, 30.8884],
      [100, 81.364, 121.6273],
    ] as const) {
      const found = poissonInterval(events, 0.95)
      expect(Math.abs(found.lower / lower - 1)).toBeLessThan(0.002)
      expect(Math.abs(found.upper / upper - 1)).toBeLessThan(0.002)
    }
  })

  test('lies within its limits, which widen with the level', () => {
    fc.assert(
      fc.property(count, level, (events, wanted) => {
        const [narrow, wide] = [poissonInterval(events, wanted), poissonInterval(events, wanted + 0.0015)]
        expect(narrow.lower).toBeLessThanOrEqual(events)
        expect(narrow.upper).toBeGreaterThan(events)
        expect(wide.upper - wide.lower).toBeGreaterThan(narrow.upper - narrow.lower)
      }),
    )
  })

  test.each([
    [-1, 0.95],
    [1.5, 0.95],
    [Number.NaN, 0.95],
    [5, 95],
    [5, 1],
    [5, 0.2],
  ])('%f at level %f is refused', (events, wanted) => {
    expect(() => poissonInterval(events, wanted)).toThrow(RangeError)
  })
})

describe('a proportion', () => {
  // Newcombe 1998, Statistics in Medicine 17:857, table I, method 3 (score without continuity correction).
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i is %f to %f', (successes, total, lower, upper) => {
    const found = wilsonInterval(successes, total, 0.95)
    expect(found.lower).toBeCloseTo(lower, 4)
    expect(found.upper).toBeCloseTo(upper, 4)
  })

  test('lies within its limits, and these within zero and one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.nat(), level, (total, part, wanted) => {
        const successes = part % (total + 1)
        const { lower, upper } = wilsonInterval(successes, total, wanted)
        expect(lower).toBeGreaterThanOrEqual(0)
        expect(upper).toBeLessThanOrEqual(1)
        expect(lower).toBeLessThanOrEqual(successes / total)
        expect(upper).toBeGreaterThanOrEqual(successes / total)
      }),
    )
  })

  test.each([
    [5, 4],
    [1, 0],
    [-1, 5],
    [1.2, 5],
  ])('%f of %f is refused', (successes, total) => {
    expect(() => wilsonInterval(successes, total)).toThrow(RangeError)
  })
})
