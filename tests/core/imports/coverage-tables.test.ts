import { describe, expect, test } from 'vitest'
import type { DemandFile } from '#core/catalogue/demand-schema.ts'
import type { SiteFile } from '#core/catalogue/schemas.ts'
import type { TravelFile } from '#core/catalogue/travel-schema.ts'
import { landOf, landTest } from '#core/geography/on-land.ts'
import type { ShelfFile } from '#core/imports/draft.ts'
import { faultOfShelfFile } from '#core/imports/sound-file.ts'
import { ImportChecker } from '#io/imports/desk.ts'
import { realSites } from '../../data/real-atlas.ts'
import { realTopology } from '../coverage/real-land.ts'
import { realSetting } from './context.ts'
import { longWords, openAndCheck, shortWords } from './open-and-check.ts'

const see = (text: string, desk?: ImportChecker) =>
  openAndCheck('mine.csv', new TextEncoder().encode(text), {}, undefined, desk)
const head = 'name,latitude,longitude,machines,area'

/** The one file of a draft whose path has a name. */
function fileIn<T extends ShelfFile>(seen: ReturnType<typeof see>, name: string): T {
  const files = seen.checked?.draft?.files ?? {}
  const [path = '', file] = Object.entries(files).find(([one]) => one.endsWith(`/${name}`)) ?? []
  if (!file) return expect.fail(longWords(seen).join('; '))
  expect(faultOfShelfFile(path, file)).toBeNull()
  return file as T
}

describe('sites', () => {
  test('any case, order and alias of columns, semicolons, a byte order mark, blanks for what is not known', () => {
    const seen = see(
      '\uFEFFLon;Lat;Site name;Linacs;WTE;Site ID;Authority\n-1.55;53.80;Leeds;3;12.5;LGI;E08000035\n-4.25;55.86;Glasgow;;;;\n',
    )
    expect(seen.table).toBe('sites')
    const { sites } = fileIn<SiteFile>(seen, 'sites')
    expect(sites).toMatchObject([
      { id: 'lgi', name: 'Leeds', machines: { kind: 'value', value: 3 }, staff: 12.5, areas: { utla: 'E08000035' } },
      { id: 'own-site-3', name: 'Glasgow', machines: { kind: 'absent' }, areas: {} },
    ])
    expect(sites[1]).not.toHaveProperty('staff')
    expect(seen.checked?.draft?.entry.sites).toEqual([{ id: 'own-test', name: 'mine.csv', path: 'shelf/test/1/sites' }])
  })

  test.each([
    ['swapped latitude and longitude', 'Leeds,-1.55,53.80,3,', 'error swapped B2'],
    ['swapped northing and easting', 'Leeds,430000,433000,3,', null],
    ['a point in the sea', 'Dogger,54.8,1.9,3,', 'error in-the-sea B2'],
    ['a point abroad', 'Paris,48.86,2.35,3,', 'error abroad B2'],
    ['a missing minus sign that leads out to sea', 'Holyhead,53.31,2.3,3,', 'error in-the-sea B2'],
    ['negative machines', 'Leeds,53.80,-1.55,-2,', 'error not-a-number D2'],
    ['machines in words', 'Leeds,53.80,-1.55,three,', 'error not-a-number D2'],
    ['half a machine', 'Leeds,53.80,-1.55,2.5,', 'error not-a-number D2'],
    ['no name', ',53.80,-1.55,3,', 'error site-unnamed A2'],
    ['words for a latitude', 'Leeds,north,-1.55,3,', 'error not-a-place B2'],
  ])('%s', (_, row, words) => {
    const seen = see(`${head}\n${row}\n`)
    expect(shortWords(seen)).toEqual(words === null ? [] : [words])
    expect(seen.checked?.draft === null).toBe(words !== null)
  })

  test('an authority that is none is said and asked; a region is no authority', () => {
    expect(shortWords(see(`${head}\nLeeds,53.80,-1.55,3,E99999999\n`))[0]).toBe('error area-unknown E2')
    expect(longWords(see(`${head}\nLeeds,53.80,-1.55,3,E12000003\n`)).join()).toMatch(
      /which is no upper-tier authority/,
    )
  })

  test('one site twice is an error, by its id or by name and place; two of one name are drawn with a word', () => {
    const rows = (...list: string[]) => shortWords(see(`${head},id\n${list.join('\n')}\n`))
    expect(rows('Leeds,53.80,-1.55,3,,', 'York,53.96,-1.08,1,,', 'LEEDS,53.80,-1.55,3,,')).toEqual([
      'error site-twice A4',
    ])
    expect(rows('Leeds,53.80,-1.55,3,,a', 'York,53.96,-1.08,1,,A')).toEqual(['error site-twice A3'])
    expect(rows('Leeds,53.80,-1.55,3,,', 'Leeds,53.81,-1.52,3,,')).toEqual(['warning site-twice A3'])
  })
})

