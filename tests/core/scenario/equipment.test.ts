import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cell, Observation } from '#core/domain/cell.ts'
import {
  commissioningBy,
  type EquipmentFleet,
  fitForPurpose,
  fleetAdequacy,
  fleetOf,
  replacementsBy,
  yearOfAge,
} from '#core/scenario/equipment.ts'
import { smoothReplacements } from '#core/scenario/equipment-smoothing.ts'

const fleet = (installed: Readonly<Record<number, number>>): EquipmentFleet => ({
  area: 'E12000002',
  modality: 'linac',
  installed: Object.entries(installed).map(([year, units]) => ({ year: Number(year), units })),
})
const level = (value: number) => ({ value, low: value, high: value })

describe('the fleet of an area', () => {
  const observation = (period: string, cell: Cell): Observation => ({
    area: 'E12000002',
    period,
    dims: { group: 'linac' },
    basis: null,
    cell,
    source: 'own-survey',
    notes: [],
  })
  const units = (value: number): Cell => ({ kind: 'value', value, status: 'derived' })

  test('is read from units by year of installation', () => {
    const held = [observation('2020', units(2)), observation('2014', units(1))]
    expect(fleetOf(held, 'E12000002', 'linac')).toEqual(fleet({ 2014: 1, 2020: 2 }))
  })
  test('is absent where none is held, and where a year is withheld', () => {
    expect(fleetOf([], 'E12000002', 'linac')).toEqual({
      kind: 'absent',
      because: 'no fleet by year of installation is held for this area',
    })
    const held = [observation('2020', units(2)), observation('2014', { kind: 'absent', reason: 'suppressed' })]
    expect(fleetOf(held, 'E12000002', 'linac')).toMatchObject({ because: expect.stringContaining('2014') })
  })
})

describe('replacements', () => {
  test('come at the replacement age, and again one life later', () => {
    const found = replacementsBy(fleet({ 2016: 3, 2020: 1 }), 10, 2026, 2037)
    expect(found.filter(({ units }) => units > 0)).toEqual([
      { year: 2026, units: 3, overdue: 0 },
      { year: 2030, units: 1, overdue: 0 },
      { year: 2036, units: 3, overdue: 0 },
    ])
  })
  test('that are overdue come in the first year and are counted apart', () => {
    expect(replacementsBy(fleet({ 2010: 2, 2016: 1 }), 10, 2026, 2027)).toEqual([
      { year: 2026, units: 3, overdue: 2 },
      { year: 2027, units: 0, overdue: 0 },
    ])
  })
  test('of a fleet spread evenly are the fleet over its life, at any horizon that is a multiple of it', () => {
    const even = fleet(Object.fromEntries(Array.from({ length: 10 }, (_, at) => [2016 + at, 28.5])))
    expect(replacementsBy(even, 10, 2026, 2045).every(({ units }) => units === 28.5)).toBe(true)
  })
  test('keep half years of a life', () => expect([yearOfAge(2016, 7.5), yearOfAge(2016, 10)]).toEqual([2024, 2026]))
  test('refuse a life of nothing and years the wrong way round', () => {
    expect(() => replacementsBy(fleet({ 2016: 1 }), 0, 2026, 2030)).toThrow(RangeError)
    expect(() => replacementsBy(fleet({ 2016: 1 }), 10, 2030, 2026)).toThrow(RangeError)
  })
})

