import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { specialties } from '#core/baseline/returns.ts'
import { commissioningBy, fleetImplied, steadyReplacements } from '#core/scenario/equipment.ts'
import {
  type InputValues,
  inputsOf,
  methodSpread,
  type Requirement,
  type RequirementMethod,
  requiredOf,
  requirementOf,
} from '#core/scenario/requirement.ts'
import { staffGap, yearsToClose } from '#core/scenario/requirement-gap.ts'
import {
  compoundRate,
  fractionsOf,
  growthBetween,
  planComplexity,
  radiotherapyWork,
  ratioOfChanges,
} from '#core/scenario/requirement-need.ts'
import { unexplained } from '#core/scenario/supply-plan.ts'
import { noOwnRecord, projectionError, verdictWords } from '#core/scenario/track-record.ts'
import { realData } from './real-atlas.ts'

/** Worked examples of the methods that ship, to the digits in print. `printed` are those that a publisher printed; the others are our sums of printed numbers. */

const file = realData().contents.requirement!
const method = (id: string): RequirementMethod => file.methods.find((one) => one.id === id)!
const supplyFile = realData().contents.supply!
const leverValue = (id: string): number => supplyFile.levers.find((one) => one.id === id)!.value!
const needFigure = (id: string): number => file.need.find((one) => one.id === id)!.value!

/** Zero for all that a method asks for, and what an example names. */
function given(id: string, values: InputValues): InputValues {
  return { ...Object.fromEntries(inputsOf(method(id)).map((input) => [input, 0])), ...values }
}
function required(id: string, values: InputValues, rule = method(id)): Requirement {
  const found = requirementOf(rule, values, file.inputs)
  if (found.kind === 'absent') throw new Error(found.because)
  return found
}
const staffOf = (id: string, values: InputValues, group: string): number =>
  required(id, given(id, values)).staff.find(({ staff }) => staff === group)?.value ?? Number.NaN

const department = {
  'linacs-plain': 1,
  'linacs-imrt': 1,
  afterloaders: 1,
  'tps-external': 1,
  'tps-imrt': 1,
  'tps-afterloading': 1,
  simulators: 1,
  'planning-cts': 1,
  'plans-external': 1000,
  'plans-imrt': 100,
  'plans-afterloading': 50,
}
const twicePlans = { ...department, 'plans-external': 2000, 'plans-imrt': 200, 'plans-afterloading': 100 }
const dgmp = (group: string, values: InputValues = department) => staffOf('dgmp-radiotherapy', values, group)
const [experts, others] = ['medical physics experts', 'other physics and technical staff']

const shift = { shifts: 1, 'machines-in-shift': 4, 'intensive-methods': 1, availability: 1 }
const wisn = { 'workload-hours': 10_000 * 10 * 0.25, 'hours-a-day': 8, 'days-available': 234 - 10 - 30 - 15 }

const hospital = {
  'x-ray-rooms': 22,
  'ct-scanners': 1,
  'mobile-x-ray': 7,
  'gamma-cameras': 2,
  'spect-systems': 1,
  'ultrasound-scanners': 4,
  'image-computers': 1,
}

/** A rule that a unit writes itself: one factor times one count. */
const simple = (value: number): RequirementMethod => ({
  ...method('forte-radiotherapy'),
  factors: [
    {
      staff: 'physicists',
      profession: 'scientist',
      what: 'members',
      inputs: ['people'],
      per: 1,
      value,
      low: null,
      high: null,
    },
  ],
})
const extrapolated = (members: number, factor: number): number =>
  required('own', { people: members }, simple(factor)).value ?? Number.NaN

const level = (value: number) => ({ value, low: value, high: value })
const gap = (needed: number, there: number): number => staffGap(level(needed), level(there)).value ?? Number.NaN

const englandFlows = supplyFile.flows.filter(({ area }) => area === 'E92000001')
/** Per cent of the mean stock of the second month. */
function leaversOfMonth(): number {
  const { before, after, leavers } = englandFlows[1]!
  return (100 * leavers) / ((before + after) / 2)
}
const meanIntake = (): number =>
  supplyFile.peers
    .filter(({ lever }) => lever === 'training-places')
    .slice(-4)
    .reduce((sum, { value }) => sum + value / 4, 0)

