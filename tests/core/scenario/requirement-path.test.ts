import { describe, expect, test } from 'vitest'
import type { RequirementInput, RequirementMethod } from '#core/scenario/requirement.ts'
import { practiceChange, type RequirementDrivers, requirementBy } from '#core/scenario/requirement-path.ts'

const input = (id: string, name: string, driver: RequirementInput['driver']): RequirementInput => ({
  id,
  name,
  asks: `the number of ${name}`,
  unit: '',
  driver,
  indicator: null,
})
const factor = (id: string, per: number) =>
  ({
    staff: 'physicists',
    profession: 'scientist',
    what: id,
    inputs: [id],
    per,
    value: 1,
    low: null,
    high: null,
  }) as const
const method: RequirementMethod = {
  id: 'both',
  name: 'Both',
  service: 'radiotherapy',
  specialty: 'radiotherapy-physics',
  sum: 'WTE',
  unit: 'WTE',
  over: [],
  less: [],
  hours: null,
  use: 'requirement',
  status: 'as-printed',
  formula: '',
  caveat: '',
  source: 's',
  factors: [factor('linacs', 1), factor('rt-patients', 400)],
}
const drivers: RequirementDrivers = {
  inputs: [input('linacs', 'linacs', 'fleet'), input('rt-patients', 'patients', 'incidence')],
  projections: [
    {
      id: 'p',
      driver: 'incidence',
      name: 'a projection',
      area: 'K02000001',
      from: 2025,
      to: 2035,
      ratio: 1.2,
      status: 'as-printed',
      caveat: '',
      source: 's',
    },
  ],
}
const base = { lineage: ['K02000001'], year: 2025, values: { linacs: 4, 'rt-patients': 2000 } }
const value = (years: readonly number[], more: Partial<RequirementDrivers> = {}) =>
  requirementBy(method, base, years, { ...drivers, ...more }).map(({ requirement }) =>
    requirement.kind === 'value' ? requirement.value : requirement.because,
  )

describe('a requirement over the years', () => {
  test('grows with what moves its inputs, and says what stays', () => {
    const [now, later] = requirementBy(method, base, [2025, 2035], drivers)
    expect(now).toMatchObject({ requirement: { value: 9 }, notes: [] })
    expect(later).toMatchObject({
      requirement: { value: expect.closeTo(10, 9) },
      notes: ['linacs stay as they are: no fleet is held'],
    })
  })
  test('takes units from a fleet, and what the reader changes', () => {
    const units = (id: string, year: number) => (id === 'linacs' && year === 2035 ? 6 : null)
    const change = (id: string, year: number) => (id === 'rt-patients' && year === 2035 ? 1.5 : 1)
    expect(value([2035], { units, change })).toEqual([expect.closeTo(6 + 9, 9)])
  })
  test('has no figure after its projection, and names an input that is missing', () => {
    expect(value([2036])).toEqual(['a projection ends in 2035'])
    const [without] = requirementBy(method, { ...base, values: { linacs: 4 } }, [2030], drivers)
    expect(without?.requirement).toEqual({ kind: 'absent', because: 'the number of patients is not given' })
  })
  test('goes forward only', () => expect(() => value([2024])).toThrow(RangeError))
})

test('a change of practice moves patients by access and plans by what they take', () => {
  const today = { access: 0.38, coursesPerPatient: 1.2, plansPerCourse: 1, fractionsPerCourse: 13, complexity: 2.4 }
  const then = { ...today, access: 0.406, fractionsPerCourse: 9, complexity: 2.9 }
  const change = practiceChange(today, then)
  expect(change['rt-patients']).toBeCloseTo(0.406 / 0.38, 12)
  expect(change['plans-imrt']).toBeCloseTo((0.406 * 2.9) / (0.38 * 2.4), 12)
  expect(practiceChange(today, { ...today, fractionsPerCourse: 5 })).toMatchObject({
    'rt-patients': 1,
    'plans-imrt': 1,
  })
  expect(() => practiceChange({ ...today, access: 0 }, then)).toThrow(RangeError)
})