test('a hospital on the front of a simplified coast is not in the sea', () => {
  const onLand = landTest(landOf(realTopology()))
  for (const { longitude, latitude } of realSites('radiotherapy')?.sites ?? expect.fail('no sites'))
    expect(onLand([longitude, latitude])).toBe(true)
})

describe('people', () => {
  const columns = 'code,lat,lon,population,people_65_plus,new_cancers,name,authority,year'

  test('each place with its point, its numbers and its authority where the table states one', () => {
    const seen = see(
      `${columns}\nE02000001,53.8,-1.55,7000,900,40,Here,Leeds,2022\nE02000002,53.9,-1.5,800,90,4,,,2022\n`,
    )
    expect(seen.table).toBe('people')
    const { pools, places, areas, peoplePeriod, sources } = fileIn<DemandFile>(seen, 'people')
    expect(pools).toEqual([
      { code: 'E02000001', people: 7000, older: 900, cancers: 40 },
      { code: 'E02000002', people: 800, older: 90, cancers: 4 },
    ])
    expect(places.name).toEqual(['Here', 'E02000002'])
    expect(places.area.map((at) => areas[at])).toEqual(['E08000035', ''])
    expect([peoplePeriod, sources[0]?.id]).toEqual(['2022', 'own-test'])
  })

  test('two years in one table are no one period', () => {
    const seen = see(`${columns}\na,53.8,-1.55,7,1,1,,,2021\nb,53.9,-1.5,8,1,1,,,2022\n`)
    expect(fileIn<DemandFile>(seen, 'people').peoplePeriod).toBe('')
  })

  test.each([
    ['blank people', 'a,53.8,-1.55,,900,40', 'error not-a-number D2'],
    ['a negative number', 'a,53.8,-1.55,7000,900,-1', 'error not-a-number F2'],
    ['no code', ',53.8,-1.55,7000,900,40', 'error place-without-code A2'],
    ['a place twice', 'a,53.8,-1.55,1,1,1\na,53.9,-1.5,1,1,1', 'error place-twice A3'],
    ['a point in the sea', 'b,54.8,1.9,1,1,1', 'error in-the-sea B2'],
    ['more older people than people', 'b,53.8,-1.55,10,11,1', 'error more-older-than-people E2'],
  ])('%s', (_, rows, words) => {
    const seen = see(`${columns}\n${rows}\n`)
    expect(shortWords(seen)).toEqual([words])
    expect(seen.checked?.draft).toBeNull()
  })
})

