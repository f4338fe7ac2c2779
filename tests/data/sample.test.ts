import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { baselineAreas } from '#core/baseline/areas.ts'
import { type Profession, professions, type Specialty, specialties } from '#core/baseline/returns.ts'
import { departmentCount, plans, seed } from '../../data/sample/assumptions.ts'
import { makeReturns } from '../../data/sample/make-returns.ts'
import { sampleObservations } from '../../data/sample/observations.ts'
import { returnsCsv } from '../../data/sample/write-returns.ts'

const returns = makeReturns()
const observations = sampleObservations()

test('the same seed makes the committed bytes, another seed does not', () => {
  const committed = readFileSync(new URL('../../data/sample/returns.csv', import.meta.url), 'utf8')
  expect(returnsCsv(returns)).toBe(committed)
  expect(returnsCsv(makeReturns(seed + 1))).not.toBe(committed)
})

test('about 250 departments in twelve areas, none with the name of a real place', () => {
  const departments = new Set(returns.map(({ department }) => department))
  expect(departments.size).toBeGreaterThan(230)
  expect(departments.size).toBeLessThanOrEqual(departmentCount)
  for (const name of departments) expect(name).toMatch(/^Sample department \d{3}$/)
  expect([...new Set(returns.map(({ area }) => area))].sort()).toEqual([...baselineAreas.leaves].sort())
})

function published(id: string, specialty: Specialty, profession: Profession | 'all' = 'all') {
  const { year } = plans[specialty]
  const found = observations
    .get(id)
    ?.find(
      ({ area, period, dims }) =>
        area === 'K02000001' && period === year && dims.specialty === specialty && dims.profession === profession,
    )
  return found?.cell.kind === 'value' ? found.cell.value : Number.NaN
}

test.each([
  ['nuclear-medicine', 1091.1, 1, 12],
  ['clinical-engineering', 3000, 30, 6],
] as const)('%s meets the published UK total and vacancy rate', (specialty, wte, tolerance, rate) => {
  expect(Math.abs(published('mpce-wte', specialty) - wte)).toBeLessThanOrEqual(tolerance)
  expect(Math.abs(published('mpce-vacancy-rate', specialty) - rate)).toBeLessThanOrEqual(0.3)
})

/** Vacancy rate of a profession in per cent, from the returns themselves: the guard may suppress the figure of all of them. */
function returnedVacancy(specialty: Specialty, profession: Profession): number {
  const { year } = plans[specialty]
  const posts = returns.flatMap((one) =>
    one.specialty === specialty && one.profession === profession && one.surveyYear === year && one.response !== 'none'
      ? [one.posts]
      : [],
  )
  const total = (key: 'vacant' | 'establishment') => posts.reduce((sum, one) => sum + one[key], 0)
  return (100 * total('vacant')) / total('establishment')
}

test('radiotherapy physics meets the published vacancy rate', () => {
  expect(Math.abs(published('mpce-vacancy-rate', 'radiotherapy-physics') - 8)).toBeLessThanOrEqual(0.3)
})

test.each([
  ['diagnostic-radiology-radiation-protection', 'clinical-scientist', 9],
  ['diagnostic-radiology-radiation-protection', 'clinical-technologist', 7],
] as const)('%s, %s, meets the published vacancy rate', (specialty, profession, rate) => {
  expect(Math.abs(returnedVacancy(specialty, profession) - rate)).toBeLessThanOrEqual(0.3)
})

test.each(specialties)('the total of %s is the one that is assumed', (specialty) => {
  expect(published('mpce-wte', specialty)).toBeCloseTo(plans[specialty].inPost, 0)
})

test('everything is illustrative, and every answered cell has its coverage', () => {
  expect([...observations.keys()]).toHaveLength(6)
  for (const list of observations.values())
    for (const { cell, source } of list) {
      expect(source).toBe('mpce-sample')
      if (cell.kind === 'value') expect(cell.status).toBe('illustrative')
      if (cell.kind === 'absent') expect(cell.reason).toBe('suppressed')
      expect(cell.coverage?.part).toBeLessThanOrEqual(cell.coverage?.whole ?? 0)
    }
})

test('radiotherapy physics can be mapped for all twelve areas in every year, and some smaller cells are suppressed', () => {
  const wte = observations.get('mpce-wte') ?? []
  const mapped = wte.filter(
    ({ area, dims, cell }) =>
      baselineAreas.leaves.includes(area) &&
      dims.specialty === 'radiotherapy-physics' &&
      dims.profession === 'all' &&
      cell.kind === 'value',
  )
  expect(mapped).toHaveLength(36)
  const suppressed = wte.filter(({ cell }) => cell.kind === 'absent')
  expect(suppressed.length).toBeGreaterThan(0)
  expect(suppressed.length).toBeLessThan(wte.length / 3)
})

test('professions add up to the whole of a specialty wherever all of them are shown', () => {
  const wte = observations.get('mpce-wte') ?? []
  const value = (area: string, profession: string) => {
    const found = wte.find(
      ({ area: own, period, dims }) =>
        own === area &&
        period === '2025' &&
        dims.specialty === 'clinical-engineering' &&
        dims.profession === profession,
    )
    return found?.cell.kind === 'value' ? found.cell.value : null
  }
  const whole = value('K02000001', 'all')
  const parts = professions.map((profession) => value('K02000001', profession) ?? 0)
  expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(whole ?? Number.NaN, 1)
})

/**
 * Of staff and posts a tenth more than the 497 that were suppressed before all measures, departments and pairs of them were audited. Persons over 55 had no rule of
 * their own then: at 11 places where staff are shown their rounding leaves too little room.
 */
const most = { staff: 546, ages: 549 }

test.each([...observations])(
  '%s is suppressed at most at a tenth more places than before the audit took all measures and departments together',
  (id, list) => {
    const withheld = list.filter(({ cell }) => cell.kind === 'absent' && cell.reason === 'suppressed')
    expect(withheld.length).toBeLessThanOrEqual(most[id === 'mpce-share-over-55' ? 'ages' : 'staff'])
    expect(withheld.length).toBeGreaterThan(400)
  },
)
