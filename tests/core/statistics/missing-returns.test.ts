import { describe, expect, test } from 'vitest'
import {
  type ComparisonLevel,
  lackReach,
  medianTippingPoint,
  mostTried,
  placeReach,
  type Recorded,
  shortfallReach,
  tippingPoint,
} from '#core/statistics/missing-returns.ts'
import { seededRandom } from '#core/statistics/random.ts'

const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0)

/** 200 small tables: up to four areas, some with missing returns, and a level that stays or moves. */
const tables = Array.from({ length: 200 }, (_, seed) => {
  const random = seededRandom(seed + 1).next
  const whole = (most: number) => Math.floor(random() * (most + 1))
  const areas = Array.from({ length: 2 + whole(2) }, (): Recorded => {
    const missing = random() < 0.6
    return { recorded: whole(20), denominator: 1 + whole(4), most: missing ? 1 + whole(9) : 0 }
  })
  const level: ComparisonLevel = seed % 2 === 0 ? { kind: 'sum' } : { kind: 'fixed', value: whole(12) / 2 }
  return { seed, areas, level }
})

/** Every way to fill the missing returns in tenths of their most, ends included. */
function fillings(areas: readonly Recorded[], steps: number): readonly (readonly number[])[] {
  return areas.reduce<readonly (readonly number[])[]>(
    (made, { most }) =>
      most === 0
        ? made.map((one) => [...one, 0])
        : made.flatMap((one) => Array.from({ length: steps + 1 }, (_, step) => [...one, (most * step) / steps])),
    [[]],
  )
}

const filledBy = (areas: readonly Recorded[], adds: readonly number[]) =>
  areas.map(({ recorded, denominator }, at) => ({ top: recorded + (adds[at] ?? 0), denominator }))

function levelAt(filled: ReturnType<typeof filledBy>, level: ComparisonLevel): number {
  if (level.kind === 'fixed') return level.value
  return sum(filled.map(({ top }) => top)) / sum(filled.map(({ denominator }) => denominator))
}

describe('bounds under missing returns equal brute force on 200 small tables', () => {
  test('of the place', () => {
    for (const { areas, seed } of tables)
      for (const index of areas.keys()) {
        const places = fillings(areas, 1).map((adds) => {
          const values = filledBy(areas, adds).map(({ top, denominator }) => top / denominator)
          return 1 + values.filter((value) => value > (values[index] ?? Number.NaN)).length
        })
        expect(placeReach(areas, index), String(seed)).toEqual({
          best: Math.min(...places),
          worst: Math.max(...places),
        })
      }
  })

  test('of what an area lacks', () => {
    for (const { areas, level, seed } of tables)
      for (const index of areas.keys()) {
        const lacks = fillings(areas, 1).map((adds) => {
          const filled = filledBy(areas, adds)
          const own = filled[index] ?? expect.fail()
          return levelAt(filled, level) * own.denominator - own.top
        })
        const { least, most } = lackReach(areas, index, level)
        expect(least, String(seed)).toBeCloseTo(Math.min(...lacks), 9)
        expect(most, String(seed)).toBeCloseTo(Math.max(...lacks), 9)
      }
  })

  test('of the shortfall of all areas: no filling goes beyond them, and the nearest ones come close', () => {
    for (const { areas, level, seed } of tables) {
      const shortfalls = fillings(areas, 10).map((adds) => {
        const filled = filledBy(areas, adds)
        const height = levelAt(filled, level)
        return sum(filled.map(({ top, denominator }) => Math.max(0, height * denominator - top)))
      })
      const { least, most } = shortfallReach(areas, level) ?? expect.fail()
      expect(most, String(seed)).toBeCloseTo(Math.max(...shortfalls), 9)
      expect(least, String(seed)).toBeLessThanOrEqual(Math.min(...shortfalls) + 1e-9)
      // A step of the grid is a tenth of what is missing; within it the shortfall changes by no more than the step.
      const step = sum(areas.map((one) => one.most)) / 10
      expect(Math.min(...shortfalls) - least, String(seed)).toBeLessThanOrEqual(step + 1e-9)
    }
  })
})

