import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { decodeDataset } from '#core/catalogue/columns.ts'
import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import type { Observation } from '#core/domain/cell.ts'
import { bytesOf } from './context.ts'
import { longWords, openAndCheck, type Seen, shortWords } from './open-and-check.ts'

const folder = new URL('../../fixtures/imports/', import.meta.url)
const see = (name: string, answers = {}) => openAndCheck(name, bytesOf(new URL(name, folder)), answers)

/** File, the table that it is taken for, whether it can be accepted, and everything that is said of it. */
const files: readonly (readonly [string, string | null, boolean, readonly string[]])[] = [
  ['billion-laughs.xlsx', null, false, ['error document-type']],
  ['binary.csv', null, false, ['error not-text']],
  ['boundaries-damaged.topojson', null, false, ['error shapes-damaged']],
  ['boundaries-degrees.geojson', 'boundaries', true, ['note fields-taken']],
  ['boundaries-elsewhere.geojson', 'boundaries', false, ['error boundary-place']],
  ['boundaries-grid.geojson', 'boundaries', true, ['note fields-taken']],
  ['boundaries-no-codes.geojson', 'boundaries', false, ['error no-codes']],
  ['boundaries-points.geojson', 'boundaries', false, ['error no-polygons']],
  ['broken.json', null, false, ['error json-damaged']],
  ['cut-off.xlsx', null, false, ['error archive-damaged']],
  ['damaged-xml.xlsx', null, false, ['error xml-damaged']],
  ['dates-and-percent.xlsx', 'indicator', true, []],
  ['empty.csv', null, false, ['error file-empty']],
  [
    'equipment-unknown-modality.csv',
    'equipment',
    false,
    [
      'question Names such as “South West” stand for areas of more than one kind. Which are meant?',
      'question Which modality is “Cyclotron”?',
    ],
  ],
  [
    'equipment.csv',
    'equipment',
    false,
    [
      'error unit-twice A3',
      'error not-a-year E4',
      'warning replaced-before-installed F5',
      'question Names such as “South West” stand for areas of more than one kind. Which are meant?',
    ],
  ],
  ['error-cells.xlsx', 'indicator', false, ['error not-a-number C2']],
  ['external-entity.xlsx', null, false, ['error document-type']],
  ['formulas.xlsx', 'indicator', true, ['warning formulas-without-value', 'note formulas']],
  ['hidden-sheet.xlsx', 'indicator', true, ['warning hidden-sheet']],
  [
    'indicator-ambiguous.csv',
    'indicator',
    false,
    [
      'question Names such as “South East”, “London”, “North West” stand for areas of more than one kind. Which are meant?',
    ],
  ],
  ['indicator-bad-period.csv', 'indicator', false, ['error not-a-period B2']],
  ['indicator-below-limit.csv', 'indicator', true, ['note below-limit C2']],
  ['indicator-bom.csv', 'indicator', true, []],
  ['indicator-decimal-comma.csv', 'indicator', true, ['note decimal-comma row 1']],
  ['indicator-fractions.csv', 'indicator', true, ['warning share-as-fraction']],
  ['indicator-good.csv', 'indicator', true, []],
  [
    'indicator-html-name.csv',
    'indicator',
    false,
    ['error area-unknown A2', 'question Which area is “<img src=x onerror=alert(1)>”?'],
  ],
  ['indicator-leap.csv', 'indicator', true, ['warning leap']],
  ['indicator-limits-apart.csv', 'indicator', false, ['error limits-apart C2']],
  ['indicator-name-and-code-twice.csv', 'indicator', false, ['error figure-twice C3']],
  ['indicator-negative-staff.csv', 'indicator', false, ['error negative C2']],
  ['indicator-no-period.csv', 'indicator', false, ['error not-a-period row 2', 'error not-a-period row 3']],
  ['indicator-not-a-number.csv', 'indicator', false, ['error not-a-number C2']],
  [
    'indicator-open-quote.csv',
    'indicator',
    false,
    [
      'error quotes row 2',
      'error area-unknown A2',
      'error not-a-period B2',
      'question Which area is “Wales,2024,12\nScotland,2024,13”?',
    ],
  ],
  ['indicator-prototype.json', 'indicator', true, []],
  ['indicator-settled-by-column.csv', 'indicator', true, []],
  ['indicator-share-above.csv', 'indicator', false, ['error share-above-100 C2']],
  [
    'indicator-totals.csv',
    'indicator',
    false,
    [
      'warning totals-do-not-add-up',
      'question Suppress small numbers of persons? Below 5: 1 figure, in which somebody might be recognised.',
    ],
  ],
  ['indicator-twice.csv', 'indicator', false, ['error figure-twice C3']],
  ['indicator-utf16.csv', 'indicator', true, []],
  ['indicator-wide-groups.csv', 'indicator', true, []],
  ['indicator-wide-years.csv', 'indicator', true, []],
  ['indicator-windows-1252.csv', 'indicator', true, ['note decimal-comma row 1']],
  ['macros.xlsm', 'indicator', true, ['note macros']],
  ['nhs-workforce-bad-fte.csv', 'nhs-workforce', false, ['error not-a-number D2', 'note columns-taken row 1']],
  [
    'nhs-workforce.csv',
    'nhs-workforce',
    false,
    [
      'warning boards-not-of-today',
      'warning employers-not-listed',
      'warning levels-unknown',
      'note columns-taken row 1',
      'question Suppress small numbers of persons? Below 5: 2 figures, in which somebody might be recognised.',
    ],
  ],
  ['nothing-recognised.csv', null, false, ['warning not-recognised']],
  ['old.xls', null, false, ['error old-workbook']],
  ['other-archive.zip', null, false, ['error other-archive']],
  ['repeated-rows.ods', null, false, ['error too-many-rows']],
  ['report.pdf', null, false, ['error pdf']],
  ['sites.csv', 'sites', false, ['error swapped E3']],
  [
    'staff-records.csv',
    'staff-records',
    false,
    [
      'warning coding-blood-sciences B2',
      'warning coding-consultant-code-only B2',
      'warning coding-t-matrix B3',
      'warning coding-scientist-outside-u B5',
      'warning coding-group-outside-u B5',
      'warning coding-soc-code B6',
    ],
  ],
  ['survey-ambiguous-left-to-region.csv', 'survey', true, []],
  ['survey-area-across-regions.csv', 'survey', false, ['error area-unknown C2', 'question Which area is “E40000013”?']],
  ['survey-bands.csv', 'survey', true, ['warning bands-do-not-add-up K2']],
  ['survey-blank-figure.csv', 'survey', false, ['error not-a-number H2']],
  ['survey-column-missing.csv', 'survey', false, ['error column-missing row 1']],
  ['survey-does-not-add-up.csv', 'survey', true, ['warning posts-do-not-add-up I2']],
  ['survey-fewer-people.csv', 'survey', true, ['warning fewer-people-than-wte J2']],
  [
    'survey-former-code.csv',
    'survey',
    false,
    [
      'error area-unknown C2',
      'question Which area is “W11000026”? It is an area of another year, more than Swansea Bay University Health Board (W11000031).',
    ],
  ],
  ['survey-fractional-heads.csv', 'survey', false, ['error not-a-number J2']],
  ['survey-good.csv', 'survey', true, []],
  ['survey-leap.csv', 'survey', true, ['warning leap']],
  ['survey-misspelt-area.csv', 'survey', false, ['error area-unknown C2', 'question Which area is “Walse”?']],
  ['survey-negative.csv', 'survey', false, ['error not-a-number G2']],
  ['survey-no-department.csv', 'survey', false, ['error no-department B2']],
  [
    'survey-none-with-figures.csv',
    'survey',
    false,
    [
      'error not-blank G2',
      'error not-blank H2',
      'error not-blank I2',
      'error not-blank J2',
      'error not-blank K2',
      'error not-blank L2',
      'error not-blank M2',
      'error not-blank N2',
      'error not-blank O2',
      'error not-blank P2',
      'error not-blank Q2',
    ],
  ],
  ['survey-not-a-number.csv', 'survey', false, ['error not-a-number H2']],
  ['survey-only-headings.csv', 'survey', false, ['error no-rows row 1']],
  ['survey-other-headings.csv', 'survey', true, ['note decimal-comma row 3', 'note vacant-taken H5']],
  ['survey-over-establishment.csv', 'survey', true, ['warning in-post-above-establishment I2']],
  ['survey-partial-with-persons.csv', 'survey', true, ['warning persons-left-out F2']],
  ['survey-persons-columns-missing.csv', 'survey', true, ['warning taken-as-partial F2']],
  ['survey-row-twice.csv', 'survey', false, ['error row-twice E3']],
  ['survey-total-row.csv', 'survey', true, ['warning total-row B3']],
  ['survey-two-areas.csv', 'survey', false, ['error two-areas C3']],
  ['survey-two-responses.csv', 'survey', false, ['error two-responses F3']],
  ['survey-unknown-area.csv', 'survey', false, ['error area-unknown C3', 'question Which area is “Narnia”?']],
  ['survey-unknown-specialty.csv', 'survey', false, ['question Which specialty is “MR safety”?']],
  ['survey-year-in-words.csv', 'survey', false, ['error not-a-period A2']],
  ['table.ods', 'indicator', true, ['warning hidden-sheet', 'note formulas']],
  ['travel.csv', 'travel-times', false, ['error not-minutes C4', 'warning way-twice B3', 'warning sites-unknown']],
  ['web-page.csv', null, false, ['error markup']],
]

