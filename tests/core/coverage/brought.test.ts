import { describe, expect, test } from 'vitest'
import type { TravelFile } from '#core/catalogue/travel-schema.ts'
import { broughtDemand } from '#core/coverage/demand.ts'
import { settleCoverage } from '#core/coverage/settle.ts'
import { recordedSites } from '#core/coverage/sites.ts'
import { travelBetween, uncovered } from '#core/coverage/travel.ts'
import { defaultCoverage } from '#core/view/coverage-view.ts'
import { defaultView } from '#core/view/view.ts'
import { broughtToCoverage } from '#state/brought-view.ts'
import { realCoverageData, realPage } from './real-coverage.ts'

const data = realCoverageData()
const source = { id: 'own-x', publisher: 'Your own file', title: 'mine', year: null, url: null, licence: '', read: '' }
const file = (ways: readonly (readonly [string, string, number])[]): TravelFile => {
  const [origins, destinations] = [[...new Set(ways.map(([from]) => from))], [...new Set(ways.map(([, to]) => to))]]
  return {
    format: 1,
    id: 'own-x',
    name: 'mine',
    origins,
    destinations,
    origin: ways.map(([from]) => origins.indexOf(from)),
    destination: ways.map(([, to]) => destinations.indexOf(to)),
    minutes: ways.map(([, , minutes]) => minutes),
    sources: [source],
    notes: [],
  }
}

describe('travel times', () => {
  const sites = [
    { id: 'a', name: 'Royal Infirmary' },
    { id: 'b', name: 'General' },
    { id: 'c', name: 'General' },
  ]

  test('a site is meant by its id or by a name that no other has; of two ways the shorter counts', () => {
    const { times } = travelBetween(
      'mine',
      file([
        ['E1', 'ROYAL infirmary', 9],
        ['E1', 'a', 7],
        ['E1', 'General', 3],
        ['E2', 'c', 4],
      ]),
      sites,
    )
    expect([...(times.get('E1') ?? [])]).toEqual([['a', 7]])
    expect([...(times.get('E2') ?? [])]).toEqual([['c', 4]])
  })

  test('what a table says nothing of is counted', () => {
    const travel = travelBetween('mine', file([['E1', 'a', 7]]), sites)
    expect(uncovered(travel, sites, [{ id: 'E1' }, { id: 'E2' }, { id: 'E2' }])).toBe(
      'the travel times “mine” have nothing of 2 of 3 sites and of 1 of 2 areas or places: no way is counted there',
    )
    expect(uncovered(travel, sites.slice(0, 1), [{ id: 'E1' }])).toBeNull()
  })

  test('Coverage takes them with their source, and says what they leave out', () => {
    const { sites: recorded } = data.siteSet
    const ways = data.areas.map(({ code }) => [code, recorded[0]?.id ?? '', 20] as const)
    const times = travelBetween('mine', file(ways), recorded)
    const { settled, page } = realPage({ cost: 'minutes', within: 30 }, [], { times })
    expect(settled.repairs.join()).toMatch(/have nothing of \d+ of \d+ sites/)
    expect(page.plate.trust.sources.map(({ id }) => id)).toContain('own-x')
    expect(page.method.join()).toMatch(/Travel times: mine/)
  })

  test('a link to a table that is not here falls back to the crow, with a word', () => {
    const settled = settleCoverage(
      { ...defaultView, coverage: { ...defaultCoverage, cost: 'minutes' } },
      { ...data, unavailable: ['the table of travel times of this link is not kept in this browser'] },
    )
    expect(settled.coverage.cost).toBe('crow')
    expect(settled.repairs[0]).toMatch(/not kept in this browser/)
    expect(settled.repairs[1]).toMatch(/as the crow flies/)
  })
})

test('people of a table take the land of the nearest town, and its authority where the table states none', () => {
  const demand = broughtDemand(
    'mine',
    {
      format: 1,
      peoplePeriod: '2022',
      cancersPeriod: '2022',
      pools: [
        { code: 'p', people: 7000, older: 900, cancers: 40 },
        { code: 'q', people: 10, older: 1, cancers: 1 },
      ],
      areas: ['', 'S12000027'],
      islands: [],
      places: {
        name: ['Here', 'Lerwick'],
        longitude: [-1.55, -1.14],
        latitude: [53.8, 60.15],
        area: [0, 1],
        pool: [0, 1],
        island: [-1, -1],
        weight: [1, 1],
      },
      sources: [source],
      notes: [],
    },
    data.demand,
  )
  expect(demand.points).toMatchObject([
    { id: 'p', name: 'Here', area: 'E08000035', island: null, need: { people: 7000, older: 900, cancers: 40 } },
    { id: 'q', area: 'S12000027', need: { people: 10 } },
  ])
  expect(demand.points[1]?.island).not.toBeNull()
  const { page } = realPage({}, [], { demand })
  expect(page.plate.trust.periodText).toBe('people of 2022, the reader’s table')
  expect(page.plate.trust.sources.map(({ id }) => id)).toContain('own-x')
})

test('sites of a table have the staff and the authority that it states', () => {
  const [site] = data.siteSet.sites
  if (!site) return expect.fail('no site')
  const brought = [{ ...site, staff: 12.5, areas: { utla: 'S12000049' } }]
  expect(recordedSites(brought, data.demand.points)).toMatchObject([{ staff: 12.5, area: 'S12000049' }])
  const siteSet = { ...data.siteSet, id: 'own-sites', sites: brought }
  expect(settleCoverage(defaultView, { ...data, siteSet }).service).toBe('site of the reader’s table')
})

test('an import leads to Coverage with what it brought; one that brought nothing for it does not', () => {
  const bare = { indicators: [], geographies: [], sites: [] }
  const one = (id: string) => [{ id, name: id, path: id }]
  const edits = [{ kind: 'close', site: 'x' }] as const
  expect(broughtToCoverage(bare, defaultView)).toBeNull()
  expect(broughtToCoverage({ ...bare, sites: one('own-s') }, { ...defaultView, edits })).toMatchObject({
    screen: 'coverage',
    sites: 'own-s',
    edits: [],
  })
  expect(broughtToCoverage({ ...bare, people: one('own-p') }, { ...defaultView, edits })).toEqual({
    screen: 'coverage',
    coverage: { ...defaultCoverage, people: 'own-p' },
  })
  expect(broughtToCoverage({ ...bare, travel: one('own-t') }, defaultView)).toMatchObject({
    coverage: { cost: 'minutes', times: 'own-t', people: null },
  })
})
