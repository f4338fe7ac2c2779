import { describe, expect, test } from 'vitest'
import { areaFigures, sumByArea } from '#core/coverage/area-figures.ts'
import { type DemandPoint, decodeDemand } from '#core/coverage/demand.ts'
import { impliedBy, type NormInputs, normRange } from '#core/coverage/norms.ts'
import { reachOf } from '#core/coverage/reach.ts'
import type { Norm } from '#core/domain/norm.ts'
import { realPage } from './real-coverage.ts'

const norm = (form: Norm['form'], value: number | null, id: string = form): Norm => ({
  id,
  scope: 'radiotherapy physicists',
  basePeriod: null,
  form,
  value,
  unit: '',
  formula: '',
  caveat: '',
  source: 'made',
})
/** Six machines for 10,000 new cancers among 2 million people, half of the cancers treated: 5,000 patients. */
const ground: NormInputs = { machines: 6, cancers: 10_000, people: 2_000_000, treated: 50 }

describe('what a norm asks for', () => {
  test.each([
    ['staff-per-machine', 1.7, 10.2, 'WTE', '6 machines × 1.7 = 10.2 WTE'],
    ['patients-per-staff', 250, 20, 'WTE', '10,000 new cancers a year × 50% treated ÷ 250 = 20.0 WTE'],
    ['patients-per-machine', 500, 10, 'machines', '10,000 new cancers a year × 50% treated ÷ 500 = 10.0 machines'],
    ['people-per-machine', 180_000, 2_000_000 / 180_000, 'machines', '2,000,000 people ÷ 180,000 = 11.1 machines'],
  ] as const)('%s of %d', (form, value, expected, unit, working) => {
    const implied = impliedBy(norm(form, value), ground)
    expect(implied).toMatchObject({ kind: 'value', unit, working })
    expect(implied.kind === 'value' ? implied.value : Number.NaN).toBeCloseTo(expected, 9)
  })

  test.each([
    ['table-not-seen', null, /not seen/],
    ['patients-per-staff', null, /not seen/],
    ['uplift', 0.27, /one year/],
    ['ceiling', 5, /bound/],
    ['total', 5, /another service/],
    ['rate', 5, /another service/],
  ] as const)('is nothing for %s of %s', (form, value, because) =>
    expect(impliedBy(norm(form, value), ground)).toMatchObject({
      kind: 'absent',
      because: expect.stringMatching(because),
    }),
  )

  test('is not known per machine where the machines are not recorded', () =>
    expect(impliedBy(norm('staff-per-machine', 1.7), { ...ground, machines: null })).toMatchObject({ kind: 'absent' }))

  test('ranges from the least to the most, each with its working; norms without a number are not counted', () => {
    const norms = [norm('patients-per-staff', 250), norm('staff-per-machine', 1.7), norm('uplift', 0.27)]
    expect(normRange(norms, ground)).toMatchObject({
      least: expect.closeTo(10.2, 9),
      most: 20,
      norms: 2,
      leastWorking: expect.stringMatching(/machines/),
      mostWorking: expect.stringMatching(/treated/),
    })
    expect(normRange([norm('uplift', 0.27)], ground)).toBeNull()
  })
})

const point = (area: string, people: number, spreadKm = 0): DemandPoint => ({
  id: `${area}-${people}`,
  name: area,
  at: [0, 52],
  island: null,
  area,
  need: { people, older: people / 5, cancers: people / 200 },
  spreadKm,
})

test('people within a distance: the estimate, and what it would be on the far or the near side of their land', () => {
  const points = [point('A', 100, 5), point('B', 1000, 5), point('C', 10_000)]
  const [near, far] = reachOf(points, Float64Array.of(12, 27, 15), [15, 30], 1)
  expect(near?.need.people).toEqual({ value: 10_100, least: 10_000, most: 10_100 })
  expect(far?.need.people).toEqual({ value: 11_100, least: 10_100, most: 11_100 })
  const [detoured] = reachOf([point('A', 100, 5)], Float64Array.of(22), [15], 1.4)
  expect(detoured?.need.people).toEqual({ value: 0, least: 0, most: 100 })
})

test('the distance of an area is a range: no nearer than nought, no farther than its land', () => {
  const points = [point('A', 100, 5)]
  const sums = sumByArea(
    points,
    { cost: Float64Array.of(3), access: Float64Array.of(0), nearest: Int32Array.of(0), unreached: 0 },
    { limit: 45, detour: 1, weightBy: 'people' },
  )
  expect(sums.get('A')).toMatchObject({ distance: 300, from: 0, to: 800, reachable: 100 })
  expect(areaFigures(sums, (area) => area).size).toBe(1)
})

test('the circle of a distance by road is as much smaller as the detour is long', () => {
  const { page } = realPage({ map: 'access', catchment: 60, detour: 1.5 })
  expect(page.plate.catchments?.radiusKm).toBeCloseTo(40, 9)
})

const townFile = {
  format: 1 as const,
  peoplePeriod: '2022',
  cancersPeriod: '2019',
  pools: [{ code: 'A', people: 900, older: 90, cancers: 9 }],
  areas: ['A'],
  islands: [],
  places: {
    name: ['Great', 'Little'],
    longitude: [0, 1],
    latitude: [52, 53],
    area: [0, 0],
    pool: [0, 0],
    island: [-1, -1],
    weight: [2, 1],
  },
  sources: [],
  notes: [],
}

test('the people of an authority are shared out to its towns by their weights', () => {
  const { points } = decodeDemand(townFile, new Map([['A', 200 * Math.PI]]))
  expect(points.map(({ at, need, spreadKm }) => [...at, need, spreadKm])).toEqual([
    [0, 52, { people: 600, older: 60, cancers: 6 }, 10],
    [1, 53, { people: 300, older: 30, cancers: 3 }, 10],
  ])
})

test.each(['longitude', 'latitude', 'area', 'pool', 'weight'] as const)(
  'a place without its %s is refused, and not counted as nobody or nowhere',
  (column) => {
    const places = { ...townFile.places, [column]: townFile.places[column].slice(0, 1) }
    expect(() => decodeDemand({ ...townFile, places }, new Map())).toThrow('Little')
  },
)