type Example = readonly [
  id: string,
  what: string,
  found: () => number | null | undefined,
  expected: number,
  within: number,
  printed?: 'printed',
]

const examples: readonly Example[] = [
  ['W01', 'DGMP department, physicists (printed cut, not rounded)', () => dgmp(experts), 2.62, 0.01, 'printed'],
  ['W02', 'DGMP department, other staff', () => dgmp(others), 1.27, 0.005, 'printed'],
  ['W03', 'DGMP department, all', () => required('dgmp-radiotherapy', department).value, 3.9, 0.05, 'printed'],
  ['W04', 'DGMP, plans doubled with the same machines', () => dgmp(experts, twicePlans), 4.413, 0.001],
  ['W05', 'BMUKN, four machines and one intensive method', () => staffOf('bmukn-teletherapy', shift, experts), 5.5, 0],
  ['W06', 'BMUKN, technical staff', () => staffOf('bmukn-teletherapy', shift, 'technical staff'), 8, 0],
  [
    'W07',
    'BMUKN, 800 applications',
    () => required('bmukn-brachytherapy', { 'brachytherapy-applications': 800, availability: 1 }).value,
    2,
    0,
  ],
  ['W08', 'WISN, hours of work', () => wisn['workload-hours'], 25_000, 0, 'printed'],
  [
    'W09',
    'WISN, days of work',
    () => required('wisn', { ...wisn, 'days-available': 1, 'other-duties': 0 }).value,
    3125,
    0,
    'printed',
  ],
  ['W10', 'WISN, days available', () => wisn['days-available'], 179, 0, 'printed'],
  ['W11', 'WISN, staff', () => required('wisn', { ...wisn, 'other-duties': 0 }).value, 17.46, 0.005, 'printed'],
  ['W12', 'WISN, other duties', () => required('wisn', { ...wisn, 'other-duties': 10 / 179 }).value, 18.49, 0.01],
  ['W13', 'DGMP 17, 397 members × 1.10', () => extrapolated(397, 1.1), 437, 0.5, 'printed'],
  ['W14', 'DGMP 17, 155 members × 1.28', () => extrapolated(155, 1.28), 198, 0.5, 'printed'],
  [
    'W15',
    'DGMP 17, sum',
    () => Math.round(extrapolated(397, 1.1)) + Math.round(extrapolated(155, 1.28)),
    635,
    0,
    'printed',
  ],
  ['W16', 'DGMP 17, over the sample', () => methodSpread([level(635), level(475.8)]), 1.34, 0.006, 'printed'],
  [
    'W17',
    'AAPM 33, a hospital of 400 to 600 beds',
    () => staffOf('aapm-33', hospital, 'diagnostic medical physicists'),
    1.275,
    0.0005,
  ],
  ['W18', 'AAPM 33, support staff', () => staffOf('aapm-33', hospital, 'support staff'), 1.9125, 0.0005],
  [
    'W19',
    'DWWSS, hours behind a WTE',
    () => 12.6 / (method('dwwss-ct').factors[0]?.value ?? 0),
    method('dwwss-ct').hours ?? 0,
    0.5,
  ],
  [
    'W20',
    'AAPM 33 over DWWSS for one CT',
    () =>
      methodSpread([
        required('aapm-33', given('aapm-33', { 'ct-scanners': 1 })).staff[0]!,
        required('dwwss-ct', { 'ct-scanners': 1 }),
      ]),
    11.4,
    0.05,
  ],
  ['W21', 'IAEA, 2,000 patients', () => required('iaea-rt-pat', { 'rt-patients': 2000 }).value, 5, 0],
  ['W22', 'IAEA, 5 linacs', () => required('iaea-rt-linac', { linacs: 5 }).value, 8.5, 0],
  [
    'W23',
    'need: access × fractionation',
    () =>
      radiotherapyWork({
        cancers: 1,
        access: 1.33,
        coursesPerPatient: 1,
        plansPerCourse: 1,
        fractionsPerCourse: 1.37,
        complexity: 1,
      }).fractions,
    1.82,
    0.005,
    'printed',
  ],
  ['W24', 'fractions a patient', () => 34_194 / 2610, needFigure('fractions-2005'), 0.05],
  ['W25', 'patients who missed treatment', () => (100 * 33_881) / 243_748, 13.9, 0.05, 'printed'],
  [
    'W26',
    'fractions a linac',
    () => fractionsOf(needFigure('throughput-delivered'), needFigure('attendance-per-fraction')),
    8143,
    1,
    'printed',
  ],
  ['W27', 'attendances a course, April 2020', () => ratioOfChanges(-29.1, -19.9), 0.885, 0.0006],
  ['W28', 'CT, compound', () => compoundRate(1.6, 7), needFigure('growth-ct'), 0.01],
  ['W29', 'MR, compound', () => compoundRate(1.31, 7), needFigure('growth-mri'), 0.01],
  ['W30', 'cost of a course', () => 467e6 / 127_275, 3672, 4, 'printed'],
  ['W31', 'registrants of January 2025, by route', () => 7126 + 501 + 139 + 323, 8089, 0, 'printed'],
  ['W32', 'registrants of November 2021, by route', () => 355 + 150 + 260 + 5726, 6491, 0, 'printed'],
  ['W33', 'registrants of November 2021, by sex', () => 3997 + 2490 + 4, 6491, 0, 'printed'],
  [
    'W34',
    'share of registrants from abroad',
    () => (100 * (501 + 139)) / 8089,
    leverValue('international-share'),
    0.05,
  ],
  ['W35', 'staff unexplained by flows, October 2025', () => unexplained(englandFlows[0]!), 642, 0],
  ['W36', 'staff unexplained by flows, November 2025', () => unexplained(englandFlows[1]!), 465, 0],
  ['W37', 'WTE a head', () => leverValue('participation') / 100, 187_677.9 / 213_341, 0.0005],
  ['W38', 'leavers of a month', () => leaversOfMonth(), 0.942, 0.0005],
  ['W39', 'share of retired who come back', () => leverValue('retire-and-return'), (100 * 12_800) / 34_500, 0.5],
  ['W40', 'retirement a year, 10 in 100 in five', () => leverValue('retirement'), 100 * (1 - 0.9 ** (1 / 5)), 0.05],
  ['W41', 'starters of 2024, in service and direct', () => 146 + 388, 534, 0, 'printed'],
  [
    'W42',
    'share of starters in service',
    () => leverValue('in-service'),
    (100 * (89 + 127 + 116 + 146)) / (404 + 501 + 489 + 534),
    0.05,
  ],
  ['W43', 'intake of four years', () => meanIntake(), leverValue('training-places'), 0],
  ['W44', 'years at 33 staff a year', () => yearsToClose(900, 33), 27.3, 0.05],
  ['W45', 'physicists in Australia, 2022', () => gap(535, 327), 208, 0, 'printed'],
  ['W46', 'physicists in Australia, 2012', () => gap(415, 203), 212, 0, 'printed'],
  ['W47', 'oncologists and therapists in Australia', () => gap(535, 499) + gap(2673, 2135), 574, 0],
  ['W48', 'quality control, least hours a linac', () => requiredQc().low * 1643, 156, 1e-9],
  ['W49', 'quality control, most WTE a linac', () => requiredQc().high, 0.19, 0.0005],
  ['W50', 'linacs replaced a year', () => steadyReplacements(285, 10), 28.5, 0],
  ['W52', 'growth of a workforce plan, 1.4 to 2.3 million', () => 100 * (2.3 / 1.4 - 1), 65, 1, 'printed'],
  ['W53', 'fractions a course that two footprints imply', () => 489 / 27, 18.1, 0.05],
  ['W51', 'fleet behind 20 machines = 7 per cent', () => fleetImplied(20, 0.07), 286, 0.5],
]
/** Examples of stocks and flows, which stand in the tests of the supply under these names. */
const ofSupply = ['S01', 'S02', 'S03', 'S04', 'S05', 'S06', 'S07']
const requiredQc = () => required('uk-linac-qc', { linacs: 1, 'hours-per-wte': 1643 })

