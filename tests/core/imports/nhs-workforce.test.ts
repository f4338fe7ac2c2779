import { describe, expect, test } from 'vitest'
import { type Dataset, decodeDataset } from '#core/catalogue/columns.ts'
import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import type { Observation } from '#core/domain/cell.ts'
import { mergeCatalogue } from '#core/imports/merge-catalogue.ts'
import { realDataset } from '../../data/real-atlas.ts'
import { realPlaces } from './context.ts'
import { openAndCheck, type Seen } from './open-and-check.ts'

/** The files are published ones: their small numbers are shown. What becomes of them otherwise is in `few-divisions.test.ts`. */
const see = (name: string, lines: readonly string[]): Seen =>
  openAndCheck(name, new TextEncoder().encode(`${lines.join('\n')}\n`), { 'persons:few': 'keep' })

const indicatorOf = (seen: Seen, id: string) => {
  const found = seen.checked?.draft?.entry.indicators.find((one) => one.id === id)
  if (!found) throw new Error(`${id} is not made: ${JSON.stringify(seen.findings.map(({ code }) => code))}`)
  return found
}

const datasetsOf = (seen: Seen, id: string): readonly Dataset[] =>
  Object.values(indicatorOf(seen, id).files).map(({ path }) =>
    decodeDataset(seen.checked?.draft?.files[path] as IndicatorFile),
  )

const observationsOf = (seen: Seen, id: string): readonly Observation[] =>
  datasetsOf(seen, id).flatMap(({ observations }) => observations)

/** The value of a place by "period specialty level"; undefined where there is none. */
function figureOf(seen: Seen, id: string, area: string, where: string): number | undefined {
  const found = observationsOf(seen, id).find(
    (one) => one.area === area && [one.period, ...Object.values(one.dims)].join(' ') === where,
  )
  return found?.cell.kind === 'value' ? found.cell.value : undefined
}

const codes = (seen: Seen) => seen.findings.map(({ code }) => code)

/** As in 2017: regions of Health Education England, no system, the area of work in a column of its own, groups with numbers. */
const heads2017 =
  'Org Code,Org Name,HEE Region Code,HEE Region Name,Main Staff Group,Staff Group 1,Staff Group 2,Area,Level,AfC Band,FTE'
const qualified = `001_Professionally qualified clinical staff,"017_Scientific, therapeutic & technical staff",019_Healthcare scientists`
const support = '021_Support to clinical staff,032_Support to ST&T staff,034_Support to healthcare scientists'
const rows2017 = [
  `RJE,University Hospitals of North Midlands NHS Trust,YDF32,Health Education West Midlands,${qualified},Medical Physics,Healthcare Scientist,Band 7,10.25`,
  `RJE,University Hospitals of North Midlands NHS Trust,YDF32,Health Education West Midlands,${qualified},Medical Physics,Consultant Healthcare Scientist,Band 8c,2.5`,
  `RJE,University Hospitals of North Midlands NHS Trust,YDF32,Health Education West Midlands,${support},Medical Physics,Trainee Healthcare Scientist,Band 6,1.25`,
  `RWD,United Lincolnshire Hospitals NHS Trust,YDF21,Health Education East Midlands,${qualified},Clinical Engineering,Healthcare Science Practitioner,Band 6,6.4`,
  `RWD,United Lincolnshire Hospitals NHS Trust,YDF21,Health Education East Midlands,${support},Clinical Engineering,Healthcare Science Assistant,Band 3,3.6`,
  `RD8,Milton Keynes University Hospital NHS Foundation Trust,YDF25,Health Education Thames Valley,${qualified},Clinical Engineering,Healthcare Science Practitioner,Band 6,4`,
  `RC9,Luton and Dunstable University Hospital NHS Foundation Trust,YDF22,Health Education East of England,${qualified},Clinical Engineering,Healthcare Science Practitioner,Band 5,5`,
  `RNL,North Cumbria University Hospitals NHS Trust,YDF30,Health Education North East,${qualified},Medical Physics,Healthcare Scientist,Band 7,2`,
  `RTD,The Newcastle upon Tyne Hospitals NHS Foundation Trust,YDF30,Health Education North East,${qualified},Medical Physics,Healthcare Scientist,Band 7,30`,
  `RTD,The Newcastle upon Tyne Hospitals NHS Foundation Trust,YDF30,Health Education North East,${qualified},Cardiac Physiology,Healthcare Scientist,Band 7,99`,
]
const file2017 = 'NHS Workforce Statistics - September 2017, staff excluding medical.csv'

