import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { funnelLimits } from '#core/statistics/funnel-limits.ts'
import { overdispersion } from '#core/statistics/overdispersion.ts'

/** P(X ≤ k) by adding up, with nothing shared with the code under test. */
function poissonAtMost(k: number, mean: number): number {
  let [term, sum] = [Math.exp(-mean), 0]
  for (let i = 0; i <= k; i += 1) {
    sum += term
    term *= mean / (i + 1)
  }
  return sum
}

describe('funnel limits', () => {
  test('of a rate are the Poisson quantiles around the target', () => {
    const { target, limits } = funnelLimits(
      'rate',
      [
        { numerator: 10, denominator: 1000 },
        { numerator: 30, denominator: 3000 },
      ],
      {
        base: 100,
      },
    )
    expect(target).toBeCloseTo(1, 12)
    const [inner] = limits[1]?.levels ?? []
    // 30 expected: Poisson quantiles 20 and 41 at 2.5% and 97.5% (P(X ≤ 19) = 0.0219, P(X ≤ 20) = 0.0353; P(X ≤ 40) = 0.9677, P(X ≤ 41) = 0.9775).
    expect(poissonAtMost(19, 30)).toBeLessThan(0.025)
    expect(poissonAtMost(20, 30)).toBeGreaterThan(0.025)
    const expected = (inner: number) => (inner * 3000) / 100
    expect(expected(inner?.lower ?? 0)).toBeGreaterThan(18.9)
    expect(expected(inner?.lower ?? 0)).toBeLessThan(20.1)
    // From above: P(X ≥ 41) = 1 − P(X ≤ 40) = 0.0323 is no tail below 2.5%, P(X ≥ 42) = 0.0221 is: the limit lies between 41 and 42.
    expect(1 - poissonAtMost(40, 30)).toBeGreaterThan(0.025)
    expect(1 - poissonAtMost(41, 30)).toBeLessThan(0.025)
    expect(expected(inner?.upper ?? 0)).toBeGreaterThan(41)
    expect(expected(inner?.upper ?? 0)).toBeLessThan(42)
  })

  test('a count is outside exactly where its own tail is below 2.5%', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 120 }), (mean, count) => {
        const { limits } = funnelLimits('rate', [{ numerator: count, denominator: 100 }], {
          target: mean / 100,
          levels: [0.95],
        })
        const [low, high] = [poissonAtMost(count, mean), count === 0 ? 1 : 1 - poissonAtMost(count - 1, mean)]
        const side = low < 0.025 ? 'below' : high < 0.025 ? 'above' : null
        fc.pre(Math.abs(low - 0.025) > 1e-9 && Math.abs(high - 0.025) > 1e-9)
        expect(limits[0]?.outside?.side ?? null).toBe(side)
      }),
    )
  })

  test('a proportion of 100% is no outlier where it is likely', () => {
    // 20 of 20 at a target of 0.99: P = 0.99^20 = 0.82.
    const { limits } = funnelLimits('proportion', [{ numerator: 20, denominator: 20 }], { target: 0.99 })
    expect(limits[0]).toMatchObject({ outside: null, levels: [{ upper: 1 }, { upper: 1 }] })
    const all = [20, 50, 400].map((denominator) => ({ numerator: denominator, denominator }))
    expect(funnelLimits('proportion', all).limits.map(({ outside }) => outside)).toEqual([null, null, null])
    // 20 of 20 at one half has a tail of one in a million.
    const odd = funnelLimits('proportion', [{ numerator: 20, denominator: 20 }], { target: 0.5 })
    expect(odd.limits[0]?.outside).toEqual({ side: 'above', level: 0.998 })
  })

  test('hold about 95% of areas that differ by chance alone', () => {
    // Proportions: exact binomial of 20 at one half; P(X ≤ 5) = 0.0207, P(X ≤ 6) = 0.0577, so 5 lies outside and 7 inside.
    const points = [5, 7, 13, 15].map((numerator) => ({ numerator, denominator: 20 }))
    const { limits } = funnelLimits('proportion', points, { target: 0.5 })
    expect(limits.map(({ outside }) => outside?.side ?? null)).toEqual(['below', null, null, 'above'])
  })

  test('narrow with size, contain the target, and nest by level', () => {
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 5000 }), fc.integer({ min: 2, max: 20 }), (size, times) => {
        const points = [size, size * times].map((denominator) => ({ numerator: 0, denominator }))
        const { target, limits } = funnelLimits('rate', points, { target: 0.2 })
        for (const { levels } of limits) {
          const [inner, outer] = levels
          expect(outer!.lower).toBeLessThanOrEqual(inner!.lower)
          expect(inner!.lower).toBeLessThanOrEqual(target)
          expect(inner!.upper).toBeGreaterThanOrEqual(target)
          expect(outer!.upper).toBeGreaterThanOrEqual(inner!.upper)
        }
        const width = (at: number) => limits[at]!.levels[0]!.upper - limits[at]!.levels[0]!.lower
        expect(width(1)).toBeLessThan(width(0))
      }),
    )
  })

  test.each([
    ['rate', { numerator: 1.5, denominator: 10 }],
    ['rate', { numerator: 1, denominator: 0 }],
    ['proportion', { numerator: 5, denominator: 4 }],
    ['ratio', { numerator: -1, denominator: 4 }],
  ] as const)('a %s of %j is refused', (kind, point) => {
    expect(() => funnelLimits(kind, [point])).toThrow(RangeError)
  })

  test('an invalid level is refused', () => {
    expect(() => funnelLimits('rate', [{ numerator: 1, denominator: 10 }], { levels: [95] })).toThrow(RangeError)
  })
})

