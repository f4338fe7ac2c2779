import { expect, test } from 'vitest'
import { composeContents } from '../../../data/build/compose.ts'
import { coverageProblems } from '../../../data/build/references.ts'
import { sceneOf, storyOf } from '../../core/story/stories.ts'
import { areas, edited, folder } from './small-package.ts'

const problemsOf = (files: ReadonlyMap<string, string>) => {
  const contents = composeContents(files, areas)
  return contents.ok ? [] : contents.problems
}

test('the small package is sound, so that each mistake below is the only one', () => {
  expect(problemsOf(folder)).toEqual([])
})

const cells = 'indicators/new-cases/cells.csv'
const wales = 'W92000004,2019,persons,,,,,suppressed,,registry,,,,'
const northEast = 'E12000001,2019,persons,30,20,41,observed,,,registry,,4,5,hospitals'
const northWest = 'E12000002,2019,persons,0,,,observed,,,registry,made-up,,,'

test.each([
  ['an unknown area', northEast, northEast.replace('E12000001', 'E12000099'), 2, 'area', /code of an area/],
  [
    'a code that is a part of an area',
    northEast,
    northEast.replace('E12000001', 'E10000006'),
    2,
    'area',
    /more or less than North West/,
  ],
  ['a period that is none', northEast, northEast.replace('2019', '19'), 2, 'period', /Write it as 2019/],
  ['an unknown dimension value', northEast, northEast.replace('persons', 'people'), 2, 'sex', /persons, male, female/],
  ['a thousands separator', northEast, northEast.replace(',30,20', ',"1,030",20'), 2, 'value', /plain number/],
  ['a value with a unit', northEast, northEast.replace(',30,20', ',30 cases,20'), 2, 'value', /plain number/],
  ['neither value nor absence', wales, wales.replace('suppressed', ''), 6, 'value', /0 for none/],
  [
    'a value and an absence',
    northWest,
    northWest.replace('observed,', 'observed,suppressed'),
    5,
    'absence',
    /not both/,
  ],
  ['an unknown absence', wales, wales.replace('suppressed', 'missing'), 6, 'absence', /suppressed, not-published/],
  [
    'a status without a value',
    wales,
    wales.replace(',,,,,suppressed', ',,,,observed,suppressed'),
    6,
    'status',
    /blank where there is no value/,
  ],
  ['a negative count', northWest, northWest.replace(',0,,', ',-3,,'), 5, 'value', /0 or more/],
  ['half a case', northWest, northWest.replace(',0,,', ',0.5,,'), 5, 'value', /whole number of cases/],
  ['an unknown status', northWest, northWest.replace('observed', 'guessed'), 5, 'status', /observed, derived/],
  ['a value above its interval', northEast, northEast.replace(',41,', ',29,'), 2, 'upper', /at least 30/],
  ['a value below its interval', northEast, northEast.replace(',20,', ',31,'), 2, 'lower', /at most 30/],
  ['half an interval', northEast, northEast.replace(',41,', ',,'), 2, 'upper', /both limits or neither/],
  ['more answers than were asked for', northEast, northEast.replace(',4,5,', ',6,5,'), 2, 'coverage_part', /0 to 5/],
  ['coverage of nothing named', northEast, northEast.replace('hospitals', ''), 2, 'coverage_of', /all three/],
  ['an unknown source', northEast, northEast.replace('registry', 'rumour'), 2, 'source', /sources\.csv/],
  ['an unknown note', northWest, northWest.replace('made-up', 'made-down'), 5, 'notes', /Add made-down/],
])('refuses %s', (_, from, to, row, column, mend) => {
  const problems = problemsOf(edited(cells, from, to))
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatchObject({ at: { file: cells, row, column }, mend: expect.stringMatching(mend) })
})

test('refuses a repeated row, also when it names the area by another of its codes', () => {
  const twice = edited(cells, northEast, `${northEast}\n${northEast.replace('E12000001', 'TLC')}`)
  expect(problemsOf(twice)).toMatchObject([
    { code: 'duplicate', at: { file: cells, row: 3, column: 'area' }, mend: expect.stringContaining('Row 2') },
  ])
})

test('two boundaries of one area are no repetition', () => {
  const bestFit = `${northEast}\n${northEast.replace('observed,,,', 'observed,,ccg-2021,')}`
  expect(problemsOf(edited(cells, northEast, bestFit))).toEqual([])
})

