import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { type DemandFile, demandFileSchema } from '#core/catalogue/demand-schema.ts'
import { siteFileSchema } from '#core/catalogue/schemas.ts'
import { decodeDemand } from '#core/coverage/demand.ts'
import { type AreasOf, findPlaces, noPlaceWords, type Spot, townNamed } from '#core/finder/places.ts'
import { readBuiltGeo } from '../../../data/build.ts'
import { realData } from '../../data/real-atlas.ts'

const { catalogue } = realData()
const { areas } = readBuiltGeo().areas
const all = catalogue.geographies.map((geography): AreasOf => ({ geography, areas: areas[geography.id] ?? [] }))
const built = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../../public/${path}`, import.meta.url), 'utf8')) as unknown

const demand: DemandFile = v.parse(demandFileSchema, built(catalogue.demand?.path ?? ''))
const parents = new Map((areas.utla ?? []).map((area) => [area.code, area.parents]))
const towns = decodeDemand(demand, new Map()).points.map(
  ({ name, area, need, at }): Spot => ({
    name,
    kind: 'town',
    within: { ...parents.get(area), utla: area },
    size: need.people,
    at,
  }),
)
const sites = catalogue.sites.flatMap(({ path }) =>
  v
    .parse(siteFileSchema, built(path))
    .sites.map((site): Spot => ({ name: site.name, kind: 'radiotherapy site', within: site.areas, size: 0, at: null })),
)

function find(typed: string, geography = 'itl1', offers: readonly string[] = ['nation', 'itl1']) {
  const shown = all.find((one) => one.geography.id === geography) ?? expect.fail(geography)
  const others = all.filter((one) => one !== shown && one.areas.length > 1)
  return findPlaces(typed, { shown, others, spots: [...towns, ...sites], offers })
}

test('a town leads to the area shown that it lies in, and names its health area', () => {
  expect(find('Nottingham')).toContainEqual({
    name: 'Nottingham',
    detail: 'town in East Midlands, in NHS Nottingham and Nottinghamshire',
    geography: 'itl1',
    code: 'E12000004',
  })
  expect(find('shrewsbury')[0]).toMatchObject({ name: 'Shrewsbury', code: 'E12000005' })
  expect(find('aberystwyth')[0]).toMatchObject({ name: 'Aberystwyth', code: 'W92000004' })
})

test('of towns of one name the largest comes first', () => {
  const [first] = find('newport')
  expect(first).toMatchObject({ name: 'Newport', code: 'W92000004' })
})

test('a site leads to the area that it lies in', () => {
  expect(find('royal shrewsbury')[0]).toMatchObject({ detail: 'radiotherapy site in West Midlands', code: 'E12000005' })
})

test('Welsh names, abbreviations and codes of other years find their area', () => {
  expect(find('cymru')[0]).toMatchObject({ name: 'Wales', code: 'W92000004' })
  expect(find('yorks & h')[0]).toMatchObject({ code: 'E12000003' })
  const former = all
    .flatMap(({ geography, areas: some }) => some.map((area) => ({ geography, area })))
    .flatMap(({ geography, area }) => area.codes.map(({ code }) => ({ geography, area, code })))
    .filter(({ code, area }) => code !== area.code)
  expect(former.length).toBeGreaterThan(20)
  for (const { geography, area, code } of former) {
    const found = find(code, geography.id, [geography.id])
    expect(
      found.map((one) => one.code),
      `${code} of ${area.name}`,
    ).toContain(area.code)
  }
})

test('every area is found first, or among eight, by its own name on its own map', () => {
  for (const { geography, areas: some } of all)
    for (const { name, code } of some)
      expect(
        find(name, geography.id, [geography.id]).map((one) => one.code),
        name,
      ).toContain(code)
})

test('a place outside the geography shown opens one that holds the measure there', () => {
  const [dundee] = find('dundee', 'nhs_region', ['nation', 'nhs_region'])
  expect(dundee).toMatchObject({ geography: 'nation', code: 'S92000003', detail: expect.stringContaining('open') })
  expect(find('dundee', 'nhs_region', ['nhs_region'])).toEqual([])
})

test('a trust is found from the map of regions', () => {
  expect(find('sheffield teaching')[0]).toMatchObject({
    code: 'E12000003',
    detail: expect.stringMatching(/^in Yorkshire/),
  })
})

test('of a postcode it is said that none is held; of anything else that it is in no name', () => {
  for (const typed of ['NG7 2UH', 'ng7', 'SW1A', 'W1A 1AA'])
    expect(noPlaceWords(typed)).toMatch(/Postcodes are not held/)
  for (const typed of ['Q58', 'RX9', 'E38000001', 'X26', 'Y57'])
    expect(noPlaceWords(typed)).toContain(`has or had the code “${typed}”`)
  for (const typed of ['MRI', 'xyz', 'E1200000-X']) expect(noPlaceWords(typed)).toContain(`“${typed}”`)
})

test('an empty text finds nothing', () => {
  expect(find('  ')).toEqual([])
})

test('a town at which a site may be tried is named by its beginning, the whole name first, and no site is one', () => {
  expect(townNamed('Shrewsbury', [...towns, ...sites])).toMatchObject({ name: 'Shrewsbury', kind: 'town' })
  expect(townNamed('thurs', towns)?.name).toBe('Thurso')
  expect(townNamed('Bury', towns)?.name).toBe('Bury')
  expect(townNamed('Royal Shrewsbury', [...towns, ...sites])).toBeNull()
  expect(townNamed('', towns)).toBeNull()
})
