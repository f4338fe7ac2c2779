import { describe, expect, test } from 'vitest'
import { openAndCheck } from './open-and-check.ts'
import { holdShapes } from './published-shape.ts'

/** Two rows, Wales and Scotland, under headings of a test's own. */
const pair = (headings: string, wales: string, scotland: string): string =>
  `${headings}\nWales,${wales}\nScotland,${scotland}\n`

/** Figures of Wales and Scotland in one period. */
const both = (period: string, wales: string | number, scotland: string | number): readonly string[] => [
  `W92000004 ${period} ${wales}`,
  `S92000003 ${period} ${scotland}`,
]

describe('headings', () => {
  holdShapes([
    {
      name: 'without any the first row of data is not taken for them',
      text: 'Wales,2023,120.5\nScotland,2023,310.5\nEngland,2023,3100.5\n',
      figures: null,
      says: [/error: shape\.csv, A1 .*found “Wales”.*This row is data/],
    },
    {
      name: 'in three rows of a text file',
      text: ',2022,,,,2023,,,\n,Men,,Women,,Men,,Women,\nArea,FTE,HC,FTE,HC,FTE,HC,FTE,HC\nWales,21.5,22,23.5,24,25.5,26,27.5,28\nScotland,11.5,12,13.5,14,15.5,16,17.5,18\n',
      figures: null,
      says: [/2023 Women FTE.*3 rows and were joined/, /different measures/],
    },
    {
      name: 'with the unit below each',
      text: 'Area,2022,2023\n,WTE,WTE\nWales,21.5,22\nScotland,11.5,12\n',
      figures: [...both('2022', 21.5, 11.5), ...both('2023', 22, 12)],
    },
    {
      name: 'that are repeated further down',
      text: 'Area,Year,WTE\nWales,2022,21.5\nArea,Year,WTE\nScotland,2022,11.5\n',
      figures: both('2022', 21.5, 11.5),
      says: [/row 3: found “1 row: Area, Year, WTE”/],
    },
    {
      name: 'of two tables below each other are not read as one',
      text: 'Area,Year,FTE\nWales,2022,21.5\n\nTable 2\nArea,Year,Headcount\nScotland,2022,110\n',
      figures: null,
    },
    {
      name: 'of two tables side by side leave the figures to be chosen',
      text: 'Area,Year,FTE,,Area,Year,Headcount\nWales,2022,21.5,,Wales,2022,30\n',
      figures: null,
    },
  ])
})

describe('measures and units', () => {
  holdShapes([
    {
      name: 'FTE and headcount in a column that is called a type',
      text: 'Region,Type,Month,Number\nWales,Headcount,2024-03,120\nWales,FTE,2024-03,100.5\n',
      figures: null,
      says: [/different measures by Type/],
    },
    {
      name: 'staff in post are no posts',
      text: pair('Area,Year,Staff in post', '2023,120', '2023,310'),
      figures: null,
      says: [/the unit of the figures/],
    },
    {
      name: 'one percentage that is a hundredth of the others',
      text: 'Area,Year,Vacancy rate (%)\nWales,2023,8.5\nScotland,2023,0.09\nEngland,2023,10\n',
      figures: [...both('2023', 8.5, 0.09), 'E92000001 2023 10'],
      says: [/warning: .*“Scotland: 0\.09 in 2023, where the others are about 8\.5”/],
    },
  ])
})

