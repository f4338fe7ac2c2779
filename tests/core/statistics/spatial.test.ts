import { geoDistance } from 'd3'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { falseDiscoveryRate } from '#core/statistics/false-discovery-rate.ts'
import { localMoran, permutationsFor } from '#core/statistics/local-moran.ts'
import { moranI } from '#core/statistics/moran-i.ts'
import { seededRandom } from '#core/statistics/random.ts'
import { type PlacedArea, spatialWeights } from '#core/statistics/spatial-weights.ts'
import { plainLocalMoran } from './plain-local-moran.ts'

/** Areas around a circle, each bordering the two beside it. */
const ring = (count: number): readonly PlacedArea[] =>
  Array.from({ length: count }, (_, at) => ({
    code: `a${at}`,
    centroid: [Math.cos((2 * Math.PI * at) / count), 50 + Math.sin((2 * Math.PI * at) / count)],
    neighbours: [`a${(at + 1) % count}`, `a${(at + count - 1) % count}`],
  }))

const queen = (areas: readonly PlacedArea[]) => spatialWeights(areas, { rule: 'queen' })
const options = { permutations: 199, seed: 7 }

describe('weights', () => {
  test('of every rule give each area neighbours, upwards and without itself', () => {
    for (const rule of [{ rule: 'queen' }, { rule: 'knn', k: 3 }, { rule: 'distance', kilometres: 80 }] as const)
      for (const [place, row] of spatialWeights(ring(9), rule).rows.entries()) {
        expect(row.length).toBeGreaterThan(0)
        expect(row).toEqual([...new Set(row)].sort((a, b) => a - b))
        expect(row).not.toContain(place)
      }
  })

  test('link an island to the nearest area, both ways, and name it', () => {
    const island: PlacedArea = { code: 'island', centroid: [1.2, 50], neighbours: [] }
    const { rows, islands } = queen([...ring(6), island])
    expect(islands).toEqual([6])
    expect(rows[6]).toEqual([0])
    expect(rows[0]).toContain(6)
  })

  test('find the nearest as a list of all distances would', () => {
    const points = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -85, max: 85 })), {
      minLength: 4,
      maxLength: 40,
    })
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 3 }), (list, k) => {
        const areas = list.map((centroid, at): PlacedArea => ({ code: `a${at}`, centroid, neighbours: [] }))
        const distance = (a: PlacedArea, b: PlacedArea) => geoDistance([...a.centroid], [...b.centroid]) * 6371.0088
        for (const [place, row] of spatialWeights(areas, { rule: 'knn', k }).rows.entries()) {
          const all = areas.flatMap((to, area) => (area === place ? [] : [distance(areas[place]!, to)]))
          const nearest = all.sort((a, b) => a - b).slice(0, k)
          const own = row.map((area) => distance(areas[place]!, areas[area]!)).sort((a, b) => a - b)
          for (const [at, km] of own.entries()) expect(km).toBeCloseTo(nearest[at]!, 6)
        }
      }),
    )
  })

  test('are refused for one area, a code twice, and too many neighbours asked for', () => {
    expect(() => queen(ring(1))).toThrow(RangeError)
    expect(() => queen([ring(3)[0]!, ring(3)[0]!])).toThrow(RangeError)
    expect(() => spatialWeights(ring(4), { rule: 'knn', k: 4 })).toThrow(RangeError)
  })
})

describe('Moran’s I', () => {
  test('is −1 where every neighbour is the opposite, ½ for two halves of a ring of eight', () => {
    const weights = queen(ring(8))
    const [alternating, halves] = [
      [1, -1, 1, -1, 1, -1, 1, -1],
      [1, 1, 1, 1, -1, -1, -1, -1],
    ]
    expect(moranI(alternating, weights, options)).toMatchObject({
      i: expect.closeTo(-1, 12),
      expected: expect.closeTo(-1 / 7, 12),
    })
    expect(moranI(halves, weights, options)).toMatchObject({ i: expect.closeTo(0.5, 12) })
  })

  test('gives the same p for the same seed, and finds a gradient', () => {
    const weights = queen(ring(24))
    const values = Array.from({ length: 24 }, (_, at) => Math.abs(12 - at))
    const [once, again] = [moranI(values, weights, options), moranI(values, weights, options)]
    expect(once).toEqual(again)
    expect(once.kind === 'value' && once.p).toBeLessThan(0.02)
  })

  test('is absent where all values are the same', () => {
    expect(moranI([3, 3, 3, 3], queen(ring(4)), options)).toMatchObject({ kind: 'absent' })
    expect(() => moranI([1, 2], queen(ring(4)), options)).toThrow(RangeError)
  })
})