describe('worked examples', () => {
  test('each of the 60 is here or among the tests of the supply, once', () => {
    const found = examples.map(([id]) => id).toSorted()
    expect(found).toEqual(Array.from({ length: 53 }, (_, at) => `W${String(at + 1).padStart(2, '0')}`))
    const tests = readFileSync(new URL('../core/scenario/supply.test.ts', import.meta.url), 'utf8')
    const named = [...tests.matchAll(/^test\('(S\d\d)(?: and (S\d\d))?:/gm)].flatMap(([, ...ids]) =>
      ids.filter(Boolean),
    )
    expect(named.toSorted()).toEqual(ofSupply)
  })
  for (const [id, what, found, expected, within, printed] of examples)
    test(`${id}${printed ? ' (in print)' : ''}: ${what}`, () => {
      const value = found() ?? Number.NaN
      expect(Math.abs(value - expected)).toBeLessThanOrEqual(within + 1e-9)
    })
})

test('two ratios of one agency differ by 70 per cent for one plausible department', () => {
  const some = [required('iaea-rt-pat', { 'rt-patients': 2000 }), required('iaea-rt-linac', { linacs: 5 })]
  expect(methodSpread(some)).toBeCloseTo(1.7, 12)
})

describe('the methods that ship', () => {
  test('give a number from their inputs, or say that they were not read', () => {
    for (const one of file.methods) {
      const values = Object.fromEntries(inputsOf(one).map((id) => [id, 0.5]))
      const found = requirementOf(one, values, file.inputs)
      if (one.status === 'not-read' || one.status === 'none-found') expect(found).toMatchObject({ kind: 'absent' })
      else if (one.id === 'aapm-33')
        expect(found).toEqual({ kind: 'absent', because: 'its source leaves the factor of PET scanner open' })
      else expect(found).toMatchObject({ kind: 'value' })
    }
  })

  test('name every input that is missing, and take none for zero', () => {
    const { 'plans-imrt': _, ...without } = department
    expect(requirementOf(method('dgmp-radiotherapy'), without, file.inputs)).toEqual({
      kind: 'absent',
      because: 'the number of IMRT plans a year is not given',
    })
    expect(requirementOf(method('wisn'), {}, file.inputs)).toEqual({
      kind: 'absent',
      because:
        'the hours of work a year, the working hours of a day, the days that one person is available a year and the share of working time for duties of the whole group are not given',
    })
  })

  test('a printed range has no middle', () => {
    const found = required('aapm-33', given('aapm-33', { 'mr-scanners': 2 }))
    expect(found.staff[0]).toMatchObject({ value: null, low: 0.2, high: 0.5 })
    expect(found).toMatchObject({ value: null, low: 0.5, high: 1.25 })
  })

  test('other hours a year and time for training are set beside a method, where its hours are in print', () => {
    const own = requirementOf(method('dgmp-radiotherapy'), department, file.inputs, { hours: 1500, training: 0.05 })
    expect(own).toMatchObject({ kind: 'value' })
    if (own.kind === 'value') expect(own.value).toBeCloseTo((3.897 * 1.05 * 1643) / 1500, 9)
  })

  test('no rule of thumb of clinical engineering is set against staff', () => {
    const some = file.methods.filter(({ service }) => service === 'clinical engineering')
    expect(some).toHaveLength(5)
    expect(some.every(({ use }) => use === 'point')).toBe(true)
  })
})

test('like is set against like: scientists of one specialty, and treatment staff in no sum', () => {
  const german = required('bmukn-teletherapy', shift)
  expect(german.value).toBe(5.5)
  expect(requiredOf(german, 'scientist')?.value).toBe(5.5)
  expect(requiredOf(german, 'technical')).toBeNull()
  expect(requiredOf(german, 'all')).toBeNull()
  const whole = required('dgmp-radiotherapy', department)
  expect(requiredOf(whole, 'all')?.value).toBeCloseTo(3.897, 9)
  expect(requiredOf(whole, 'technical')?.value).toBeCloseTo(1.269, 9)
  const ids = new Set<string>([...specialties, 'imaging', 'any', 'other'])
  expect(file.methods.filter(({ specialty }) => !ids.has(specialty))).toEqual([])
})

describe('need', () => {
  const path = (area: readonly string[], driver: 'incidence' | 'people', from: number, to: number) =>
    growthBetween(file.projections, driver, area, from, to)

  test('grows along what is held, and says what it takes for granted', () => {
    const found = path(['E12000002', 'E92000001', 'K02000001'], 'incidence', 2019, 2035)
    expect(found).toMatchObject({ kind: 'value' })
    if (found.kind === 'value') {
      expect(found.factor).toBeCloseTo((506 / 384) ** (12 / 17), 5)
      expect(found.notes).toEqual([
        'the area is taken to grow as its larger area does (Cancer Research UK’s projection of 2023)',
        'no change is taken from 2019 to 2023, where Cancer Research UK’s projection of 2023 begins',
      ])
    }
    const people = path(['E92000001', 'K02000001'], 'people', 2022, 2032)
    expect(people).toMatchObject({ kind: 'value', factor: expect.closeTo(1.078, 12), notes: [] })
  })

  test('goes no further than the projection', () => {
    expect(path(['K02000001'], 'people', 2022, 2040)).toEqual({
      kind: 'absent',
      because: 'ONS national projection, 2022-based ends in 2032',
    })
    expect(path(['E92000001'], 'incidence', 2023, 2030)).toEqual({
      kind: 'absent',
      because: 'no projection of cancer incidence is held for this area',
    })
  })

  test('four definitions of access are held for the UK and England, and none of them is a default', () => {
    const rates = file.need.filter(({ kind, area }) => kind === 'access' && ['K02000001', 'E92000001'].includes(area))
    expect(rates.map(({ value }) => value)).toEqual([34, 38, 40.6, 52.3])
    expect(new Set(rates.map(({ definition }) => definition)).size).toBe(4)
  })

  test('complexity is weighed by plans', () => {
    const time = (id: string) => needFigure(`time-${id}`)
    expect(
      planComplexity([
        { plans: 50, time: time('conformal') },
        { plans: 50, time: time('vmat-complex') },
      ]),
    ).toBeCloseTo(2.65, 12)
  })
})

test('nothing is in print about the effort of commissioning, and none is made up', () => {
  const held = file.equipment.filter(({ kind }) => kind === 'commissioning')
  expect(held).toHaveLength(5)
  expect(
    held.every(({ value, low, high, source }) => value === null && low === null && high === null && source === null),
  ).toBe(true)
  expect(commissioningBy([{ year: 2030, units: 3 }], { weeks: null, weeksPerWte: 42 }, new Map())).toMatchObject({
    kind: 'absent',
  })
})

test('the record of projections: the outcome of each is known, or it is said why not', () => {
  const { trackRecord } = file
  expect(trackRecord).toHaveLength(23)
  for (const entry of trackRecord) {
    expect(verdictWords[entry.verdict]).toBeTruthy()
    if (entry.verdict === 'met' || entry.verdict === 'missed') expect(projectionError(entry)).not.toBeNull()
    if (entry.verdict === 'outcome-not-seen') expect(entry.actual).toBeNull()
    expect(entry.actual === null).toBe(entry.actualSource === null)
  }
  const error = (id: string) => projectionError(trackRecord.find((one) => one.id === id)!)?.error
  expect(error('oncologists-2020-2025')).toBe(13)
  expect(error('oncologist-growth-2020-2023')).toBe(-1.5)
  expect(error('linacs-scotland-2015')).toBeCloseTo(1.2, 12)
  expect(error('physicists-usa-2020')).toBe(0)
  expect(noOwnRecord).toMatch(/no public series of MPCE staff/)
})
