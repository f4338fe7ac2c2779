import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { directlyStandardisedRate } from '#core/statistics/directly-standardised-rate.ts'
import { indirectlyStandardisedRatio } from '#core/statistics/indirectly-standardised-ratio.ts'
import { poissonInterval } from '#core/statistics/poisson-interval.ts'
import { rateInterval } from '#core/statistics/rate-interval.ts'
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

describe('a crude rate', () => {
  test('65 events in 100,000 people are 65, 50.2 to 82.8 (Byar; APHO Technical Briefing 3)', () => {
    const { value, lower, upper } = rateInterval(65, 100_000, { base: 100_000, level: 0.95 })
    expect(value).toBeCloseTo(65, 10)
    expect(lower).toBeCloseTo(50.16, 1)
    expect(upper).toBeCloseTo(82.85, 1)
  })

  test('is surer with more events: the relative width shrinks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 2, max: 9 }), (events, times) => {
        const small = rateInterval(events, 1000)
        const large = rateInterval(events * times, 1000 * times)
        expect(large.value).toBeCloseTo(small.value, 12)
        expect(large.upper - large.lower).toBeLessThan(small.upper - small.lower)
      }),
    )
  })

  test('refuses a denominator or a base that is not above zero', () => {
    expect(() => rateInterval(5, 0)).toThrow(RangeError)
    expect(() => rateInterval(5, 10, { base: -1 })).toThrow(RangeError)
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

  test('lies within its limits, and these within nought and one', () => {
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

describe('an indirectly standardised ratio', () => {
  // Breslow & Day 1987, IARC Scientific Publications 82, table 2.10: factors for the 95% limits of an SMR.
  test.each([
    [1, 0.0253, 5.57],
    [5, 0.324, 2.33],
    [10, 0.48, 1.84],
    [20, 0.611, 1.54],
    [100, 0.814, 1.22],
  ])('%i observed events have the factors %f and %f', (observed, lower, upper) => {
    const found = indirectlyStandardisedRatio(observed, observed, 0.95)
    expect(found.value).toBe(1)
    expect(found.lower).toBeCloseTo(lower, 2)
    expect(found.upper).toBeCloseTo(upper, 2)
  })

  test('refuses an expectation of nothing', () => {
    expect(() => indirectlyStandardisedRatio(5, 0, 0.95)).toThrow(RangeError)
  })
})

describe('a directly standardised rate', () => {
  const groups = [
    { count: 10, population: 1000, standard: 50 },
    { count: 30, population: 500, standard: 20 },
    { count: 40, population: 200, standard: 5 },
  ]

  test('is the weighted mean of the groups’ rates, with Dobson’s limits, as worked by hand', () => {
    const found = directlyStandardisedRate(groups, { base: 1000, level: 0.95 })
    if (found.kind !== 'value') return expect.fail('withheld')
    // (50 × 0.01 + 20 × 0.06 + 5 × 0.2) ÷ 75 = 2.7 ÷ 75
    expect(found.value).toBeCloseTo(36, 10)
    // Σ w²O/n² = 2500 × 10/10⁶ + 400 × 30/250000 + 25 × 40/40000 = 0.025 + 0.048 + 0.025 = 0.098; over 75² = 1.74222e−5
    const spread = Math.sqrt(0.098 / 75 ** 2 / 80)
    const { lower, upper } = poissonInterval(80, 0.95)
    expect(found.lower).toBeCloseTo(36 + 1000 * spread * (lower - 80), 8)
    expect(found.upper).toBeCloseTo(36 + 1000 * spread * (upper - 80), 8)
    expect([found.count, found.population]).toEqual([80, 1700])
  })

  test('of a single group is its crude rate, with the crude rate’s limits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 900 }), fc.integer({ min: 1000, max: 99_999 }), (events, population) => {
        const one = directlyStandardisedRate([{ count: events, population, standard: 7 }], { base: 1000, level: 0.95 })
        const crude = rateInterval(events, population, { base: 1000, level: 0.95 })
        if (one.kind !== 'value') return expect.fail('withheld')
        expect(one.value).toBeCloseTo(crude.value, 8)
        expect(one.lower).toBeCloseTo(crude.lower, 8)
        expect(one.upper).toBeCloseTo(crude.upper, 8)
      }),
    )
  })

  test('is withheld under ten events, with the reason, and never a number', () => {
    expect(directlyStandardisedRate([{ count: 9, population: 1000, standard: 1 }])).toEqual({
      kind: 'absent',
      reason: 'suppressed',
      because: 'there are fewer than 10 events',
    })
  })

  test('refuses an empty standard and impossible groups', () => {
    expect(() => directlyStandardisedRate([])).toThrow(RangeError)
    expect(() => directlyStandardisedRate([{ count: 12, population: 0, standard: 1 }])).toThrow(RangeError)
    expect(() => directlyStandardisedRate([{ count: 12, population: 10, standard: -1 }])).toThrow(RangeError)
  })
})
