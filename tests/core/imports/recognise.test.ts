import { expect, test } from 'vitest'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import { mergeCatalogue } from '#core/imports/merge-catalogue.ts'
import { recognise } from '#core/imports/recognise.ts'
import type { Worksheet } from '#core/imports/sheet.ts'
import { tableIds, tables } from '#core/imports/tables/registry.ts'
import { openFile } from '#io/imports/open-file.ts'
import { annotatedWorkbook } from '#io/workbooks/annotated.ts'
import { templateWorkbook } from '#io/workbooks/template.ts'
import { bytesOf, realPlaces } from './context.ts'
import { openAndCheck, realDesk } from './open-and-check.ts'

const { places, catalogue } = realPlaces()
const sheet = (...rows: readonly (readonly string[])[]): Worksheet => ({
  file: 'x.csv',
  name: '',
  hidden: false,
  rows,
  reading: '',
})
const fixture = (name: string) => bytesOf(new URL(`../../fixtures/imports/${name}`, import.meta.url))

test.each(tableIds)('the template for %s is read back as what it is, and by itself has no data', (id) => {
  const bytes = templateWorkbook(
    tables[id],
    [...(places.areas.get('itl1')?.values() ?? [])].map(({ name }) => name),
  )
  const opened = openFile('template.xlsx', bytes)
  const [data, ...others] = opened.sheets
  expect(opened.findings).toEqual([])
  if (!data) throw new Error('the template has no sheet')
  const mapping = recognise(data, places)
  expect(mapping?.table).toBe(id)
  expect(Object.values(mapping?.columns ?? {})).not.toContain(null)
  for (const other of others) expect(recognise(other, places), other.name).toBeNull()
  const { findings } = openAndCheck('template.xlsx', bytes)
  expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([{ code: 'template-untouched' }])
})

test('a template offers words and areas as drop-down lists', () => {
  const [, , lists] = openFile('t.xlsx', templateWorkbook(tables.survey, ['Wales', 'London'])).sheets
  expect(lists?.rows[0]).toEqual(['area', 'specialty', 'profession', 'response'])
  expect(lists?.rows[1]).toEqual(['Wales', 'Radiotherapy physics', 'Clinical scientist', 'Complete'])
})

test('headings are found below a title, under other names, misspelt, and in any order', () => {
  const found = recognise(
    sheet(
      ['Return 2025'],
      [],
      ['Establisment WTE', 'Region', 'Trust', 'Year', 'Discipline', 'Staff group', 'WTE in post (March)'],
      ['1', 'Wales', 'A', '2025', 'MRI', 'Scientist', '1'],
    ),
    places,
  )
  expect(found).toMatchObject({
    table: 'survey',
    headerRow: 2,
    columns: {
      establishment_wte: 0,
      area: 1,
      department: 2,
      survey_year: 3,
      specialty: 4,
      profession: 5,
      in_post_wte: 6,
      headcount: null,
    },
  })
})

test('headings of the monthly file are known in the spellings of several releases', () => {
  for (const headings of [
    ['NHSE_Region_Name', 'ICS_Name', 'Staff_Group_1', 'Staff_Group_2', 'AfC_Band', 'FTE'],
    ['NHS England region', 'ICB name', 'Staff Group 1', 'Staff Group 2', 'AfC band', 'Total FTE'],
    ['NHSE region code', 'ICS code', 'Staff group', 'Area of work', 'Band', 'Full time equivalent'],
  ])
    expect(recognise(sheet(headings, ['Midlands', '', 'x', 'y', 'Band 7', '1']), places)?.table, headings.join()).toBe(
      'nhs-workforce',
    )
})

test('areas are found by their codes under any heading', () => {
  const found = recognise(sheet(['blah', 'thing', 'n'], ['E12000001', 'x', '3'], ['E12000002', 'y', '4']), places)
  expect(found).toMatchObject({ table: 'indicator', columns: { area: 0, value: 2 } })
})

test('a mended cell and a corrected mapping are checked in place of what the file has', () => {
  const desk = realDesk()
  const { sheets } = desk.open([{ name: 'indicator-not-a-number.csv', bytes: fixture('indicator-not-a-number.csv') }])
  const mapping = sheets[0]?.mapping
  if (!mapping) throw new Error('not recognised')
  const request = {
    sheets: [{ id: 0, mapping }],
    layer: null,
    answers: {},
    edits: [],
    target: { dataset: 'a', version: 1, name: 'a' },
    today: '2026-01-01',
    policy: defaultPolicy,
    released: [],
  }
  expect(desk.check(request).draft).toBeNull()
  expect(desk.check({ ...request, edits: [{ sheet: 0, row: 1, column: 2, text: '12' }] }).draft?.rows).toBe(1)
  expect(
    desk.check({ ...request, sheets: [{ id: 0, mapping: { ...mapping, columns: { ...mapping.columns, value: 1 } } }] })
      .draft,
  ).not.toBeNull()
})

test('the annotated workbook lists every problem and says it in the row where it is', () => {
  const { findings } = openAndCheck('survey-not-a-number.csv', fixture('survey-not-a-number.csv'))
  const opened = openFile('survey-not-a-number.csv', fixture('survey-not-a-number.csv'))
  const [report, data] = openFile('annotated.xlsx', annotatedWorkbook(opened.sheets, findings)).sheets
  expect(report?.rows[1]).toEqual([
    'error',
    'survey-not-a-number.csv',
    '',
    'H2',
    'in_post_wte',
    'about nine',
    'a number',
    expect.stringContaining('Write a number'),
  ])
  expect(data?.rows[1]?.at(-1)).toContain('in_post_wte: Expected a number.')
})

test('a formula in a cell is written out as text, so that no spreadsheet runs it', () => {
  const [, data] = openFile('a.xlsx', annotatedWorkbook([sheet(['=HYPERLINK("http://x")', '<b>&'])], [])).sheets
  expect(data?.rows[0]).toEqual(['=HYPERLINK("http://x")', '<b>&'])
  expect(openFile('a.xlsx', annotatedWorkbook([sheet(['=1+1'])], [])).findings).toEqual([])
})

test('an imported baseline takes the place of the sample under the same ids, and switching it off brings the sample back', () => {
  const draft = openAndCheck('survey-good.csv', fixture('survey-good.csv')).checked?.draft
  if (!draft) throw new Error('not good')
  const merged = mergeCatalogue(catalogue, [draft.entry])
  const own = merged.indicators.find(({ id }) => id === 'mpce-wte')
  expect(own).toMatchObject({ name: 'MPCE staff in post', statuses: ['observed'], sources: ['own-test'] })
  expect(JSON.stringify(own)).not.toMatch(/sample|made-up/i)
  expect(merged.indicators).toHaveLength(catalogue.indicators.length)
  expect(mergeCatalogue(catalogue, [])).toBe(catalogue)
})

test('a column of a published file that is blank in every row is not listed as used', () => {
  const head = 'Indicator ID,Indicator Name,Area Code,Area Name,Sex,Category Type,Category,Time period,Value'.split(',')
  const row = (category: string) =>
    ['1', 'Deaths under 75', 'E12000001', 'North East', 'Persons', '', category, '2020', '120.4'] as const
  expect(recognise(sheet(head, [...row('')]), places)?.columns).toMatchObject({ specialty: null, value: 8 })
  expect(recognise(sheet(head, [...row('')], [...row('Most deprived')]), places)?.columns).toMatchObject({
    specialty: 6,
  })
})