test.each(files)('%s: taken for %s, acceptable %s', (name, table, acceptable, words) => {
  const seen = see(name)
  expect(seen.table).toBe(table)
  expect(shortWords(seen)).toEqual(words)
  expect(seen.checked?.draft != null).toBe(acceptable)
})

test('every fixture is named above', () => {
  const present = readdirSync(folder).filter((name) => !/\.(md|txt)$/.test(name))
  expect(files.map(([name]) => name).sort()).toEqual(present.sort())
  expect(files.length).toBeGreaterThanOrEqual(40)
})

test('each message says where, what was found, what was expected and how to mend it', async () => {
  const all = files.flatMap(([name]) => longWords(see(name)))
  for (const [name] of files)
    for (const { severity, mend, file } of see(name).findings) {
      expect(file).toBe(file.startsWith('boundaries') ? file : name)
      if (severity !== 'note') expect(mend).toMatch(/[.?]$/)
    }
  await expect(`${all.join('\n')}\n`).toMatchFileSnapshot('../../fixtures/imports/messages.txt')
})

function cellsOf({ checked }: Seen): readonly Observation[] {
  const files = Object.values(checked?.draft?.files ?? {}) as IndicatorFile[]
  return files.flatMap((file) => decodeDataset(file).observations)
}
const short = (seen: Seen) =>
  cellsOf(seen).map(({ area, period, dims, cell }) =>
    [area, period, ...Object.values(dims), cell.kind === 'value' ? cell.value : cell.reason].join(' '),
  )

