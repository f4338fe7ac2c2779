import { expect, test } from 'vitest'
import { CodingTally, judge, type StaffRecord } from '#core/imports/coding/check-coding.ts'
import { codingRules, codingSources } from '#core/imports/coding/rules.ts'

const record = (changes: Partial<StaffRecord>): StaffRecord => ({
  organisation: 'A',
  occupation_code: 'UGB',
  staff_group: 'Healthcare Scientists',
  job_role: 'Clinical Scientist',
  area_of_work: 'Radiotherapy Physics',
  afc_band: 'Band 7',
  wte: 1,
  ...changes,
})
const broken = (changes: Partial<StaffRecord>) => judge(record(changes)).against.map(({ id }) => id)

test.each([
  [{ occupation_code: 'T12' }, ['t-matrix']],
  [{ occupation_code: 'UG' }, ['u-not-three']],
  [{ occupation_code: 'UAA', job_role: 'Consultant Clinical Scientist' }, ['blood-sciences']],
  [{ occupation_code: 'UAB' }, ['consultant-code-only']],
  [{ job_role: 'Consultant Healthcare Scientist' }, ['consultant-role-only']],
  [{ occupation_code: 'S1E', staff_group: '' }, ['scientist-outside-u']],
  [{ occupation_code: '2259', staff_group: '', job_role: 'Manager' }, ['soc-code']],
  [{ occupation_code: 'R1410', staff_group: '', job_role: 'Manager' }, ['smartcard-code']],
  [{ occupation_code: '' }, ['no-code']],
])('%j breaks %j', (changes, rules) => expect(broken(changes)).toEqual(rules))

test('letters of the U matrix that nobody has published are not judged', () => {
  expect(broken({ occupation_code: 'UQZ' })).toEqual([])
  const tally = new CodingTally()
  tally.add(record({ occupation_code: 'UQZ' }), judge(record({ occupation_code: 'UQZ' })))
  expect(tally.report()).toMatchObject({ unjudged: 1, byRule: [] })
})

test.each([
  ['Radiotherapy Physics', 'radiotherapy-physics'],
  ['Nuclear Medicine', 'nuclear-medicine'],
  ['Magnetic Resonance Imaging', 'magnetic-resonance'],
  ['Rehabilitation Engineering', 'rehabilitation-engineering'],
  ['Medical Equipment Management', 'clinical-engineering'],
  ['Pathology', null],
])('“%s” is %s', (area_of_work, specialty) => expect(judge(record({ area_of_work })).specialty).toBe(specialty))

test('shares are by organisation and by WTE, the highest first', () => {
  const tally = new CodingTally()
  for (const one of [
    record({}),
    record({ occupation_code: 'T12', wte: 0.5 }),
    record({ organisation: 'B', occupation_code: '' }),
  ])
    tally.add(one, judge(one))
  expect(tally.report().shares).toEqual([
    { organisation: 'B', wte: 1, miscoded: 1, percent: 100 },
    { organisation: 'A', wte: 1.5, miscoded: 0.5, percent: 33.3 },
  ])
})

test('every rule says where it comes from, or that it follows from the record, and its patterns are sound', () => {
  for (const { source, when, id } of codingRules) {
    if (source !== null) expect(codingSources[source], id).toBeTruthy()
    for (const { pattern } of when) expect(() => new RegExp(pattern), id).not.toThrow()
  }
  expect(new Set(codingRules.map(({ id }) => id)).size).toBe(codingRules.length)
})

test('other rules can be put in place of these', () => {
  const rule = {
    id: 'own',
    gives: 'miscoded',
    when: [{ field: 'afc_band', pattern: '^Band 2$' }],
    says: 'Too low.',
    source: null,
  } as const
  expect(judge(record({ afc_band: 'Band 2' }), [rule]).against).toEqual([rule])
})
