import { expect, test } from 'vitest'
import { parseReturns } from '#core/baseline/parse-returns.ts'
import { type ReturnColumn, returnColumns } from '#core/baseline/returns.ts'
import { problemText } from '#core/domain/problem.ts'

const good = '2025,Sample,E12000001,ultrasound,engineer,complete,10.5,9.5,1,11,2,3,4,2,1,4,6'.split(',')
const areas = new Set(['E12000001', 'S92000003'])
const parse = (...rows: readonly (readonly string[])[]) =>
  parseReturns([[...returnColumns], ...rows], 'returns.csv', areas)
const withCell = (column: string, text: string, row = good) =>
  row.map((cell, at) => (returnColumns[at] === column ? text : cell))
const blankFrom = (row: readonly string[], column: ReturnColumn) => {
  const from = returnColumns.indexOf(column)
  return row.map((cell, at) => (at >= from ? '' : cell))
}
const texts = (parsed: ReturnType<typeof parse>) => (parsed.ok ? [] : parsed.problems.map(problemText))

test('a complete return keeps every figure', () => {
  expect(parse(good)).toEqual({
    ok: true,
    value: [
      {
        surveyYear: '2025',
        department: 'Sample',
        area: 'E12000001',
        specialty: 'ultrasound',
        profession: 'engineer',
        response: 'complete',
        posts: { establishment: 10.5, inPost: 9.5, vacant: 1 },
        persons: {
          headcount: 11,
          ages: { age_under_35: 2, age_35_44: 3, age_45_54: 4, age_55_plus: 2 },
          experience: { experience_under_5: 1, experience_5_14: 4, experience_15_plus: 6 },
        },
      },
    ],
  })
})

test('a partial return has posts alone, and no answer has neither', () => {
  const partial = blankFrom(withCell('response', 'partial'), 'headcount')
  const none = blankFrom(withCell('response', 'none'), 'establishment_wte')
  expect(parse(partial)).toMatchObject({ ok: true, value: [{ response: 'partial', posts: { vacant: 1 } }] })
  expect(parse(none)).toMatchObject({ ok: true, value: [{ response: 'none' }] })
})

test.each([
  ['survey_year', 'last year', 'Write a year such as 2025.'],
  ['department', '', 'Write the name of the department.'],
  ['area', 'Narnia', 'Write the code of an ITL1 region or nation, such as E12000001.'],
  ['profession', 'wizard', 'Write one of: clinical-scientist, clinical-technologist, engineer, support.'],
  ['response', 'maybe', 'Write one of: complete, partial, none.'],
  ['in_post_wte', '', 'Write a number such as 12.5, 0 for none.'],
  ['in_post_wte', '-3', 'Write a number such as 12.5, 0 for none.'],
  ['headcount', '11.5', 'Write a whole number such as 12, 0 for none.'],
  ['vacant_wte', '2', 'Establishment less in post is 1.'],
])('%s “%s” is refused with its place and its mend', (column, text, mend) => {
  expect(texts(parse(withCell(column, text)))).toContain(
    `returns.csv, row 2, column ${column}: found “${text}”. ${mend}`,
  )
})

test('bands that do not add up are refused', () => {
  expect(texts(parse(withCell('age_45_54', '5')))).toEqual([
    'returns.csv, row 2, column age_under_35: found “2”. The bands add up to 12, the headcount is 11.',
  ])
})

test('fewer people than whole-time equivalents are refused', () => {
  const row = '2025,Sample,E12000001,ultrasound,engineer,complete,10.5,9.5,1,9,2,3,4,0,1,2,6'.split(',')
  expect(texts(parse(row))).toEqual([
    'returns.csv, row 2, column headcount: found “9”. Nobody is more than 1 WTE; 9.5 WTE are in post.',
  ])
})

test('figures in a return that says it has none are refused', () => {
  const found = texts(parse(withCell('response', 'none')))
  expect(found).toHaveLength(11)
  expect(found[0]).toContain('Leave it blank, or change the response from “none”.')
})

test.each([
  ['profession', good, 'Keep one row a profession.'],
  ['area', withCell('area', 'S92000003', withCell('profession', 'support')), 'A department has one area in a year.'],
  [
    'response',
    blankFrom(withCell('response', 'none', withCell('profession', 'support')), 'establishment_wte'),
    'A return has one response.',
  ],
])('rows that contradict each other in %s are refused', (column, second, mend) => {
  const found = texts(parse(good, second))
  expect(found).toHaveLength(1)
  expect(found[0]).toContain(`row 3, column ${column}`)
  expect(found[0]).toContain(mend)
})

test('all problems are told at once, and a missing column by its name', () => {
  expect(
    texts(parse(withCell('area', ''), withCell('profession', 'support', withCell('headcount', 'x')))),
  ).toHaveLength(2)
  const headless = parseReturns([returnColumns.slice(1)], 'returns.csv', areas)
  expect(texts(headless)).toEqual([expect.stringContaining('Add the column survey_year.')])
})

test('a row that is there twice and has other faults is told all of them at once', () => {
  const bad = withCell('in_post_wte', 'x', withCell('headcount', 'many', withCell('age_35_44', '2.5')))
  const codes = (parsed: ReturnType<typeof parse>) =>
    parsed.ok ? [] : parsed.problems.map(({ code, at }) => `${at.row} ${at.column} ${code}`)
  expect(codes(parse(good, bad))).toEqual([
    '3 in_post_wte not-a-number',
    '3 headcount not-a-number',
    '3 age_35_44 not-a-number',
    '3 profession row-twice',
  ])
})

test('vacant posts that are left blank are no fault while posts or staff are missing, from which they follow', () => {
  const found = (...columns: ReturnColumn[]) => {
    const parsed = parse(columns.reduce((row, column) => withCell(column, '', row), good))
    return parsed.ok ? [] : parsed.problems.map(({ at }) => at.column)
  }
  expect(found('in_post_wte', 'vacant_wte')).toEqual(['in_post_wte'])
  expect(found('establishment_wte', 'vacant_wte')).toEqual(['establishment_wte'])
  expect(found('vacant_wte')).toEqual(['vacant_wte'])
})
