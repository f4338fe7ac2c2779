import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crowCosts, tableCosts } from '#core/coverage/costs.ts'
import { lorenzOf } from '#core/coverage/lorenz.ts'
import { nearestSites } from '#core/coverage/nearest.ts'
import { voronoiRings } from '#core/coverage/voronoi.ts'
import type { LonLat } from '#core/domain/area.ts'
import { greatCircleKm } from '#core/domain/great-circle.ts'

const london: LonLat = [-0.1278, 51.5074]
const edinburgh: LonLat = [-3.1883, 55.9533]

test('a degree of latitude is 111.195 km, and London to Edinburgh 534 km', () => {
  expect(greatCircleKm([0, 50], [0, 51])).toBeCloseTo(111.195, 2)
  expect(greatCircleKm(london, edinburgh)).toBeCloseTo(534.0, 0)
})

const place = fc.tuple(fc.double({ min: -8, max: 2, noNaN: true }), fc.double({ min: 50, max: 60, noNaN: true }))

test('distance is the same both ways, nothing to oneself, and never longer by way of a third place', () => {
  fc.assert(
    fc.property(place, place, place, (a, b, c) => {
      expect(greatCircleKm(a, a)).toBe(0)
      expect(greatCircleKm(a, b)).toBeCloseTo(greatCircleKm(b, a), 9)
      expect(greatCircleKm(a, b)).toBeLessThanOrEqual(greatCircleKm(a, c) + greatCircleKm(c, b) + 1e-6)
    }),
  )
})

const point = (at: LonLat, island: string | null = null) => ({ at, island })

test('the detour factor multiplies, and the sea is crossed only with leave', () => {
  const [belfast, stranraer] = [point([-5.93, 54.6], 'northern-ireland'), point([-5.03, 54.9])]
  const without = crowCosts([belfast], [stranraer, belfast], { detour: 1.3, sea: false })
  expect(without.values[0]).toBe(Number.POSITIVE_INFINITY)
  expect(without.values[1]).toBe(0)
  const across = crowCosts([belfast], [stranraer], { detour: 1.3, sea: true })
  expect(across.values[0]).toBeCloseTo(1.3 * greatCircleKm(belfast.at, stranraer.at), 9)
  expect(() => crowCosts([belfast], [stranraer], { detour: 0.9, sea: true })).toThrow(RangeError)
})

test('minutes come from the table, and a pair that is not in it has no way', () => {
  const times = new Map([['E1', new Map([['a', 12]])]])
  expect([...tableCosts(['E1', 'E2'], ['a', 'b'], times).values]).toEqual([12, Infinity, Infinity, Infinity])
})

test('the nearest site is the cheapest, of two alike the first, of none −1', () => {
  const costs = { origins: 3, sites: 2, values: Float64Array.from([5, 5, 9, 2, Infinity, Infinity]) }
  const { site, cost } = nearestSites(costs)
  expect([...site]).toEqual([0, 1, -1])
  expect([...cost]).toEqual([5, 2, Infinity])
})

test('Lorenz: three persons with 1, 1 and 4 of something have a Gini of 1/3', () => {
  const curve = lorenzOf([1, 1, 1], [1, 1, 4])
  expect(curve?.gini).toBeCloseTo(1 / 3, 12)
  expect(curve?.points.map(([, service]) => Number(service.toFixed(4)))).toEqual([0, 0.1667, 0.3333, 1])
})

test('Lorenz: alike for all is 0, all with one of many is near 1, and nothing at all has no curve', () => {
  expect(lorenzOf([2, 3, 5], [4, 6, 10])?.gini).toBeCloseTo(0, 12)
  expect(lorenzOf(Array(100).fill(1), [...Array(99).fill(0), 1])?.gini).toBeCloseTo(0.99, 12)
  expect(lorenzOf([1, 2], [0, 0])).toBeNull()
})

const crossings = (ring: readonly LonLat[], [x, y]: LonLat): boolean => {
  let inside = false
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at, at += 1) {
    const [[x1, y1], [x2, y2]] = [ring[at] ?? [0, 0], ring[before] ?? [0, 0]]
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}

test('a place lies in the natural catchment of the site that it is nearest to', () => {
  const sites: readonly LonLat[] = [london, edinburgh, [-2.24, 53.48], [-3.18, 51.48], [-1.9, 52.48], [-4.25, 55.86]]
  const rings = voronoiRings(sites)
  fc.assert(
    fc.property(place, (at) => {
      const ways = sites.map((site) => greatCircleKm(site, at))
      const [best = 0, second = 0] = [...ways].sort((a, b) => a - b)
      fc.pre(second - best > 2) // on an edge the scale of the paper decides
      const nearest = ways.indexOf(best)
      expect(rings.findIndex((ring) => crossings(ring, at))).toBe(nearest)
    }),
    { numRuns: 2000 },
  )
})