describe('overdispersion, after Spiegelhalter 2005 (Qual Saf Health Care 14:347)', () => {
  test('is φ and τ² as worked by hand, without winsorising', () => {
    // Three areas of 100 people, 10, 20 and 30 events: θ = 0.2, V = 0.2/100 = 0.002, z = −0.1/√0.002, 0, 0.1/√0.002; Σz² = 10; φ = 10/3.
    const points = [10, 20, 30].map((numerator) => ({ numerator, denominator: 100 }))
    const found = overdispersion(points, { kind: 'rate', winsorise: 0 })
    if (found.kind !== 'value') return expect.fail('no overdispersion')
    expect(found.phi).toBeCloseTo(10 / 3, 10)
    // w = 500 each: τ² = (10 − 2) ÷ (1500 − 750000/1500) = 8/1000
    expect(found.tau2).toBeCloseTo(0.008, 10)
    const [inner] = funnelLimits('rate', points, { tau2: found.tau2 }).limits[0]?.levels ?? []
    expect(inner?.upper).toBeCloseTo(0.2 + 1.959964 * Math.sqrt(0.002 + 0.008), 5)
  })

  test('τ² is per base squared, and limits per base allow for it just as limits per one do', () => {
    const points = [10, 20, 30].map((numerator) => ({ numerator, denominator: 100 }))
    const levelsWith = (base: number) => {
      const found = overdispersion(points, { kind: 'rate', winsorise: 0, base })
      if (found.kind !== 'value') return expect.fail('no overdispersion')
      expect(found.tau2).toBeCloseTo(0.008 * base ** 2, 8)
      return funnelLimits('rate', points, { tau2: found.tau2, base }).limits[0]?.levels ?? []
    }
    const [one, thousand] = [levelsWith(1), levelsWith(1000)]
    expect(one).toHaveLength(2)
    for (const [at, { lower, upper }] of one.entries()) {
      expect(thousand[at]?.lower).toBeCloseTo(1000 * lower, 8)
      expect(thousand[at]?.upper).toBeCloseTo(1000 * upper, 8)
    }
  })

  test('is zero where areas differ less than by chance, and leaves the limits unchanged', () => {
    const points = [20, 20, 21, 19].map((numerator) => ({ numerator, denominator: 100 }))
    const found = overdispersion(points, { kind: 'rate' })
    expect(found).toMatchObject({ kind: 'value', tau2: 0 })
    expect(funnelLimits('rate', points, { tau2: 0 }).limits).toEqual(funnelLimits('rate', points).limits)
  })

  test('never narrows the limits, and winsorises outliers', () => {
    const points = [20, 21, 19, 20, 22, 18, 20, 90].map((numerator) => ({ numerator, denominator: 100 }))
    const [loose, tight] = [
      overdispersion(points, { kind: 'rate', winsorise: 0 }),
      overdispersion(points, { kind: 'rate', winsorise: 0.2 }),
    ]
    if (loose.kind !== 'value' || tight.kind !== 'value') return expect.fail('no overdispersion')
    expect(tight.phi).toBeLessThan(loose.phi)
  })

  test('winsorises a tenth at either end by default', () => {
    // Eleven areas of 100 people with 10, 12 … 30 events: θ = 0.2, V = 0.002; the ends, 10 off, are pulled in to 8: 2 × (64 + 64 + 36 + 16 + 4) = 368.
    const points = Array.from({ length: 11 }, (_, at) => ({ numerator: 10 + 2 * at, denominator: 100 }))
    const found = overdispersion(points, { kind: 'rate' })
    expect(found.kind === 'value' && found.phi).toBeCloseTo(368 / 100 ** 2 / 0.002 / 11, 10)
  })

  test('refuses one area and an impossible winsorising, and is absent without events', () => {
    expect(() => overdispersion([{ numerator: 1, denominator: 2 }], { kind: 'rate' })).toThrow(RangeError)
    const two = [
      { numerator: 1, denominator: 2 },
      { numerator: 1, denominator: 2 },
    ]
    expect(() => overdispersion(two, { kind: 'rate', winsorise: 0.5 })).toThrow(RangeError)
    const none = two.map(({ denominator }) => ({ numerator: 0, denominator }))
    expect(overdispersion(none, { kind: 'rate' })).toMatchObject({ kind: 'absent', reason: 'not-applicable' })
  })
})