describe('periods', () => {
  const rate = 'Area,Period,Rate per 1000'
  holdShapes([
    {
      name: '2010/12 is three years',
      text: pair(rate, '2010/12,12.5', '2010/12,13.5'),
      figures: both('2010-2012', 12.5, 13.5),
    },
    {
      name: 'FYE 2024 is 2023/24',
      text: pair(rate, 'FYE 2024,12.5', 'FYE 2024,13.5'),
      figures: both('2023/24', 12.5, 13.5),
    },
    {
      name: 'y/e Mar-24 is 2023/24',
      text: pair(rate, 'y/e Mar-24,12.5', 'Y/E March 2024,13.5'),
      figures: both('2023/24', 12.5, 13.5),
    },
    {
      name: '03/2024 is a month',
      text: pair(rate, '03/2024,12.5', 'Mar 24,13.5'),
      figures: both('2024-03', 12.5, 13.5),
    },
    {
      name: 'the day of a census is no day of publication',
      text: pair('Area,Published,Census date,WTE', '2025-06-12,2025-03-31,12.5', '2025-06-12,2025-03-31,13.5'),
      figures: both('2025-03-31', 12.5, 13.5),
    },
    {
      name: '2024M03 is a month',
      text: pair(rate, '2024M03,12.5', '2024M03,13.5'),
      figures: both('2024-03', 12.5, 13.5),
    },
    {
      name: 'from a first to a last day',
      text: pair(rate, '01/04/2023 - 31/03/2024,12.5', '2023-04-01 to 2024-03-31,13.5'),
      figures: both('2023/24', 12.5, 13.5),
    },
    {
      name: 'a day in the middle of a month ends none',
      text: pair(rate, '01/04/2023 - 30/03/2024,12.5', '2024,13.5'),
      figures: null,
    },
  ])
})

describe('marks and missing figures', () => {
  holdShapes([
    {
      name: 'a reason in a column of notes of the figure',
      text: pair('Area,Year,WTE,WTE note', '2023,,[c]', '2023,12.5,[p]'),
      figures: both('2023', 'suppressed', 12.5),
    },
    {
      name: 'a reason in words of its own is asked about',
      text: pair('Area,Year,WTE,Reason', '2023,,Too few to publish', '2023,12.5,'),
      figures: null,
      says: [/What does “Too few to publish” stand for/],
    },
    {
      name: 'and is what the answer says',
      text: pair('Area,Year,WTE,Reason', '2023,,Too few to publish', '2023,12.5,'),
      answers: { 'missing:Too few to publish': 'suppressed' },
      figures: both('2023', 'suppressed', 12.5),
    },
    {
      name: 'nines without a minus',
      text: pair('Area,Year,WTE', '2023,99999999', '2023,12.5'),
      figures: null,
      says: [/What does “99999999” stand for/],
    },
    {
      name: 'four nines among small figures',
      text: 'Area,Year,WTE\nWales,2023,9999\nScotland,2023,11.5\nEngland,2023,14.5\n',
      figures: null,
      says: [/What does “9999” stand for/],
    },
    {
      name: 'three of them are said to be far from the others',
      text: 'Area,Year,WTE\nWales,2023,999\nScotland,2023,11.5\nEngland,2023,14.5\n',
      figures: [...both('2023', 999, 11.5), 'E92000001 2023 14.5'],
      says: [/warning: .*“Wales: 999 in 2023, where the others are at most 14\.5”/],
    },
    {
      name: 'a figure in another unit than the others',
      text: 'Area,Year,Scans\nWales,2023,12345\nScotland,2023,11.5\nEngland,2023,14.5\nNorthern Ireland,2023,8\n',
      figures: [...both('2023', 12345, 11.5), 'E92000001 2023 14.5', 'N92000002 2023 8'],
      says: [/warning: .*Wales: 12345.*Check its unit/],
    },
    {
      name: 'a nought beside a reason is asked about',
      text: pair('Area,Year,WTE,Status', '2023,0,Suppressed', '2023,12.5,Final'),
      figures: null,
      says: [/What does “0 beside Suppressed” stand for/],
    },
    {
      name: 'and is none by the answer',
      text: pair('Area,Year,WTE,Status', '2023,0,Suppressed', '2023,12.5,Final'),
      answers: { 'missing:0 beside Suppressed': 'suppressed' },
      figures: both('2023', 'suppressed', 12.5),
    },
    {
      name: 'or nobody',
      text: pair('Area,Year,WTE,Status', '2023,0,Suppressed', '2023,12.5,Final'),
      answers: { 'missing:0 beside Suppressed': 'number' },
      figures: both('2023', 0, 12.5),
      says: [/warning: .*“Suppressed, beside a figure”/],
    },
    {
      name: 'letters behind a figure',
      text: pair('Area,Year,WTE', '2023,12.5p', '2023,13r'),
      figures: both('2023', 12.5, 13),
    },
  ])
})

