import { describe, expect, test } from 'vitest'
import { type RequirementInput, type RequirementMethod, requirementOf } from '#core/scenario/requirement.ts'
import { gapAgreement, gapSide, type MethodGap, staffGap } from '#core/scenario/requirement-gap.ts'
import { factorsOfNorm, fillMethod, methodTemplate } from '#core/scenario/requirement-template.ts'
import { backTest, fewestPeriods, projectionError, type TrackRecordEntry } from '#core/scenario/track-record.ts'

const inputs: readonly RequirementInput[] = [
  { id: 'linacs', name: 'linacs', asks: 'the number of linacs', unit: 'machines', driver: 'fleet', indicator: null },
  {
    id: 'plans',
    name: 'plans a year',
    asks: 'the number of plans',
    unit: 'plans',
    driver: 'incidence',
    indicator: null,
  },
]
const unread: RequirementMethod = {
  id: 'named',
  name: 'Named method',
  service: 'radiotherapy',
  specialty: 'radiotherapy-physics',
  sum: 'WTE',
  unit: 'WTE',
  over: [],
  less: [],
  hours: null,
  use: 'requirement',
  status: 'not-read',
  formula: 'sum of weights',
  caveat: '',
  source: 'somewhere',
  factors: [],
}
const rows = [
  {
    staff: 'physicists',
    profession: 'scientist',
    what: 'linac',
    inputs: 'linacs',
    per: '',
    value: '0.5',
    low: '',
    high: '',
  },
  {
    staff: 'physicists',
    profession: 'scientist',
    what: '100 plans',
    inputs: 'plans',
    per: '100',
    value: '',
    low: '0.1',
    high: '0.3',
  },
  {
    staff: 'technologists',
    profession: 'technical',
    what: 'each physicist',
    inputs: 'staff:physicists',
    per: '1',
    value: '2',
    low: '',
    high: '',
  },
]

describe('a method that was not read', () => {
  test('gives no number', () =>
    expect(requirementOf(unread, {}, inputs)).toEqual({
      kind: 'absent',
      because: 'its coefficients were not read: fill them in from its template',
    }))
  test('gives one once a unit has filled it in', () => {
    const filled = fillMethod(unread, rows, inputs)
    expect(filled).toMatchObject({ ok: true, value: { status: 'own' } })
    if (!filled.ok) return
    const found = requirementOf(filled.value, { linacs: 4, plans: 1000 }, inputs)
    expect(found).toMatchObject({ value: null, low: 9, high: 15 })
    expect(methodTemplate(filled.value, inputs)).toBe(
      'staff,profession,what,inputs,per,value,low,high\nphysicists,scientist,linac,linacs,1,0.5,,\nphysicists,scientist,100 plans,plans,100,,0.1,0.3\ntechnologists,technical,each physicist,staff:physicists,1,2,,\n',
    )
  })
  test('has a template with a row for each input', () =>
    expect(methodTemplate(unread, inputs)).toBe(
      'staff,profession,what,inputs,per,value,low,high\n,scientist,linacs,linacs,1,,,\n,scientist,plans a year,plans,1,,,\n',
    ))
  test.each([
    ['an unknown input', { inputs: 'beds' }, 'inputs'],
    ['a group that stands nowhere above', { inputs: 'staff:technologists' }, 'inputs'],
    ['no profession', { profession: 'physicist' }, 'profession'],
    ['no staff', { staff: ' ' }, 'staff'],
    ['a factor below zero', { value: '-1' }, 'value'],
    ['a word for a number', { value: 'one' }, 'value'],
    ['half a range', { low: '1' }, 'low'],
    ['a range the wrong way round', { low: '3', high: '1' }, 'low'],
    ['a division by zero', { per: '0' }, 'per'],
    ['no factor', { value: '' }, 'value'],
  ])('is refused with %s', (_, change, column) => {
    const filled = fillMethod(unread, [{ ...rows[0], ...change }], inputs)
    expect(filled).toMatchObject({ ok: false, problems: [{ at: { row: 2, column } }] })
  })
  test('is refused without rows', () => expect(fillMethod(unread, [], inputs).ok).toBe(false))
})

test('an input is a number of 0 or more', () => {
  const filled = fillMethod(unread, rows, inputs)
  if (filled.ok) expect(() => requirementOf(filled.value, { linacs: -1, plans: 1 }, inputs)).toThrow(RangeError)
})

test('a norm of machines is no rule for staff', () => {
  const norm = { id: 'n', scope: 'linacs', unit: '', basePeriod: null, formula: '', caveat: '', source: '' } as const
  expect(factorsOfNorm({ ...norm, form: 'people-per-machine', value: 183_000 })).toEqual([])
  expect(factorsOfNorm({ ...norm, form: 'patients-per-staff', value: 400 })).toMatchObject([{ per: 400, value: 1 }])
})