describe('local Moran’s I', () => {
  test('averages to the global one (Anselin 1995, equation 11), with patterns by hand', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 10, maxLength: 10 }), (values) => {
        fc.pre(new Set(values).size > 1)
        const weights = queen(ring(10))
        const [whole, local] = [moranI(values, weights, options), localMoran(values, weights, options)]
        if (whole.kind !== 'value' || local.kind !== 'value') return expect.fail('withheld')
        expect(local.areas.reduce((sum, { i }) => sum + i, 0) / 10).toBeCloseTo(whole.i, 10)
      }),
      { numRuns: 25 },
    )
    const found = localMoran([9, 9, 9, 1, 1, 1, 1, 1], queen(ring(8)), options)
    expect(found.kind === 'value' && found.areas.map(({ pattern }) => pattern)).toEqual([
      'high-high',
      'high-high',
      'high-high',
      'low-high',
      'low-low',
      'low-low',
      'low-low',
      'low-high',
    ])
  })
})

describe('local Moran’s I of many areas', () => {
  /** Areas with borders drawn at random: some of many neighbours, some of none. */
  const graphs = fc
    .tuple(fc.integer({ min: 2, max: 160 }), fc.integer({ min: 1, max: 2 ** 31 - 1 }), fc.integer({ min: 0, max: 4 }))
    .map(([count, seed, density]) => {
      const { below, next } = seededRandom(seed)
      const hub = below(count)
      const areas = Array.from({ length: count }, (_, at): PlacedArea => {
        const others = Array.from({ length: below(density + 1) }, () => below(count))
        return {
          code: `a${at}`,
          centroid: [next(), 50 + next()],
          neighbours: [...others, ...(below(6) === 0 ? [hub] : [])].map((other) => `a${other}`),
        }
      })
      // Few different values, so that permuted statistics are often equal to the observed one up to rounding.
      return { areas, values: areas.map((_, at) => (at === 0 ? 99 : below(7) / 3)), seed: seed % 1000 }
    })

  test('is that of the definition to the last digit, for the same seed', () => {
    fc.assert(
      fc.property(graphs, fc.constantFrom(0, 400), ({ areas, values, seed }, atFloor) => {
        const [weights, asked] = [queen(areas), { permutations: 99, seed, atFloor }]
        expect(localMoran(values, weights, asked)).toEqual(plainLocalMoran(values, weights, asked))
      }),
      { numRuns: 150 },
    )
  })

  test('tells how far it is, to the end', () => {
    const told: number[] = []
    localMoran([9, 9, 9, 1, 1, 1, 1, 2], queen(ring(8)), { ...options, report: (part) => told.push(part) })
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    expect(told.length).toBeGreaterThanOrEqual(8)
    expect(told.at(-1)).toBe(1)
  })
})

describe('areas at the floor of the permutations', () => {
  // One high value among seventy whose six neighbours hold the six lowest.
  const around = [1, 2, 3, 67, 68, 69]
  const areas = ring(70).map((one, at) => ({ ...one, neighbours: around.map((step) => `a${(at + step) % 70}`) }))
  const values = areas.map((_, at) =>
    at === 0 ? 60 : around.includes(at) ? around.indexOf(at) : 20 + ((at * 37) % 23),
  )
  const found = (atFloor?: number) => {
    const local = localMoran(values, queen(areas), { permutations: 999, seed: 1, ...(atFloor ? { atFloor } : {}) })
    if (local.kind !== 'value') return expect.fail('withheld')
    return {
      ...local,
      ...falseDiscoveryRate(
        local.areas.map(({ p }) => p),
        0.05,
      ),
    }
  }

  test('are permuted again, which finds a lone outlier among many', () => {
    const again = found(permutationsFor(70, 0.05))
    expect(again.permutations).toBe(5600)
    expect(again.discoveries[0]).toBe(true)
    expect(again.areas[0]).toMatchObject({ pattern: 'high-low' })
    expect(again.areas[0]?.p).toBeLessThan(2 / 1000)
  })

  test('without a second round the outlier is not found', () => {
    expect(found().areas[0]?.p).toBe(2 / 1000)
    expect(found().discoveries).not.toContain(true)
  })
})

describe('false discovery rate', () => {
  // Benjamini & Hochberg 1995, JRSS B 57:289, section 3.2: fifteen tests of which four are rejected at 0.05.
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ]

  test('rejects the four hypotheses of the paper’s example', () => {
    expect(falseDiscoveryRate(p, 0.05).discoveries).toEqual(p.map((_, at) => at < 4))
  })

  test('does not depend on the order, and never rejects more than uncorrected tests', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }), (list) => {
        const found = falseDiscoveryRate(list, 0.1)
        const turned = falseDiscoveryRate([...list].reverse(), 0.1)
        expect([...turned.discoveries].reverse()).toEqual(found.discoveries)
        for (const [at, discovered] of found.discoveries.entries()) {
          if (discovered) expect(list[at]).toBeLessThanOrEqual(0.1)
          expect(found.adjusted[at]).toBeGreaterThanOrEqual(list[at]! - 1e-15)
        }
      }),
    )
    expect(() => falseDiscoveryRate([1.2])).toThrow(RangeError)
    expect(() => falseDiscoveryRate([0.2], 1)).toThrow(RangeError)
  })
})