describe('areas', () => {
  const trusts = 'Provider code,Year,WTE\nR0A,2025,22.5\nRM3,2025,12.5\nREM,2025,9.5\nNEY,2025,8.5\n'
  holdShapes([
    {
      name: 'the short name of a region among codes of providers is a provider that is not known',
      text: trusts,
      figures: null,
      says: [/error: shape\.csv, A5 .*found “NEY”.*Did you mean North East and Yorkshire/, /Which area is “NEY”/],
    },
    {
      name: 'and the region by the answer',
      text: trusts,
      answers: { 'area:NEY': 'E40000012' },
      figures: ['R0A 2025 22.5', 'RM3 2025 12.5', 'REM 2025 9.5', 'E40000012 2025 8.5'],
    },
  ])
})

describe('notes and rows without figures', () => {
  holdShapes([
    {
      name: 'notes with numbers below a heading of notes',
      text: 'Area,Year,WTE\nWales,2022,21.5\nScotland,2022,11.5\n\nNotes,,\n1,Wales excludes bank staff,\n2,Scotland includes 12 trainees,\n',
      figures: both('2022', 21.5, 11.5),
      says: [/found “3 rows: Notes”/],
    },
    {
      name: 'figures below a heading of notes are data',
      text: 'Area,Year,WTE\nWales,2022,21.5\n\nNotes,,\nScotland,2022,11.5\n',
      figures: null,
    },
    {
      name: 'a site without coordinates at the end is no note',
      text: 'name,latitude,longitude\nA,52.95,-1.18\nB,,\n',
      figures: null,
      says: [/error: shape\.csv, B3/],
    },
  ])
})

describe('departments', () => {
  const head = 'survey_year,department,area,specialty,profession,establishment_wte,in_post_wte'
  test.each([
    [['Royal Beta Hosp', 'Beta Royal Hospital', 'Royal Beta Hospital (main site)']],
    [['St. Annes', 'Saint Annes NHS Trust', 'SAINT ANNES']],
  ])('%j are asked about, and are one until it is answered', (names) => {
    const rows = names.map((name, at) => `2025,${name},Wales,${['MR', 'NM', 'Radiotherapy'][at]},Engineer,5,4`)
    const seen = openAndCheck('returns.csv', new TextEncoder().encode([head, ...rows].join('\n')))
    const asked = seen.questions.find((ask) => ask.endsWith('one department?'))
    for (const name of names) expect(asked).toContain(`“${name}”`)
    expect(seen.checked?.draft?.summary.join()).toMatch(/0 figures of staff in post/)
  })

  test('a survey of one year names it above the table; marks on headings and notes below are no data', () => {
    const lines = [
      'Survey of departments 2025: returns',
      '',
      'Department,Region / nation,Discipline,Staff group,Funded establishment (WTE) [note 1],Staff in post (WTE) (note 2)',
      ...['Royal Beta Hosp', 'Beta Royal Hospital', 'Gamma', 'Delta', 'Epsilon'].map(
        (name) => `${name},Wales,Radiotherapy Physics,Engineer,5,4`,
      ),
      'Total,,,,25,20',
      '',
      'Source: returns of departments.',
      '1 Includes contracts of over 6 months',
      'Contact: survey@example.org',
    ]
    const { checked, findings } = openAndCheck('returns.csv', new TextEncoder().encode(lines.join('\n')))
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(checked?.draft?.rows).toBe(5)
    expect(checked?.draft?.summary[0]).toBe('4 departments under 5 spellings, 2025')
  })
})
