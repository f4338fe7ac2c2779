import { describe, expect, test } from 'vitest'
import { landTest } from '#core/coverage/on-land.ts'
import { parseDemandTable } from '#core/coverage/parse-demand-table.ts'
import { parseSiteTable } from '#core/coverage/parse-site-table.ts'
import { parseTravelTimes } from '#core/coverage/parse-travel-times.ts'
import { problemText } from '#core/domain/problem.ts'
import { realCoverageData } from './real-coverage.ts'
import { realLand } from './real-land.ts'

const data = realCoverageData()
const context = {
  onLand: landTest(realLand()),
  areas: new Set(data.areas.map(({ code }) => code)),
  points: data.demand.points,
}
const sites = (text: string) => parseSiteTable('mine.csv', text, context)
const head = 'name,latitude,longitude,machines,area'

test('a sound table: any case, order and alias of columns, semicolons, a byte order mark, blanks for what is not known', () => {
  const parsed = sites('\uFEFFLon;Lat;Site name;Linacs\n-1.55;53.80;Leeds;3\n-4.25;55.86;Glasgow;\n')
  expect(parsed.ok && parsed.value.map(({ name, machines, staff, area }) => [name, machines, staff, area])).toEqual([
    ['Leeds', 3, null, 'E08000035'],
    ['Glasgow', null, null, 'S12000049'],
  ])
})

describe('what is wrong is said by row, all at once', () => {
  test.each([
    ['swapped latitude and longitude', 'Leeds,-1.55,53.80,3,', 'swapped', /row 2.*Latitude and longitude are swapped/],
    ['a point in the sea', 'Dogger,54.8,1.9,3,', 'in-the-sea', /row 2.*in the sea/],
    ['a point abroad', 'Paris,48.86,2.35,3,', 'abroad', /row 2.*not in the United Kingdom/],
    ['a missing minus sign that leads out to sea', 'Holyhead,53.31,2.3,3,', 'in-the-sea', /minus sign/],
    ['negative machines', 'Leeds,53.80,-1.55,-2,', 'negative', /row 2, column machines: found “-2”.*0 or more/],
    ['machines in words', 'Leeds,53.80,-1.55,three,', 'not-a-number', /found “three”/],
    ['an unknown code', 'Leeds,53.80,-1.55,3,E99999999', 'unknown-code', /row 2, column area: found “E99999999”/],
    ['no name', ',53.80,-1.55,3,', 'blank-field', /Give the site a name/],
    ['a decimal comma', 'Leeds,"53,80",-1.55,3,', 'not-a-number', /decimal degrees/],
  ])('%s', (_, row, code, words) => {
    const parsed = sites(`${head}\n${row}\n`)
    expect(parsed.ok).toBe(false)
    if (parsed.ok) return
    expect(parsed.problems.map((problem) => problem.code)).toEqual([code])
    expect(parsed.problems.map(problemText).join()).toMatch(words)
  })

  test('duplicates, by name and place or by id', () => {
    const twice = sites(`${head}\nLeeds,53.80,-1.55,3,\nYork,53.96,-1.08,1,\nLeeds,53.80,-1.55,3,\n`)
    expect(!twice.ok && twice.problems.map(problemText)).toEqual([
      'mine.csv, row 4, column name: found “Leeds”. The same site stands in row 2. Remove one of them.',
    ])
    const ids = sites('id,name,latitude,longitude\na,Leeds,53.80,-1.55\na,York,53.96,-1.08\n')
    expect(!ids.ok && ids.problems[0]).toMatchObject({ code: 'duplicate', at: { row: 3, column: 'id' } })
  })

  test('several mistakes in several rows', () => {
    const parsed = sites(`${head}\nLeeds,-1.55,53.80,-3,\nYork,53.96,-1.08,1,E1\n`)
    expect(!parsed.ok && parsed.problems.map(({ at, code }) => [at.row, code])).toEqual([
      [2, 'negative'],
      [2, 'swapped'],
      [3, 'unknown-code'],
    ])
  })

  test.each([
    ['an empty file', '', /an empty file.*columns name, latitude/],
    ['nothing but blank lines', '\n \n', /an empty file/],
    ['a header and no rows', `${head}\n`, /a header and no rows/],
    ['another table', 'postcode,people\nLS1,3\n', /Add the column “name”/],
  ])('%s', (_, text, words) => {
    const parsed = sites(text)
    expect(!parsed.ok && parsed.problems.map(problemText).join(' ')).toMatch(words)
  })

  test('100,000 rows', () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => `Site ${at},53.8,-1.55,1,`)
    const parsed = sites(`${head}\n${rows.join('\n')}\n`)
    expect(!parsed.ok && parsed.problems.map(problemText)).toEqual([
      'mine.csv, row 1002: found “100,001 lines”. A site table has at most 1,000 rows. Leave out or merge some.',
    ])
  })
})

test('a hospital on the front of a simplified coast is not in the sea', () => {
  for (const { longitude, latitude } of data.siteSet.sites) expect(context.onLand([longitude, latitude])).toBe(true)
})

describe('travel times', () => {
  const known = { origins: new Set(['E08000035', 'S12000049']), sites: new Set(['leeds', 'glasgow']) }
  const times = (text: string) => parseTravelTimes('times.csv', text, known)

  test('a sound table', () => {
    const parsed = times('Origin code,Site ID,Minutes\nE08000035,leeds,12.5\nS12000049,leeds,210\n')
    expect(parsed.ok && parsed.value.get('S12000049')?.get('leeds')).toBe(210)
  })

  test('unknown origin, unknown site, negative minutes and a pair that stands twice', () => {
    const parsed = times(
      'origin,site,minutes\nE1,leeds,1\nE08000035,york,1\nE08000035,leeds,-4\nE08000035,glasgow,5\nE08000035,glasgow,6\n',
    )
    expect(!parsed.ok && parsed.problems.map(({ at, code }) => [at.row, at.column, code])).toEqual([
      [2, 'origin', 'unknown-code'],
      [3, 'site', 'unknown-code'],
      [4, 'minutes', 'negative'],
      [6, 'site', 'duplicate'],
    ])
  })
})

describe('people', () => {
  const people = (text: string) => parseDemandTable('msoa.csv', text, data.demand, context)

  test('a sound table takes its island and authority from the town nearest to it', () => {
    const parsed = people('code,lat,lon,population,people_65_plus,new_cancers\nE02000001,53.8,-1.55,7000,900,40\n')
    expect(parsed.ok && parsed.value.points).toMatchObject([
      { id: 'E02000001', area: 'E08000035', island: null, need: { people: 7000, older: 900, cancers: 40 } },
    ])
  })

  test('blank people, a place twice, a point in the sea', () => {
    const parsed = people(
      'code,lat,lon,people,people_65_plus,new_cancers\na,53.8,-1.55,,900,40\na,53.8,-1.55,1,1,1\nb,54.8,1.9,1,1,1\n',
    )
    expect(!parsed.ok && parsed.problems.map(({ at, code }) => [at.row, code])).toEqual([
      [2, 'blank-field'],
      [3, 'duplicate'],
      [4, 'in-the-sea'],
    ])
  })
})