test('more returns never widen a bound', () => {
  for (const { areas, level, seed } of tables) {
    const random = seededRandom(seed + 5000).next
    for (const [answered, { most }] of areas.entries()) {
      if (most === 0) continue
      // Part of what is missing answers, with anything it may hold.
      const [part, held] = [random() * most, random()]
      const after = areas.map((one, at) =>
        at === answered ? { ...one, recorded: one.recorded + part * held, most: most - part } : one,
      )
      for (const index of areas.keys()) {
        const [wide, narrow] = [placeReach(areas, index), placeReach(after, index)]
        expect(narrow.best).toBeGreaterThanOrEqual(wide.best)
        expect(narrow.worst).toBeLessThanOrEqual(wide.worst)
        const [before, then] = [lackReach(areas, index, level), lackReach(after, index, level)]
        expect(then.least).toBeGreaterThanOrEqual(before.least - 1e-9)
        expect(then.most).toBeLessThanOrEqual(before.most + 1e-9)
      }
      const [before, then] = [shortfallReach(areas, level), shortfallReach(after, level)]
      expect(then?.least).toBeGreaterThanOrEqual((before?.least ?? Number.NaN) - 1e-7)
      expect(then?.most).toBeLessThanOrEqual((before?.most ?? Number.NaN) + 1e-9)
    }
  }
})

test('at the tipping point an area is at the level, and not before', () => {
  for (const { areas, level } of tables)
    for (const index of areas.keys()) {
      const tip = tippingPoint(areas, index, level)
      if (tip === null) continue
      const filled = filledBy(
        areas,
        areas.map((_, at) => (at === index ? tip : 0)),
      )
      const own = filled[index] ?? expect.fail()
      expect(levelAt(filled, level) * own.denominator - own.top).toBeCloseTo(0, 9)
    }
  expect(tippingPoint([{ recorded: 4, denominator: 1, most: 3 }], 0, { kind: 'sum' })).toBeNull()
})

const middleOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const half = (sorted.length - 1) / 2
  return ((sorted[Math.floor(half)] ?? Number.NaN) + (sorted[Math.ceil(half)] ?? Number.NaN)) / 2
}

test('up to its tipping point an area is below the median, there no more, and what others hold only keeps it below', () => {
  // Of 1, 4, 6 and 7 the median is 5, which rises with the lowest: at 5 it would be 5.5. Of 1, 4 and 6 it is the 4 of another.
  const even = [1, 4, 6, 7].map((recorded): Recorded => ({ recorded, denominator: 1, most: 3 }))
  expect(medianTippingPoint(even, 0)).toBe(5)
  expect(medianTippingPoint(even.slice(0, 3), 0)).toBe(3)
  expect(medianTippingPoint(even.slice(0, 1), 0)).toBeNull()
  let claims = 0
  for (const { areas, seed } of tables)
    for (const index of areas.keys()) {
      const tip = medianTippingPoint(areas, index)
      const random = seededRandom(seed + 1).next
      const isBelow = (own: number, others: number) => {
        const values = areas.map(({ recorded, denominator, most }, at) =>
          at === index ? (recorded + own) / denominator : (recorded + others * most * random()) / denominator,
        )
        return (values[index] ?? Number.NaN) < middleOf(values) - 1e-9
      }
      if (tip === null || tip <= 0) expect(isBelow(0, 0)).toBe(false)
      else {
        claims += 1
        expect(isBelow(0.99 * tip, 0)).toBe(true)
        expect(isBelow(0.99 * tip, 1)).toBe(true)
        expect(isBelow(tip, 0)).toBe(false)
      }
    }
  expect(claims).toBeGreaterThan(100)
})

test('what cannot be is refused, and what would take too long is not tried', () => {
  const area = { recorded: 4, denominator: 2, most: 1 }
  expect(() => placeReach([area], 1)).toThrow(RangeError)
  expect(() => placeReach([{ ...area, denominator: 0 }], 0)).toThrow(RangeError)
  expect(() => lackReach([{ ...area, most: -1 }], 0, { kind: 'sum' })).toThrow(RangeError)
  expect(
    shortfallReach(
      Array.from({ length: mostTried + 1 }, () => area),
      { kind: 'sum' },
    ),
  ).toBeNull()
  expect(
    shortfallReach(
      Array.from({ length: 40 }, () => area),
      { kind: 'fixed', value: 3 },
    )?.most,
  ).toBe(80)
})