test.each([
  ['indicator-good.csv', ['E12000001 2024 12.5', 'E12000002 2024 suppressed', 'W92000004 2024 0']],
  ['indicator-windows-1252.csv', ['W06000001 2024 12.5', 'W92000004 2024 13.25']],
  ['indicator-utf16.csv', ['W92000004 2024 12', 'S92000003 2024 13']],
  ['indicator-bom.csv', ['W92000004 2024 1234.5']],
  ['indicator-decimal-comma.csv', ['W92000004 2024 12.5', 'S92000003 2024 1234.5']],
  ['indicator-prototype.json', ['W92000004 2024 5', 'S92000003 2024 6']],
  ['dates-and-percent.xlsx', ['W92000004 2024-11-01 8.5']],
  ['formulas.xlsx', ['W92000004 2024 12', 'S92000003 2024 not-collected']],
  ['hidden-sheet.xlsx', ['W92000004 2024 12']],
  ['table.ods', ['W92000004 2024 12']],
  ['indicator-settled-by-column.csv', ['E40000005 2024 12', 'E40000003 2024 13', 'E40000011 2024 14']],
  ['indicator-below-limit.csv', ['E12000001 2024 suppressed', 'E12000002 2024 12']],
])('%s holds the figures that it shows', (name, figures) => expect(short(see(name))).toEqual(figures))

