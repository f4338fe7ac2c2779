import { expect, test } from 'vitest'
import { answersSure, type Decision, decision, guessesIn, mergeDecisions } from '#core/imports/decisions/decision.ts'
import { openAndCheck } from './open-and-check.ts'

const read = (text: string, answers = {}, name = 'figures.csv') =>
  openAndCheck(name, new TextEncoder().encode(text), answers).checked

const of = (text: string, id: string, answers = {}, name?: string): Decision | undefined =>
  read(text, answers, name)?.decisions.find((one) => one.id === id)

const brief = (one: Decision | undefined) => (one ? [one.value, one.degree] : null)

const head = 'Area code,Year,Staff in post WTE'
const rows = 'E12000001,2024,12.5\nE12000002,2024,20.5\nE12000003,2024,31.0'
const good = `${head}\n${rows}`

test('nothing is guessed in a file whose headings, codes and periods say all', () => {
  const checked = read(good)
  expect(guessesIn(checked?.decisions ?? [])).toEqual([])
  expect(checked?.tally).toEqual({ figures: 3, areas: 3, notRead: 0 })
  expect(checked?.first.headings.map(({ name }) => name)).toEqual(['Area', 'Period', 'Figure', 'Unit'])
  expect(checked?.first.rows[0]).toEqual({ row: 2, cells: ['North East', '2024', '12.5', 'WTE'] })
})

const cases: readonly (readonly [what: string, text: string, id: string, value: string, degree: string])[] = [
  [
    'a reason beside a blank figure',
    'Area code,Year,WTE,Status\nE12000001,2024,,Suppressed\nE12000002,2024,20.5,\nE12000003,2024,,\n',
    'missing',
    '“Suppressed” suppressed (1); blank not collected (1)',
    'implied',
  ],
  ['a unit in the heading', good, 'unit', 'WTE', 'stated'],
  ['a unit that nothing says', good.replace('Staff in post WTE', 'Value'), 'unit', 'units', 'guessed'],
  ['a kind that nothing says', good.replace('Staff in post WTE', 'Value'), 'kind', 'Another measure', 'guessed'],
  ['money without its pound', good.replace('Staff in post WTE', 'Budget'), 'unit', '£', 'guessed'],
  ['a rate without its base', good.replace('Staff in post WTE', 'Death rate'), 'unit', '', 'guessed'],
  [
    'a unit in the title',
    `Staff in post (WTE)\n${good.replace('Staff in post WTE', 'Value')}`,
    'unit',
    'WTE',
    'implied',
  ],
  [
    'shares that may be fractions',
    good
      .replace('Staff in post WTE', 'Vacancy rate (%)')
      .replace('12.5', '0.12')
      .replace('20.5', '0.2')
      .replace('31.0', '0.3'),
    'unit',
    '%',
    'guessed',
  ],
  ['shares in percent', good.replace('Staff in post WTE', 'Vacancy rate (%)'), 'unit', '%', 'stated'],
  ['codes of areas', good, 'area-kind', 'ITL1 regions and nations: 3', 'stated'],
  [
    'names of areas',
    `${head}\nNorth East,2024,1\nYorkshire and The Humber,2024,2`,
    'area-kind',
    'ITL1 regions and nations: 2',
    'implied',
  ],
  ['a column of periods', good, 'period', '2024', 'stated'],
  [
    'a row of data above the headings',
    `E12000009,2023,40.5\n${good}`,
    'rows-above',
    'Row 1, not read as data',
    'guessed',
  ],
  [
    'figures with decimal commas above headings that fit better',
    'Area code;Calendar year;WTE\nE12000001;2024;12,5\nE12000002;2024;20,5\nArea code;Year;WTE\nE12000003;2024;31,0\nE12000004;2024;14,0\n',
    'rows-above',
    'Rows 1 to 3, not read as data',
    'guessed',
  ],
  ['a title above the headings', `Table 1 of the survey\n${good}`, 'rows-above', 'Row 1, not read as data', 'implied'],
  ['figures with a point', good, 'decimal', 'Point: 12.5', 'stated'],
  ['whole figures', good.replace(/\.\d/g, ''), 'decimal', 'Point: 12.5', 'implied'],
  [
    'commas that may be either, between semicolons',
    'Area code;Year;WTE\nE12000001;2024;1,250\nE12000002;2024;2,500',
    'decimal',
    'Point: 12.5',
    'guessed',
  ],
  [
    'commas between thousands',
    good.replace('12.5', '"1,250"').replace(/\.\d/g, ''),
    'decimal',
    'Point: 12.5',
    'implied',
  ],
  ['columns apart by commas', good, 'separator', 'Commas', 'implied'],
  ['a line that names the separator', `sep=;\n${good.replaceAll(',', ';')}`, 'separator', 'Semicolons', 'stated'],
  [
    'lines that two marks take apart',
    'Area;Year;WTE, in post, all\nWales;2024;1,250,000\nScotland;2024;2,500,000',
    'separator',
    'Semicolons',
    'guessed',
  ],
  [
    'decimal commas between semicolons',
    'Area;Year;WTE, all\nWales;2024;1,5\nScotland;2024;2,5',
    'separator',
    'Semicolons',
    'implied',
  ],
  ['a symbol of official statistics', good.replace('31.0', '[c]'), 'missing', '“[c]” suppressed (1)', 'stated'],
  ['a blank cell', good.replace('31.0', ''), 'missing', 'blank not collected (1)', 'implied'],
  ['a row of totals', `${good}\nTotal,2024,64.0`, 'rows-left:totals', '1 row', 'implied'],
  ['notes below', `${good}\nSource: survey`, 'rows-left:notes', '1 row', 'implied'],
  ['dates that may be either', good.replaceAll(',2024,', ',03/04/2024,'), 'dates', 'Day/month/year', 'guessed'],
  [
    'dates of which one can be read one way',
    good.replaceAll(',2024,', ',31/03/2024,'),
    'dates',
    'Day/month/year',
    'implied',
  ],
]