describe('everybody in a file', () => {
  const seen = see(file2017, [heads2017, ...rows2017])
  const sum = (area: string, work: string) => figureOf(seen, 'own-test', area, `2017-09-30 ${work}`)

  test('is added up for trusts, too', () => {
    expect(sum('RTD', 'all')).toBe(129)
    expect(sum('RJE', 'all')).toBe(14)
    expect(sum('E92000001', 'all')).toBe(164)
  })
  test('is named by its groups where they are few, else as the whole file', () => {
    const groups = 'Professionally qualified clinical staff; Support to clinical staff'
    expect(indicatorOf(seen, 'own-test').name).toBe(`NHS staff: ${groups}`)
    const others = ['041_NHS infrastructure support', '051_Other'].map((group) =>
      (rows2017[0] ?? '').replace('001_Professionally qualified clinical staff', group),
    )
    const whole = see(file2017, [heads2017, ...rows2017, ...others])
    expect(indicatorOf(whole, 'own-test').name).toBe('NHS staff excluding medical')
  })
})

describe('the layout of 2017', () => {
  const seen = see(file2017, [heads2017, ...rows2017])
  const at = (area: string, where: string) => figureOf(seen, 'mpce-staff', area, `2017-09-30 ${where}`)

  test('is read without a question but that of small numbers: employers tell board, region and ITL1 region', () => {
    expect(seen.questions).toEqual([expect.stringMatching(/^Suppress small numbers of persons\?/)])
    expect(seen.findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(seen.table).toBe('nhs-workforce')
  })
  test.each([
    ['E92000001', 'both qualified', 60.15],
    ['E92000001', 'both support', 4.85],
    ['E92000001', 'both all', 65],
    ['E92000001', 'medical-physics qualified', 44.75],
    ['E40000011', 'both qualified', 19.15],
    ['E40000012', 'medical-physics qualified', 32],
    ['E54000010', 'medical-physics all', 14],
    ['E54000013', 'clinical-engineering all', 10],
    ['E54000024', 'clinical-engineering qualified', 9],
    ['E12000005', 'both all', 14],
    ['E12000004', 'both all', 10],
    ['E12000006', 'both qualified', 5],
    ['E12000008', 'both qualified', 4],
    ['E12000002', 'both qualified', 2],
    ['E12000001', 'both qualified', 30],
    ['RJE', 'medical-physics qualified', 12.75],
  ])('%s %s is %d, added up by hand', (area, where, value) => {
    expect(at(area, where)).toBe(value)
  })
  test('the month of the file takes the place of the shipped one and leaves no break', () => {
    const { breaks, sources } = indicatorOf(seen, 'mpce-staff')
    expect(breaks).toEqual([])
    expect(sources).toEqual(['own-test'])
  })
  test('shares add up to the whole, qualified apart', () => {
    const mix = observationsOf(seen, 'mpce-skill-mix').filter(
      ({ area, dims, cell }) => area === 'E40000011' && dims.specialty === 'both' && cell.kind === 'value',
    )
    const share = (level: string) => {
      const cell = mix.find(({ dims }) => dims.level === level)?.cell
      return cell?.kind === 'value' ? cell.value : undefined
    }
    expect([share('qualified'), share('trainees'), share('consultant'), share('practitioner')]).toEqual([
      79.8, 5.2, 10.4, 26.7,
    ])
    expect(figureOf(seen, 'mpce-pay-bands', 'E40000011', '2017-09-30 both 6')).toBe(31.9)
    expect(figureOf(seen, 'mpce-pay-bands', 'E40000011', '2017-09-30 both 1-4')).toBe(15)
    expect(figureOf(seen, 'mpce-pay-bands', 'E40000011', '2017-09-30 both 8b-9')).toBe(10.4)
  })
})

const heads2025 =
  'Date,NHSE_Region_Code,NHSE_Region_Name,ICS code,ICS name,Org code,Org name,Main Staff Group,Staff Group 1,Staff Group 2,Care Setting,Level,AfC Band,Total FTE'
const lincolnshire = (setting: string, level: string, fte: string, date = '30/11/2025') =>
  `${date},Y60,Midlands,QJM,NHS Lincolnshire Integrated Care Board,RWD,United Lincolnshire Teaching Hospitals NHS Trust,${qualified},${setting},${level},Band 7,${fte}`

describe('a newer month', () => {
  const seen = see('November.csv', [
    heads2025,
    lincolnshire('014_Medical Physics', '045_Healthcare Scientist', '7.5'),
    lincolnshire('015_Clinical Engineering', 'Healthcare Science Practitioner', '8.25'),
    '30/11/2025,Y56,London,QRV,NHS North West London Integrated Care Board,X99,Example Laboratories,' +
      `${qualified},Medical Physics,Healthcare Scientist,Band 7,1.5`,
  ])
  const shipped = realDataset('mpce-staff/qualified')
  const { catalogue } = realPlaces()

  test('is a second period of the shipped series, with a break between', () => {
    const staff = indicatorOf(seen, 'mpce-staff')
    expect(staff.breaks).toEqual([{ after: '2017-09-30', note: 'own-series-break' }])
    expect(staff.initial.period).toBe('2025-11-30')
    // Of the regions and nations of the series the file has few; it opens on what the file has most of.
    expect(staff.initial.geography).toBe('nhs_region')
    const extents = staff.files.qualified?.extents.find(({ geography }) => geography === 'nhs_region')
    expect(extents?.periods).toEqual([
      { period: '2017-09-30', areas: 7 },
      { period: '2025-11-30', areas: 2 },
    ])
    expect(figureOf(seen, 'mpce-staff', 'E54000013', '2025-11-30 both qualified')).toBe(15.75)
    // A board that merged whole since counts for the one of today too.
    expect(figureOf(seen, 'mpce-staff', 'E54000071', '2025-11-30 both qualified')).toBe(1.5)
  })
  test('every shipped figure stays as it is, under its own source', () => {
    const held = observationsOf(seen, 'mpce-staff').filter(({ dims }) => dims.level === 'qualified')
    for (const one of shipped.observations) {
      const kept = held.find(
        ({ area, period, dims }) => area === one.area && period === one.period && dims.specialty === one.dims.specialty,
      )
      expect([kept?.cell, kept?.source]).toEqual([one.cell, one.source])
    }
    expect(indicatorOf(seen, 'mpce-staff').sources).toEqual(['nhsd-wf-2017-09', 'own-test'])
  })
  test('what was written of 2017 is said of 2017 only', () => {
    const staff = indicatorOf(seen, 'mpce-staff')
    expect(staff.notes).toEqual(['esr-coding', 'counted-at-employer', 'own-series-break'])
    expect(staff.definition).not.toContain('2017')
    const [file] = datasetsOf(seen, 'mpce-staff')
    const own = file?.observations.filter(({ source }) => source === 'own-test') ?? []
    expect(own.length).toBeGreaterThan(0)
    expect(own.flatMap(({ notes }) => notes)).toEqual([])
    const old = file?.observations.find(({ source }) => source !== 'own-test')
    expect(old?.notes).toContain('mpce-2017')
    for (const note of [...staff.notes, ...(old?.notes ?? [])]) expect(file?.notes.has(note), note).toBe(true)
  })
  test('says what it does not carry on', () => {
    expect(seen.checked?.draft?.summary[1]).toBe('2 regions, 3 integrated care boards and 1 trust, 1 area of work')
    expect(seen.checked?.draft?.summary.join(' ')).toContain(
      'Radiographers and healthcare science staff are not carried on',
    )
    const ids = seen.checked?.draft?.entry.indicators.map(({ id }) => id)
    expect(ids).toEqual(['mpce-staff', 'mpce-skill-mix', 'mpce-pay-bands', 'own-test'])
  })
  test('takes the place of the shipped series in the catalogue', () => {
    const entry = seen.checked?.draft?.entry
    const merged = mergeCatalogue(catalogue, entry ? [entry] : [])
    expect(merged.indicators.filter(({ id }) => id === 'mpce-staff')).toEqual([indicatorOf(seen, 'mpce-staff')])
    expect(merged.indicators.map(({ id }) => id)).toContain('own-test')
  })
  test('of two files of one series the longer counts, whichever was kept first', () => {
    const long = indicatorOf(seen, 'mpce-staff')
    const isNew = ({ period }: { readonly period: string }) => period === '2025-11-30'
    const files = Object.entries(long.files).map(([shard, { path, extents }]) => [
      shard,
      { path: `${path}-short`, extents: extents.map((one) => ({ ...one, periods: one.periods.filter(isNew) })) },
    ])
    const short = { ...long, files: Object.fromEntries(files) }
    const entryOf = (one: typeof long) => ({ indicators: [one], geographies: [], sites: [] })
    // The own copy of one month has no break in it.
    const alone = { ...short, breaks: [] }
    for (const order of [
      [long, short],
      [short, long],
      [long, alone],
      [alone, long],
    ])
      expect(mergeCatalogue(catalogue, order.map(entryOf)).indicators.find(({ id }) => id === long.id)).toBe(long)
  })
  test('an employer that the atlas does not list is named with its FTE and counts for its board', () => {
    const told = seen.findings.find(({ code }) => code === 'employers-not-listed')
    expect(told?.found).toBe('1 employer of MPCE staff with their FTE: Example Laboratories, X99 (1.5)')
  })
})

test.each(['2025-09-30', 'September 2025', '30/09/2025', 'Sep-25', 'Sept 2025', '2025-09', '2025-09-01'])(
  '%s is the end of September 2025',
  (date) => {
    const seen = see('a.csv', [heads2025, lincolnshire('Medical Physics', 'Healthcare Scientist', '2', date)])
    expect(figureOf(seen, 'mpce-staff', 'E40000011', '2025-09-30 both qualified')).toBe(2)
  },
)

test('a file without a date is of the month in its name', () => {
  const strip = (line: string) => line.replace(/^[^,]*,/, '')
  const row = strip(lincolnshire('Medical Physics', 'Healthcare Scientist', '2'))
  const seen = see('NHS Workforce Statistics, June 2024 staff excluding medical.csv', [strip(heads2025), row])
  expect(figureOf(seen, 'mpce-staff', 'E40000011', '2024-06-30 both qualified')).toBe(2)
})

const counting =
  'Date,NHSE_Region_Code,NHSE_Region_Name,ICS_code,Org_code,Org_name,Staff_group_1,Staff_group_2,Data_type,Total'
const counts = (type: string, total: number) =>
  `31/03/2025,Y60,Midlands,QJM,RWD,United Lincolnshire,Healthcare scientists,Medical physics,${type},${total}`

test('headcount is never added to FTE', () => {
  const seen = see('a.csv', [counting, counts('FTE', 10.5), counts('Headcount', 12)])
  expect(figureOf(seen, 'mpce-staff', 'E40000011', '2025-03-31 medical-physics qualified')).toBe(10.5)
  expect(codes(seen)).toContain('headcount-left-out')
  expect(see('a.csv', [counting, counts('Headcount', 12)]).checked?.draft).toBeNull()
  expect(codes(see('a.csv', [counting, counts('FTE', 10), counts('Starters', 2)]))).toContain('neither-fte-nor-heads')
})

const split = 'Date,NHSE_Region_Name,Org_Name,Staff_Group_1,Staff_Group_2,FTE'
const general = (seen: Seen, area: string) => figureOf(seen, 'own-test', area, '2025-11-30 all')

test('sums that the file prints of its own rows are not counted again', () => {
  const seen = see('a.csv', [
    split,
    '2025-11,North West,A,All staff groups,All,150',
    '2025-11,North West,A,Nurses & health visitors,Adult,100',
    '2025-11,North West,A,Midwives,Midwives,50',
    '2025-11,Midlands,B,All staff groups,All,70',
    '2025-11,Midlands,B,Nurses & health visitors,Adult,70',
    '2025-11,England,All organisations,Nurses & health visitors,Adult,170',
    '2025-11,England,,All staff groups,All,220',
  ])
  expect(codes(seen).filter((code) => code === 'subtotal-row')).toHaveLength(4)
  expect([general(seen, 'E40000014'), general(seen, 'E40000011'), general(seen, 'E92000001')]).toEqual([150, 70, 220])
})

test('a file that has sums alone keeps them, and one whose sums cross is refused', () => {
  const sums = see('a.csv', [split, '2025-11,Midlands,B,All staff groups,All,70', '2025-11,Midlands,C,Midwives,All,5'])
  expect(general(sums, 'E40000011')).toBe(75)
  const crossed = see('a.csv', [
    split,
    '2025-11,Midlands,All organisations,Midwives,Adult,70',
    '2025-11,Midlands,B,All staff groups,All,90',
  ])
  expect(codes(crossed)).toContain('subtotals-cross')
  expect(crossed.checked?.draft).toBeNull()
})

test('an ITL1 region is left without a figure where some staff may belong to its neighbour', () => {
  const heads = 'Date,NHSE_Region_Name,Org_Code,Org_Name,Staff_Group_1,Staff_Group_2,FTE'
  const seen = see('a.csv', [
    heads,
    '2025-11,Midlands,RWD,United Lincolnshire,Healthcare scientists,Medical physics,10',
    '2025-11,Midlands,X99,Example Laboratories,Healthcare scientists,Medical physics,3',
    '2025-11,London,RRV,University College London Hospitals,Healthcare scientists,Medical physics,20',
  ])
  const at = (area: string) => figureOf(seen, 'mpce-staff', area, '2025-11-30 both qualified')
  expect([at('E40000011'), at('E12000004'), at('E12000005'), at('E12000007')]).toEqual([13, undefined, undefined, 20])
  expect(seen.findings.find(({ code }) => code === 'itl1-uncertain')?.found).toBe('E12000004, E12000005')
})

test('levels and areas of unknown words are told, and no figure is made of a guess', () => {
  const row = (setting: string, level: string, fte: string) =>
    lincolnshire(setting, level, fte).replace('019_Healthcare scientists', 'Scientists')
  const seen = see('a.csv', [
    heads2025,
    row('Medical Physics', 'Healthcare Scientist', '7'),
    row('Medical Physics', 'Grade nine', '2'),
    row('Radiation Physics', 'Healthcare Scientist', '4'),
  ])
  const at = (level: string) => figureOf(seen, 'mpce-staff', 'E40000011', `2025-11-30 medical-physics ${level}`)
  expect([at('all'), at('qualified'), at('support')]).toEqual([9, undefined, undefined])
  // A share of a whole that is only known in part would be wrong, so the shipped skill mix stays as it is.
  expect(seen.checked?.draft?.entry.indicators.map(({ id }) => id)).toEqual([
    'mpce-staff',
    'mpce-pay-bands',
    'own-test',
  ])
  expect(codes(seen)).toEqual(expect.arrayContaining(['levels-unknown', 'areas-not-mpce']))
})

test('a trust beside the name of a later merger is asked about, and a placeholder is not', () => {
  const named = (name: string) => rows2017.map((row) => row.replaceAll(/RTD,[^,]*,/g, `RTD,${name},`))
  const asked = see(file2017, [heads2017, ...named('Northern Care Alliance')])
  expect(asked.questions).toContainEqual(
    expect.stringContaining(
      'RTD “Northern Care Alliance”, held as The Newcastle upon Tyne Hospitals NHS Foundation Trust',
    ),
  )
  expect(asked.checked?.draft ?? null).toBeNull()
  expect(see(file2017, [heads2017, ...named('A trust')]).questions.join()).not.toContain('another name')
})