describe('acceptance and commissioning', () => {
  const wave = [
    { year: 2026, units: 3 },
    { year: 2027, units: 0 },
  ]
  test('are weeks of units over the working weeks of one WTE, and a share of staff in post', () => {
    const found = commissioningBy(
      wave,
      { weeks: { value: 14, low: 7, high: 21 }, weeksPerWte: 42 },
      new Map([[2026, 20]]),
    )
    expect(found).toEqual([
      {
        year: 2026,
        units: 3,
        wte: { value: 1, low: 0.5, high: 1.5 },
        shareOfStaff: { value: 5, low: 2.5, high: 7.5 },
      },
      { year: 2027, units: 0, wte: level(0), shareOfStaff: null },
    ])
  })
  test('are absent until somebody gives the weeks', () => {
    expect(commissioningBy(wave, { weeks: null, weeksPerWte: 42 }, new Map())).toEqual({
      kind: 'absent',
      because: 'the weeks of acceptance and commissioning for a unit are not given: none are in print',
    })
    expect(commissioningBy(wave, { weeks: level(14), weeksPerWte: null }, new Map())).toMatchObject({ kind: 'absent' })
  })
})

test('units within the replacement age are fit for purpose', () =>
  expect(fitForPurpose(fleet({ 2010: 1, 2016: 1, 2020: 2, 2030: 5 }), 10, 2026)).toEqual({
    units: 4,
    fit: 2,
    share: 0.5,
  }))

test('a fleet is adequate where its fit units deliver the demand', () => {
  const fit = { units: 5, fit: 4, share: 0.8 }
  expect(fleetAdequacy(35_420, 7084, fit)).toEqual({ kind: 'value', needed: 5, held: 4, ratio: 0.8, short: 1 })
  expect(fleetAdequacy(null, 7084, fit)).toEqual({ kind: 'absent', because: 'the demand of the year is not given' })
  expect(fleetAdequacy(35_420, null, fit)).toMatchObject({ kind: 'absent' })
})

describe('smoothing', () => {
  /** All plans, one unit after another. */
  function bruteForce(due: readonly number[], early: number, late: number, from: number) {
    let best = { peak: Number.POSITIVE_INFINITY, moved: Number.POSITIVE_INFINITY }
    const place = (at: number, load: ReadonlyMap<number, number>, moved: number): void => {
      const own = due[at]
      if (own === undefined) {
        const peak = Math.max(0, ...load.values())
        if (peak < best.peak || (peak === best.peak && moved < best.moved)) best = { peak, moved }
        return
      }
      const year = Math.max(own, from)
      for (let to = Math.max(from, year - early); to <= year + late; to++)
        place(at + 1, new Map(load).set(to, (load.get(to) ?? 0) + 1), moved + Math.abs(to - year))
    }
    place(0, new Map(), 0)
    return best
  }

  test('finds the smallest peak and the least movement of all plans, up to 8 machines', () => {
    const cases = fc.record({
      due: fc.array(fc.integer({ min: 2022, max: 2031 }), { minLength: 1, maxLength: 8 }),
      early: fc.integer({ min: 0, max: 2 }),
      late: fc.integer({ min: 0, max: 1 }),
    })
    fc.assert(
      fc.property(cases, ({ due, early, late }) => {
        const found = smoothReplacements(due, { early, late }, 2025)
        expect({ peak: found.peak, moved: found.moved }).toEqual(bruteForce(due, early, late, 2025))
        for (const [at, year] of found.years.entries()) {
          const own = Math.max(due[at] ?? 0, 2025)
          expect(year).toBeGreaterThanOrEqual(Math.max(2025, own - early))
          expect(year).toBeLessThanOrEqual(own + late)
        }
      }),
      { numRuns: 150, seed: 19 },
    )
  })
  test('leaves a wave without a window as it is', () =>
    expect(smoothReplacements([2026, 2026, 2028], { early: 0, late: 0 }, 2026)).toEqual({
      years: [2026, 2026, 2028],
      peakBefore: 2,
      peak: 2,
      moved: 0,
    }))
  test('takes a nation’s fleet of one year apart', () => {
    const found = smoothReplacements(new Array(286).fill(2030), { early: 2, late: 2 }, 2026)
    expect(found).toMatchObject({ peakBefore: 286, peak: 58 })
  })
  test('refuses part of a year', () =>
    expect(() => smoothReplacements([2026], { early: 0.5, late: 0 }, 2026)).toThrow(RangeError))
})