test.each([
  ['checks.csv', 'a sum that does not come out', 'E92000001,,0,', 'W92000004,,0,', 2, 'parts', /It compares nothing/],
  [
    'checks.csv',
    'a published total that is missed',
    ',31,5%',
    ',40,5%',
    4,
    'parts',
    /The parts make 30, the whole is 40/,
  ],
  ['checks.csv', 'a tolerance in words', ',31,5%', ',31,little', 4, 'tolerance', /0\.75%/],
  ['checks.csv', 'a check of nothing', 'new-cases,*', 'old-cases,*', 2, 'indicator', /id of an indicator/],
  ['sources.csv', 'a source without a licence', ',,CC0 1.0,', ',,,', 2, 'licence', /Fill in/],
  ['sources.csv', 'a licence in other words', ',,CC0 1.0,', ',,© Registry,', 2, 'licence', /Write one of: Open Gov/],
  ['notes.csv', 'a weight of its own', 'caution', 'heavy', 2, 'weight', /caution when/],
  ['norms.csv', 'a norm without its number', 'total,3,', 'total,,', 2, 'value', /Write a number/],
  ['norms.csv', 'a growth without its year', 'all,total,3,', 'all,uplift,3,', 2, 'base_period', /whose figure/],
  ['norms.csv', 'a year for what does not grow', 'WTE,,value', 'WTE,2021,value', 2, 'base_period', /only an uplift/],
  ['norms.csv', 'a number for a table that was not seen', 'total,3,', 'table-not-seen,3,', 2, 'value', /not seen/],
  ['sites/radiotherapy.csv', 'swapped coordinates', '54.9,-1.6', '-1.6,54.9', 2, 'latitude', /49\.8 to 60\.9/],
  [
    'sites/radiotherapy.csv',
    'a count beside an absence',
    ',,not-published',
    ',4,not-published',
    3,
    'absence',
    /one of them/,
  ],
  ['sites/radiotherapy.csv', 'half a machine', 'E12000001,5,', 'E12000001,5.5,', 2, 'machines', /whole number/],
])('%s: refuses %s', (file, _, from, to, row, column, mend) => {
  const [problem] = problemsOf(edited(file, from, to))
  expect(problem).toMatchObject({ at: { file, row, column }, mend: expect.stringMatching(mend) })
})

test('a sum that differs names the cells and says by how much', () => {
  const [problem] = problemsOf(edited(cells, northWest, northWest.replace(',0,,', ',2,,')))
  expect(problem).toMatchObject({
    code: 'sum-differs',
    at: { file: 'checks.csv', row: 2 },
    found: 'new-cases 2019 persons',
    mend: 'The parts make 32, the whole is 30, and 0 may lie between: mend the wrong one in indicators/new-cases/cells.csv.',
  })
})

test('dimensions that do not add up are found too', () => {
  const [problem] = problemsOf(edited(cells, 'male,18', 'male,19'))
  expect(problem).toMatchObject({
    code: 'sum-differs',
    at: { file: 'checks.csv', row: 3 },
    found: 'new-cases E12000001 2019',
  })
})

const record = 'indicators/new-cases/indicator.json'
test.each([
  ['an unknown topic', '"topic": "burden"', '"topic": "staffing"', 'topic', /burden/],
  ['an id that is not its folder', '"id": "new-cases"', '"id": "old-cases"', 'id', /name of the folder/],
  ['a kind that does not exist', '"kind": "events"', '"kind": "numbers"', 'kind', /events/],
  ['a shard that is no dimension', '"shard": null', '"shard": "site"', 'shard', /sex, null/],
  ['a denominator that does not exist', '"cases"\n  ]', '"people"\n  ]', 'per', /denominators\.json/],
  [
    'a silence about nowhere',
    '"*": "not-published"',
    '"*": "not-published", "Q": "not-applicable"',
    'silence',
    /starts so/,
  ],
  ['no silence at all', '"*": "not-published"', '"E": "not-published"', 'silence', /“\*”/],
  ['an unknown note', '"made-up"', '"made-down"', 'notes', /notes\.csv/],
  [
    'a first value that does not exist',
    '"initial": "persons"',
    '"initial": "all"',
    'dimensions.sex.initial',
    /persons, male, female/,
  ],
  [
    'a geography that does not exist',
    '"geography": "itl1"',
    '"geography": "itl2"',
    'initial.geography',
    /nation, itl1/,
  ],
  ['a period that no cell has', '"period": "2019"', '"period": "2018"', 'initial.period', /cells\.csv/],
  ['a misspelt key', '"decimals": 0', '"decimals": 0, "decimal": 1', 'decimal', /./],
])('indicator.json: refuses %s', (_, from, to, column, mend) => {
  const problems = problemsOf(edited(record, from, to))
  expect(problems).toContainEqual(
    expect.objectContaining({ at: { file: record, column }, mend: expect.stringMatching(mend) }),
  )
})

test('broken JSON is a problem and not a fault', () => {
  // What refers to the record that could not be read is reported as well.
  const [problem] = problemsOf(edited(record, '"topic"', 'topic'))
  expect(problem).toMatchObject({ code: 'not-json', at: { file: record } })
})