test.each(cases)('%s', (_, text, id, value, degree) => {
  expect(brief(of(text, id))).toEqual([value, degree])
})

test('a period in the name of the file is a guess, and one in a line above is implied', () => {
  const bare = good.replaceAll(',2024', '').replace(',Year', '')
  expect(brief(of(bare, 'period', {}, 'staff-2023.csv'))).toEqual(['2023', 'guessed'])
  expect(brief(of(`Staff on 31 March 2022\n${bare}`, 'period'))).toEqual(['31 March 2022', 'implied'])
  expect(brief(of(bare, 'period'))).toEqual(['not stated', 'guessed'])
})

test('one of two columns of figures is a guess, and the other is named', () => {
  const two = 'Area code,Year,WTE,Grade\nE12000001,2024,12.5,7\nE12000002,2024,20.5,8'
  const taken = of(two, 'value-column')
  expect(brief(taken)).toEqual(['WTE (column C)', 'guessed'])
  expect(taken?.from).toContain('Grade (column D)')
})

test('areas that lie within those that are taken make the choice of the column a guess; areas that hold them do not', () => {
  const parents = 'Region code,Code,Year,WTE\nE12000001,E06000047,2024,1\nE12000001,E06000001,2024,2'
  expect(brief(of(parents, 'area-column'))).toEqual(['Code (column B)', 'implied'])
})

test('a heading that is only like a known one is a guess by itself', () => {
  const survey = openAndCheck(
    'returns.csv',
    new TextEncoder().encode(
      'survey_year,departmant,area,specialty,profession,establishment_wte,in_post_wte\n2025,A,Wales,Ultrasound,Engineer,2,1',
    ),
  ).checked
  expect(brief(survey?.decisions.find(({ id }) => id === 'columns:department'))).toEqual([
    'departmant (column B)',
    'guessed',
  ])
})