test('wide tables become one figure a cell, by period or by group', () => {
  expect(short(see('indicator-wide-years.csv'))).toContain('E12000004 2023 15')
  expect(short(see('indicator-wide-years.csv'))).toContain('W92000004 2024 not-published')
  expect(short(see('indicator-wide-groups.csv'))).toContain('S92000003 2024 engineering 2')
})

test('what is ambiguous is asked, and the answer settles the column', () => {
  const answered = see('indicator-ambiguous.csv', { 'area:geography': 'nhs_region' })
  expect(short(answered)).toEqual(['E40000005 2024 12', 'E40000003 2024 13', 'E40000014 2024 14'])
  const regions = see('indicator-ambiguous.csv', { 'area:geography': 'itl1' })
  expect(short(regions)).toEqual(['E12000008 2024 12', 'E12000007 2024 13', 'E12000002 2024 14'])
})

test('an answer of “leave out” leaves the rows out and nothing else', () => {
  const seen = see('survey-unknown-area.csv', { 'area:Narnia': '-' })
  expect(seen.checked?.draft?.rows).toBe(1)
})

test('a key of an object never reaches its prototype', () => {
  see('indicator-prototype.json')
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})

test('figures from a file name it as their source and say that they are not published', () => {
  const draft = see('indicator-good.csv').checked?.draft
  const [file] = Object.values(draft?.files ?? {}) as IndicatorFile[]
  expect(file?.sources).toEqual([
    {
      id: 'own-test',
      publisher: 'Your own file',
      title: 'your file indicator-good.csv, not published',
      year: 'read in 2026',
      url: null,
      licence: 'Not published: for its owner to decide',
      read: 'read in this browser on 2026-03-31',
    },
  ])
})

test('the monthly file of NHS England adds up by region, board and area of work', () => {
  expect(short(see('nhs-workforce.csv', { 'persons:few': 'keep' }))).toEqual(
    expect.arrayContaining([
      'E40000011 2025-11-30 all 16',
      'E40000011 2025-11-30 medical-physics 12.4',
      'E54000013 2025-11-30 all 12.4',
      'E92000001 2025-11-30 all 16',
    ]),
  )
})

test('equipment becomes units, the share that is old with its limits, and the wave of replacement', () => {
  const name = 'equipment-good.csv'
  const text =
    'Asset,Hospital,Region,Type,Installed,Replacement year\nA,N,E12000009,Linac,2012,2027\nB,N,E12000009,Linac,2020,\n'
  const seen = openAndCheck(name, new TextEncoder().encode(text))
  expect(short(seen)).toEqual(
    expect.arrayContaining([
      'E12000009 2026 linac 2',
      'E12000009 2026 all 50',
      'E12000009 2027 linac 1',
      'K02000001 2026 all 2',
    ]),
  )
  const old = cellsOf(seen).find(
    ({ area, dims, cell }) =>
      area === 'E12000009' && dims.group === 'linac' && cell.kind === 'value' && cell.denominator === 2,
  )
  expect(old?.cell).toMatchObject({ value: 50, numerator: 1, interval: { level: 0.95, method: 'Wilson' } })
})

test('boundaries in the National Grid and in degrees come out in degrees, with rings turned as d3 wants them', () => {
  const [grid] = Object.values(see('boundaries-grid.geojson').checked?.draft?.files ?? {}) as unknown as {
    areas: { code: string; centroid: number[]; neighbours: string[]; areaKm2: number }[]
  }[]
  const [first] = grid?.areas ?? []
  expect(first).toMatchObject({ code: 'E07000991', neighbours: ['E07000992'] })
  // 50 km by 50 km on the grid.
  expect(first?.areaKm2).toBeGreaterThan(2490)
  expect(first?.areaKm2).toBeLessThan(2510)
  expect(first?.centroid[0]).toBeCloseTo(-1.63, 1)
})