test('a denominator must settle every dimension', () => {
  expect(problemsOf(edited('denominators.json', '{"sex":"persons"}', '{}'))).toMatchObject([
    { at: { file: 'denominators.json', column: 'cases' }, mend: 'Fix a value of the dimension “sex”.' },
  ])
})

test('columns that are missing or strange are named', () => {
  const problems = problemsOf(edited(cells, 'area,period,sex', 'area,year,sex'))
  expect(problems.map(({ code, at }) => [code, at.column])).toEqual([
    ['missing-column', 'period'],
    ['unknown-column', 'year'],
  ])
})

test('one run names every mistake', () => {
  const files = new Map([
    ...edited(cells, northEast, northEast.replace('2019', '19')),
    ...[...edited('notes.csv', 'caution', 'caution')].filter(([path]) => path === 'notes.csv'),
  ]).set('sites/radiotherapy.csv', edited('sites/radiotherapy.csv', '54.9', '94.9').get('sites/radiotherapy.csv') ?? '')
  expect(problemsOf(files).map(({ at }) => at.column)).toEqual(['period', 'latitude'])
})

test('refuses a standing that names an unknown indicator', () => {
  const problems = problemsOf(edited('standing.json', '"indicators":[]', '"indicators":["unicorns"]'))
  expect(problems).toMatchObject([
    { code: 'bad-reference', at: { file: 'standing.json', column: 'Public' }, found: 'unicorns' },
  ])
})

test('refuses data named for Coverage that the package lacks', () => {
  const contents = composeContents(folder, areas)
  const records = contents.ok ? contents.value.indicators.map(({ record }) => record) : []
  const professions = { dimension: 'sex', all: 'persons', scientists: 'male', technologists: 'unicorns' }
  const asked = {
    shows: ['griffins', 'new-cases'],
    staff: { indicator: 'new-cases', dims: {}, professions },
    context: [{ indicator: 'new-cases', dims: { band: 'fifth' }, name: 'x', column: 'x' }],
    contextNote: 'x',
  }
  expect(coverageProblems(asked, records).map(({ at, found }) => [at.column, found])).toEqual([
    ['indicator', 'griffins'],
    ['new-cases.sex', 'unicorns'],
    ['new-cases.band', 'fifth'],
  ])
})

test.each([
  ['a measure that is unknown', 'new-cases sex=male', 'old-cases', 'indicator', 'old-cases'],
  ['a choice that is unknown', 'sex=male', 'sex=men', 'new-cases.sex', 'men'],
  ['a dimension that is unknown', 'sex=male', 'site=lung', 'new-cases.site', 'lung'],
  ['a word that stands twice', 'cases; incidence', 'cases; cases', 'cases', 'cases'],
])('search words with %s are refused', (_, text, wrong, column, found) => {
  const [problem, ...others] = problemsOf(edited('search-words.csv', text, wrong))
  expect(others).toEqual([])
  expect(problem).toMatchObject({ code: 'bad-reference', at: { file: 'search-words.csv', column }, found })
})

test.each([
  ['text that is no JSON', 'talk', '{', { code: 'not-json', at: { file: 'stories/talk.json' } }],
  [
    'another file’s name',
    'talk',
    JSON.stringify(storyOf([sceneOf()], { id: 'lecture' })),
    { code: 'bad-reference', found: 'lecture' },
  ],
  [
    'a scene without notes',
    'talk',
    JSON.stringify(storyOf([{ ...sceneOf(), notes: undefined } as never], { id: 'talk' })),
    { code: 'story.form', at: { file: 'stories/talk.json', column: 'scenes 1, notes' } },
  ],
])('a story with %s is refused', (_, name, text, problem) => {
  expect(problemsOf(new Map(folder).set(`stories/${name}.json`, text))).toMatchObject([problem])
})

test('an indicator that is named as alike and unknown is refused', () => {
  expect(problemsOf(edited('like-named.csv', 'new-cases', 'old-cases'))).toMatchObject([
    { code: 'bad-reference', at: { file: 'like-named.csv', column: 'indicator' }, found: 'old-cases' },
  ])
})

test.each([
  [
    'people of an unknown indicator',
    '"people":"radiotherapy-machines"',
    '"people":"residents"',
    'indicator',
    /id of an indicator/,
  ],
  ['a rate of an unknown indicator', '"rate":"new-cases"', '"rate":"old-cases"', 'indicator', /id of an indicator/],
  ['need of a choice that is none', '"persons"', '"people"', 'new-cases.sex', /persons, male, female/],
  [
    'need over what it is not divided by',
    '"per":"cases"',
    '"per":"acres"',
    'need.per',
    /denominators of new-cases: cases/,
  ],
])('refuses for comparisons %s', (_, from, to, column, mend) => {
  const problems = problemsOf(edited('comparison.json', from, to))
  expect(problems).toMatchObject([
    { code: 'bad-reference', at: { file: 'comparison.json', column }, mend: expect.stringMatching(mend) },
  ])
})
