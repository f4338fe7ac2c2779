import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Costs } from '#core/coverage/costs.ts'
import { twoStepFloatingCatchment, zoneWeights } from '#core/coverage/two-step-floating-catchment.ts'
import { accessMethods } from '#core/view/coverage-view.ts'

const costs = (rows: readonly (readonly number[])[]): Costs => ({
  origins: rows.length,
  sites: rows[0]?.length ?? 0,
  values: Float64Array.from(rows.flat()),
})
const beyond = Number.POSITIVE_INFINITY
const plain = { method: '2sfca', catchment: 30, weights: [] } as const

test('two catchments of eight and four residents that share one, as in Luo & Wang 2003: 1/8, 1/4 and their sum', () => {
  // Seven residents reach only site a, three only site b, and one both.
  const rows = [
    ...Array.from({ length: 7 }, () => [10, beyond]),
    [20, 20],
    ...Array.from({ length: 3 }, () => [beyond, 10]),
  ]
  const { access, ratio } = twoStepFloatingCatchment(
    [1, 1],
    rows.map(() => 1),
    costs(rows),
    plain,
  )
  expect([...ratio]).toEqual([0.125, 0.25])
  expect(access[0]).toBe(0.125)
  expect(access[7]).toBe(0.375)
  expect(access[10]).toBe(0.25)
})

describe('by hand', () => {
  // Two places (100 and 300 people) and two sites (4 and 2 machines); the second place reaches both.
  const two = costs([
    [5, 40],
    [15, 25],
  ])

  test('two-step: 4/400 and 2/300', () => {
    const { access, ratio } = twoStepFloatingCatchment([4, 2], [100, 300], two, plain)
    expect([...ratio]).toEqual([0.01, 2 / 300])
    expect(access[0]).toBeCloseTo(0.01, 12)
    expect(access[1]).toBeCloseTo(0.01 + 2 / 300, 12)
  })

  test('enhanced: weights of the zone that the way falls into', () => {
    // Zones up to 10, 20 and 30: weights 1, 0.5 and 0.25.
    const options = { method: 'e2sfca', catchment: 30, weights: [1, 0.5, 0.25] } as const
    const { access, ratio } = twoStepFloatingCatchment([4, 2], [100, 300], two, options)
    expect(ratio[0]).toBeCloseTo(4 / (100 + 0.5 * 300), 12)
    expect(ratio[1]).toBeCloseTo(2 / (0.25 * 300), 12)
    expect(access[1]).toBeCloseTo(0.5 * (4 / 250) + 0.25 * (2 / 75), 12)
  })

  test('a way on the limit of an inner zone falls into the farther one, on the limit of the catchment inside it', () => {
    const options = { method: 'e2sfca', catchment: 30, weights: [1, 0.5, 0.25] } as const
    const limits = costs([[10], [20], [30], [30.01]])
    const { access, ratio } = twoStepFloatingCatchment([1], [100, 100, 100, 100], limits, options)
    expect(ratio[0]).toBeCloseTo(1 / (50 + 25 + 25), 12)
    expect([...access].map((one) => one * 100)).toEqual([0.5, 0.25, 0.25, 0])
  })

  test('three-step: the second place divides itself 2 to 1 between the sites', () => {
    const options = { method: '3sfca', catchment: 30, weights: [1, 0.5, 0.25] } as const
    const { access, ratio } = twoStepFloatingCatchment([4, 2], [100, 300], two, options)
    expect(ratio[0]).toBeCloseTo(4 / (100 + (2 / 3) * 0.5 * 300), 12)
    expect(ratio[1]).toBeCloseTo(2 / ((1 / 3) * 0.25 * 300), 12)
    expect(access[1]).toBeCloseTo((2 / 3) * 0.5 * (4 / 200) + (1 / 3) * 0.25 * (2 / 25), 12)
  })

  test('a site that nobody reaches is in no sum, and says so', () => {
    const { access, ratio, unreached } = twoStepFloatingCatchment([4, 2], [100], costs([[5, 99]]), plain)
    expect([access[0], ratio[1], unreached]).toEqual([0.04, 0, 2])
  })
})

const worlds = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 6 })).chain(([origins, sites]) =>
  fc.record({
    demand: fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: origins, maxLength: origins }),
    supply: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: sites, maxLength: sites }),
    rows: fc.array(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 90 }), fc.constant(beyond)), { minLength: sites, maxLength: sites }),
      {
        minLength: origins,
        maxLength: origins,
      },
    ),
    method: fc.constantFrom(...accessMethods),
    decay: fc.double({ min: 0, max: 2, noNaN: true }),
  }),
)

test('weighted by demand, access adds up to the supply that reaches anybody', () => {
  fc.assert(
    fc.property(worlds, ({ demand, supply, rows, method, decay }) => {
      const options = { method, catchment: 45, weights: zoneWeights(decay) }
      const { access, unreached } = twoStepFloatingCatchment(supply, demand, costs(rows), options)
      const reached = demand.reduce((sum, people, at) => sum + people * (access[at] ?? 0), 0)
      const all = supply.reduce((sum, one) => sum + one, 0)
      expect(reached + unreached).toBeCloseTo(all, 6)
    }),
  )
})

test('without decay the enhanced method is the plain one', () => {
  fc.assert(
    fc.property(worlds, ({ demand, supply, rows }) => {
      const enhanced = twoStepFloatingCatchment(supply, demand, costs(rows), {
        method: 'e2sfca',
        catchment: 45,
        weights: zoneWeights(0),
      })
      const two = twoStepFloatingCatchment(supply, demand, costs(rows), { ...plain, catchment: 45 })
      expect([...enhanced.access]).toEqual([...two.access])
    }),
  )
})

test('the slow decay has the weights of Luo & Qi 2009', () => {
  expect(zoneWeights(0.38).map((weight) => Number(weight.toFixed(2)))).toEqual([1, 0.68, 0.22])
})

test.each([
  ['supply of another length', [1, 2], [1], plain],
  ['negative supply', [-1], [1], plain],
  ['demand that is no number', [1], [Number.NaN], plain],
  ['a catchment of nothing', [1], [1], { ...plain, catchment: 0 }],
  ['weights above one', [1], [1], { method: 'e2sfca' as const, catchment: 30, weights: [2] }],
])('%s is a mistake of the caller', (_, supply, demand, options) => {
  expect(() => twoStepFloatingCatchment(supply, demand, costs([[5]]), options)).toThrow(RangeError)
})