describe('travel times', () => {
  const [site] = realSites('radiotherapy')?.sites ?? []
  const { id = '', name = '' } = site ?? {}

  test('all ways are kept for Coverage, mode by mode, and the nearest goes on the map', () => {
    const seen = see(
      `origin code,site id,minutes,mode\nE08000035,${id},12.5,car\nE08000035,"${name}",9,bus\nS12000049,${id},210,car\n`,
    )
    expect(shortWords(seen)).toEqual([])
    const car = fileIn<TravelFile>(seen, 'travel.car')
    expect(car).toMatchObject({ origins: ['E08000035', 'S12000049'], destinations: [id], minutes: [12.5, 210] })
    expect(fileIn<TravelFile>(seen, 'travel.bus')).toMatchObject({
      origins: ['E08000035'],
      destinations: [name],
      minutes: [9],
    })
    expect(seen.checked?.draft?.entry).toMatchObject({
      indicators: [{ name: 'Minutes to the nearest site' }],
      travel: [
        { id: 'own-test-car', name: 'mine.csv, car', path: 'shelf/test/1/travel.car' },
        { id: 'own-test-bus', name: 'mine.csv, bus', path: 'shelf/test/1/travel.bus' },
      ],
    })
  })

  test('a place of a table of people may be an origin, and is no area of the map', () => {
    const desk = new ImportChecker(realSetting({ origins: ['E02000001'] }))
    const seen = see(`origin,site,minutes\nE02000001,${id},12\n`, desk)
    expect(shortWords(seen)).toEqual([])
    expect(seen.checked?.draft?.entry).toMatchObject({ indicators: [], travel: [{ name: 'mine.csv' }] })
    expect(shortWords(see(`origin,site,minutes\nE02000001,${id},12\n`))[0]).toBe('error area-unknown A2')
  })

  test('unknown sites are named, negative minutes block, of a way that stands twice the shorter counts', () => {
    expect(longWords(see('origin,site,minutes\nE08000035,Nowhere,12\n')).join()).toMatch(
      /warning.*1 of 1 sites: Nowhere/,
    )
    expect(shortWords(see(`origin,site,minutes\nE08000035,${id},-4\n`))).toEqual(['error not-minutes C2'])
    const twice = see(`origin,site,minutes\nE08000035,${id},5\nE08000035,${id},4\nE08000035,${id},6\n`)
    expect(shortWords(twice)).toEqual(['warning way-twice B3', 'warning way-twice B4'])
    expect(fileIn<TravelFile>(twice, 'travel.any').minutes).toEqual([4])
  })
})

describe('longitudes without their minus', () => {
  const ask = (text: string, answer?: string) =>
    openAndCheck('sites.csv', new TextEncoder().encode(text), answer === undefined ? {} : { 'longitude:sign': answer })
  const east = 'name,latitude,longitude\nLeeds Infirmary,53.8,1.55\nCardiff Infirmary,51.48,3.18\n'

  test('are asked about, with the places that would lie at sea', () => {
    const seen = ask(east)
    expect(shortWords(seen)).toEqual([
      'warning far-from-its-place C2',
      'warning far-from-its-place C3',
      expect.stringMatching(/^question No longitude is negative, and 2 places of 2 would lie at sea/),
    ])
    expect(seen.checked?.draft).toBeNull()
  })

  test('are put right by the answer, and stay as they are by the other', () => {
    const [file] = Object.values(ask(east, 'west').checked?.draft?.files ?? {}) as SiteFile[]
    expect(file?.sites.map(({ longitude }) => longitude)).toEqual([-1.55, -3.18])
    expect(shortWords(ask(east, 'as written'))).toEqual(['error in-the-sea B2', 'error abroad B3'])
  })

  test('are found by the town where the point is on land all the same', () => {
    const seen = ask('name,town,latitude,longitude\nSite one,Leicester,52.63,1.13\nSite two,Peterborough,52.57,0.24\n')
    expect(seen.questions.join()).toMatch(/Do the longitudes lack their minus/)
  })

  test('are not suspected where all places lie east of Greenwich', () => {
    expect(shortWords(ask('name,latitude,longitude\nNorwich,52.63,1.29\nIpswich,52.06,1.16\n'))).toEqual([])
    expect(shortWords(ask('name,latitude,longitude\nLeeds,53.8,-1.55\nDogger,54.8,1.9\n'))).toEqual([
      'error in-the-sea B3',
    ])
  })
})
