import { expect, test } from 'vitest'
import { isPeriod } from '#core/domain/period.ts'
import { periodsIn } from '#core/imports/period-in-text.ts'
import { markOf, periodOf, readingsOf } from '#core/imports/period-text.ts'
import { periodsOfColumn } from '#core/imports/periods-of-column.ts'

test.each([
  ['2024', '2024'],
  ['2024.0', '2024'],
  ['Year 2024', '2024'],
  ['mid-2023', '2023'],
  ['CY2024', '2024'],
  ['2024/25', '2024/25'],
  ['2024-25', '2024/25'],
  ['FY24/25', '2024/25'],
  ['23/24', '2023/24'],
  ['Financial year 2023/24', '2023/24'],
  ['2023-24 financial year', '2023/24'],
  ['202324', '2023/24'],
  ['2023 to 2024', '2023/24'],
  ['1999-00', '1999/00'],
  ['April 2023 - March 2024', '2023/24'],
  ['1 April 2023 to 31 March 2024', '2023/24'],
  ['Year ending March 2024', '2023/24'],
  ['Year to 31 March 2024', '2023/24'],
  ['YE Mar 2024', '2023/24'],
  ['12 months ending June 2024', '2023-07/2024-06'],
  ['Year ending December 2023', '2023'],
  ['Jan 2023-Dec 2023', '2023'],
  ['Academic year 2023/24', '2023-08/2024-07'],
  ['2011-13', '2011-2013'],
  ['2020 - 22', '2020-2022'],
  ['2016-2020', '2016-2020'],
  ['2016 to 2020', '2016-2020'],
  ['2024 Q1', '2024-01/2024-03'],
  ['Q4 2023', '2023-10/2023-12'],
  ['Q1 2023/24', '2023-04/2023-06'],
  ['2023/24 Q4', '2024-01/2024-03'],
  ['201516Q3', '2015-10/2015-12'],
  ['2015-16 October-December', '2015-10/2015-12'],
  ['2015-16 January-March', '2016-01/2016-03'],
  ['July to September 2014', '2014-07/2014-09'],
  ['Jul–Sep 2014', '2014-07/2014-09'],
  ['Nov-25', '2025-11'],
  ['2017-SEP', '2017-09'],
  ['202304', '2023-04'],
  ['2023-04', '2023-04'],
  ['31-Mar-24', '2024-03-31'],
  ['30th September 2023', '2023-09-30'],
  ['as at 31 March 2024', '2024-03-31'],
  ['31/03/2025', '2025-03-31'],
  ['29 February 2024', '2024-02-29'],
])('“%s” can only mean %s', (text, period) => {
  expect(periodOf(text)).toBe(period)
  expect(isPeriod(period)).toBe(true)
})

test.each([
  '',
  'spring',
  'May',
  '24',
  '10/11',
  '12.5',
  '2024-13',
  '2020-2016',
  '29 February 2023',
  '2025-02-30',
  '03/31/2025',
  'Jul 2025 to Aug 2024',
  '15 April 2023 to 31 March 2024',
  'Year ending 5 April 2024',
  'week 3 2024',
  'E12000001',
])('“%s” is no period', (text) => expect(readingsOf(text)).toEqual([]))

test.each([
  ['2024p', '2024', 'provisional'],
  ['2024 [p]', '2024', 'provisional'],
  ['2024 (provisional)', '2024', 'provisional'],
  ['2023/24 [r]', '2023/24', 'revised'],
  ['2024 [note 1]', '2024', null],
  ['2024 [notes 1, 2]', '2024', null],
  ['2024¹', '2024', null],
  ['2024*', '2024', null],
  ['2024 [p] [note 3]', '2024', 'provisional'],
])('“%s” is %s, marked %s', (text, period, mark) => {
  expect(periodOf(text)).toBe(period)
  expect(markOf(text).mark).toBe(mark)
})

const column = (texts: readonly string[], answers = {}) =>
  periodsOfColumn(new Map(texts.map((text) => [text, 2])), answers)

test('years together are told from months by the texts that can only be one of them', () => {
  const years = column(['2009-11', '2010-12', '2011-13'])
  expect(years.of('2009-11')).toBe('2009-2011')
  expect(years.questions).toEqual([])
  expect(years.decisions).toEqual(['“2009-11” is read as 2009 to 2011, as “2011-13” can only be years'])
  const months = column(['2009-11', '2009-12', '2010-01'])
  expect(months.of('2009-11')).toBe('2009-11')
  expect(months.decisions).toEqual(['“2009-11” is read as November 2009, as “2010-01” can only be a month'])
})

test('where nothing decides, or the texts disagree, the reader is asked once for all of them', () => {
  for (const texts of [
    ['2009-11', '2010-12'],
    ['2009-11', '2010-12', '2011-13', '2012-01'],
  ]) {
    const asked = column(texts)
    expect(asked.of('2009-11')).toBeNull()
    expect(asked.waits('2009-11')).toBe(true)
    expect(asked.questions).toEqual([
      {
        id: 'period:years-month',
        ask: 'Which period is “2009-11”, and 1 more written alike?',
        rows: 4,
        options: [
          { id: 'years', name: '2009 to 2011' },
          { id: 'month', name: 'November 2009' },
        ],
      },
    ])
    const answered = column(texts, { 'period:years-month': 'month' })
    expect([answered.of('2009-11'), answered.of('2010-12'), answered.questions]).toEqual(['2009-11', '2010-12', []])
  }
})

test('one year for a financial year is always asked: publishers name it by its end and by its start', () => {
  const asked = column(['FY2024', '2023'])
  expect(asked.of('2023')).toBe('2023')
  expect(asked.questions[0]?.options).toEqual([
    { id: 'ending', name: '2023/24' },
    { id: 'starting', name: '2024/25' },
  ])
  expect(column(['FY2024'], { 'period:ending-starting': 'ending' }).of('FY2024')).toBe('2023/24')
})

test.each([
  ['Workforce census: staff in post, 31 March 2024', ['2024-03-31']],
  ['Published 12 March 2025', []],
  ['Beds open overnight, July to September 2014; Published 20th November 2014', ['2014-07/2014-09']],
  ['Next update: May 2026. Figures for November 2025', ['2025-11']],
  ['returns-2024-25_final', ['2024/25']],
  ['Table 3: 2019 to 2023', ['2019-2023']],
  ['Population, mid-2022 and mid-2023', ['2022', '2023']],
  ['staff, 2009-11', []],
  ['per 1000, code E12000001', []],
] as const)('“%s” names %j', (text, periods) => expect(periodsIn(text)).toEqual(periods))