describe('the sign of a gap', () => {
  const level = (value: number) => ({ value, low: value, high: value })
  const result = (low: number, high = low, profession: 'scientist' | 'technical' = 'scientist') => {
    const range = { value: low === high ? low : null, low, high }
    const staff = [{ staff: 'those', profession, terms: [], ...range }]
    return { kind: 'value', method: '', unit: 'WTE', staff, divisor: 1, ...range } as const
  }
  const counted = { specialty: 'radiotherapy-physics', profession: 'scientist' } as const
  const gap = (id: string, requirement: MethodGap['requirement'], use: RequirementMethod['use'] = 'requirement') => ({
    method: { ...unread, id, use },
    requirement,
  })

  test('is what is needed less what is there, with the ends of both', () => {
    expect(staffGap({ value: null, low: 8, high: 12 }, { value: 9, low: 7, high: 10 })).toEqual({
      value: null,
      low: -2,
      high: 5,
    })
    expect([gapSide(level(1)), gapSide(level(0)), gapSide({ value: null, low: -1, high: 1 })]).toEqual([
      'short',
      'enough',
      'open',
    ])
  })
  test.each([
    ['all-short', [result(5), result(8.5)], 4],
    ['all-enough', [result(5), result(8.5)], 8.5],
    ['split', [result(5), result(8.5)], 6],
    ['unsure', [result(5, 7), result(8.5)], 6],
    ['one-method', [result(5)], 6],
    ['no-method', [], 6],
  ] as const)('is %s', (verdict, results, supply) => {
    const methods = results.map((one, at) => gap(`m${at}`, one))
    expect(gapAgreement('E12000002', level(supply), counted, methods).verdict).toBe(verdict)
  })
  test('leaves out what is no rule for all staff, and what is absent, each with why', () => {
    const methods = [
      gap('rule', result(5)),
      gap('duty', result(50), 'part'),
      gap('hospital', result(50), 'point'),
      gap('technologists', result(50, 50, 'technical')),
      { ...gap('imaging', result(50)), method: { ...unread, id: 'imaging', specialty: 'magnetic-resonance' } },
      gap('unread', { kind: 'absent', because: 'nobody has read it' }),
    ]
    expect(gapAgreement('E12000002', level(6), counted, methods)).toEqual({
      area: 'E12000002',
      verdict: 'one-method',
      short: [],
      enough: ['rule'],
      open: [],
      absent: [
        { method: 'duty', because: 'it covers one duty among several' },
        { method: 'hospital', because: 'it is what one service had, no rule' },
        { method: 'technologists', because: 'it does not count scientists by themselves' },
        { method: 'imaging', because: 'it is about another specialty' },
        { method: 'unread', because: 'nobody has read it' },
      ],
    })
  })
})

describe('the record of projections', () => {
  const entry: TrackRecordEntry = {
    id: 'e',
    area: '',
    place: 'UK',
    what: 'shortfall',
    made: 2020,
    target: '2025',
    projected: 28,
    low: null,
    high: null,
    unit: '%',
    actualPeriod: '2024',
    actual: 15,
    verdict: 'missed',
    note: '',
    status: 'as-printed',
    source: 's',
    actualSource: 's',
  }
  test('an error is projected less actual, and counts from the nearer end of a range', () => {
    expect(projectionError(entry)?.error).toBe(13)
    expect(projectionError({ ...entry, projected: null, low: 10, high: 20 })?.error).toBe(0)
    expect(projectionError({ ...entry, projected: null, low: 6, high: 7.6, actual: 4.8 })?.error).toBeCloseTo(1.2, 12)
  })
  test('nothing is said where the two are not of one measure, or nothing came yet', () => {
    expect(projectionError({ ...entry, verdict: 'not-testable' })).toBeNull()
    expect(projectionError({ ...entry, actual: null })).toBeNull()
  })
  test('a model is tested from five periods on', () => {
    const rows = [1, 2, 3, 4, 5].map((at) => ({
      period: String(2019 + at),
      middle: 100,
      low: 95,
      high: 105,
      actual: 98 + at * 2,
    }))
    expect(backTest(rows.slice(0, fewestPeriods - 1))).toBeNull()
    const found = backTest(rows)
    expect(found).toMatchObject({ periods: 5, bias: -4, meanError: 4, inBand: 0.6 })
    expect(found?.meanPercent).toBeCloseTo(20 * (2 / 102 + 4 / 104 + 6 / 106 + 8 / 108), 9)
  })
})