test('what the reader has confirmed is chosen, for that value alone', () => {
  const text = good.replace('Staff in post WTE', 'Value')
  const unit = of(text, 'unit')
  const answers = unit ? answersSure({}, unit) : {}
  expect(brief(of(text, 'unit', answers))).toEqual(['units', 'chosen'])
  expect(brief(of(good.replace('Staff in post WTE', 'Budget'), 'unit', answers))).toEqual(['£', 'guessed'])
})

test('where the reader chooses rows of one measure, its unit is the one that is shown', () => {
  const text =
    'Code,Year,Measure,Value\nE12000001,2024,FTE,12.5\nE12000001,2024,Headcount,14\nE12000002,2024,FTE,20\nE12000002,2024,Headcount,22'
  const [question] = read(text)?.questions ?? []
  const answer = question?.options.find(({ name }) => name.includes('Headcount'))?.id ?? ''
  const checked = read(text, { [question?.id ?? '']: answer })
  expect(checked?.first.rows[0]?.cells.slice(-2)).toEqual(['14', 'persons'])
  expect(brief(checked?.decisions.find(({ id }) => id === 'unit'))).toEqual(['persons', 'stated'])
})

test('dates are read month first where the reader says so', () => {
  const text = good.replaceAll(',2024,', ',03/04/2024,')
  expect(brief(of(text, 'period'))).toEqual(['3 April 2024', 'stated'])
  expect(brief(of(text, 'period', { 'dates:order': 'month' }))).toEqual(['4 March 2024', 'stated'])
})

test('totals and notes are read as data where the reader says so, and the word can be taken back', () => {
  const text = `${good}\nTotal,2024,64.0`
  expect(read(text)?.tally.notRead).toBe(1)
  const checked = read(text, { 'rows:totals': 'read' })
  expect(checked?.groups.some(({ code }) => code === 'area-unknown')).toBe(true)
  expect(brief(checked?.decisions.find(({ id }) => id === 'rows-left:totals'))?.[1]).toBe('chosen')
})

test('sheets that agree have one line, and those that do not have each their own', () => {
  const line = (value: string, sheet: number) => ({
    ...decision({ key: 'unit', value, from: '', degree: 'stated' }),
    sheets: [sheet],
  })
  const settled = mergeDecisions([[line('WTE', 0)], [line('WTE', 1)], [line('persons', 2)]], {})
  expect(settled.map(({ value, sheets }) => [value, sheets])).toEqual([
    ['WTE', [0, 1]],
    ['persons', [2]],
  ])
})

test('boundaries say where codes, names and coordinates come from', () => {
  const square = (x: number) => [
    [
      [x, 52],
      [x + 0.5, 52],
      [x + 0.5, 52.5],
      [x, 52.5],
      [x, 52],
    ],
  ]
  const feature = (code: string, x: number, fields: object) => ({
    type: 'Feature',
    properties: { ...fields, LAD24CD: code },
    geometry: { type: 'Polygon', coordinates: square(x) },
  })
  const json = JSON.stringify({
    type: 'FeatureCollection',
    features: [
      feature('E07000901', -2, { LAD24NM: 'First', LAD24NMW: 'Cyntaf' }),
      feature('E07000902', -1, { LAD24NM: 'Second', LAD24NMW: 'Ail' }),
    ],
  })
  const checked = read(json, {}, 'districts.geojson')
  const named = (id: string, answers = {}) =>
    brief(read(json, answers, 'districts.geojson')?.decisions.find((each) => each.id === id))
  expect(named('code-field')).toEqual(['LAD24CD', 'stated'])
  expect(named('name-field')).toEqual(['LAD24NM', 'stated'])
  expect(named('coordinates')).toEqual(['longitude and latitude', 'implied'])
  expect(checked?.first.rows.map(({ cells }) => cells.slice(0, 2))).toEqual([
    ['E07000901', 'First'],
    ['E07000902', 'Second'],
  ])
  expect(named('name-field', { 'field:name': 'LAD24NMW' })).toEqual(['LAD24NMW', 'chosen'])
  expect(named('code-field', { 'field:code': 'LAD24NM' })).toEqual(['LAD24NM', 'chosen'])
})
