import { expect, test } from 'vitest'
import { quadrantText } from '#core/compare/scatter.ts'
import { catalogue, dataset, datasets, observe, smallAtlas } from '../../fixtures/small-atlas.ts'
import { smallComparison } from './small-comparison.ts'

const codes = smallAtlas.areas.map(({ code }) => code)

/** As if neither were a count, so that the numbers can be set against each other as they are. */
const rates = { ...catalogue, indicators: catalogue.indicators.map((one) => ({ ...one, additive: false })) }

const overlay = { mode: 'symbols', indicator: 'cases', dims: {} } as const

/** Machines 10 20 0 5 30 15 against new cases as given, in the order North, West, East, Wales, Scotland, Northern Ireland. */
const against = (cases: readonly number[]) => {
  const cells = cases.map((count, at) => observe(codes[at] ?? '', count))
  const held = new Map([...datasets, ['cases/*', dataset('cases', cells)]])
  return smallComparison({ overlay }, { ...smallAtlas, catalogue: rates, datasets: held }).comparison.scatter.body
}

test('a count is not set against need, and the way out is said', () => {
  const { scatter, corner } = smallComparison({ per: null, overlay }).comparison
  for (const { body, lacks } of [scatter, corner]) {
    expect(body).toBeNull()
    expect(lacks).toMatch(/is a count, which follows how many people live in an area.*under “Denominator”\.$/)
  }
})

test('need that is a count is taken per head beside a rate, and the reader is told', () => {
  const { scatter } = smallComparison({ per: 'people', overlay }).comparison
  expect(scatter.body?.x.name).toBe('New cases per 100,000 people')
  expect(scatter.sentences.join(' ')).toContain('New cases are taken per 100,000 people here')
})

test('quadrants part at the median: the middle one of five, the mean of the middle two of six', () => {
  expect(against([100, 500, 200, 300, 400])?.middle).toEqual({ x: 300, y: 10 })
  expect(against([100, 500, 200, 300, 400, 900])?.middle).toEqual({ x: 350, y: 12.5 })
})

test('an area above the median is high, one below it low, and one on it neither', () => {
  const points = against([100, 500, 200, 300, 400])?.points ?? []
  expect(
    Object.fromEntries(points.map(({ name, quadrant }) => [name, `${quadrant.need} ${quadrant.service}`])),
  ).toEqual({
    North: 'low middle',
    West: 'high high',
    East: 'low low',
    Wales: 'middle low',
    Scotland: 'high high',
  })
})

test.each([
  ['high', 'high', 'more, higher need'],
  ['high', 'low', 'fewer, higher need'],
  ['low', 'high', 'more, lower need'],
  ['low', 'low', 'fewer, lower need'],
  ['high', 'middle', 'at the median, higher need'],
  ['middle', 'low', 'fewer, need at the median'],
] as const)('%s need and %s service read “%s”', (need, service, text) => {
  const { measure } = smallComparison({}).plate
  expect(quadrantText({ need, service }, { y: measure, needWord: 'need' })).toBe(text)
})

test('the headline names the median, and says of an area that stands above the benchmark all the same', () => {
  // Medians 10 machines and 300 cases; 40 machines in all over 1,500 cases are 26.7 for each 1,000.
  const held = new Map([
    ...datasets,
    [
      'vacancy/*',
      dataset(
        'vacancy',
        codes.map((code, at) => observe(code, at)),
      ),
    ],
  ])
  const overlay = { mode: 'symbols', indicator: 'vacancy', dims: {} } as const
  const titleFor = (value: number) =>
    smallComparison({ per: 'cases', overlay, benchmark: { kind: 'own', value } }, { ...smallAtlas, datasets: held })
      .comparison.scatter.title
  expect(titleFor(9)).toBe('Fewer and higher vacancy rate than the median area: Wales')
  expect(titleFor(0.4)).toBe('Fewer and higher vacancy rate than the median area: Wales (above your number)')
})

test('an area with little and much need is told with what its missing returns would have to hold', () => {
  // Machines 10 20 0 5 30 15; need rises towards East, of whose four sites two are counted.
  const machines = [10, 20, 1, 5, 30, 15].map((count, at) =>
    observe(codes[at] ?? '', count, { coverage: at === 2 ? [2, 4] : [3, 3] }),
  )
  const rates = [1, 2, 9, 3, 4, 5].map((rate, at) => observe(codes[at] ?? '', rate))
  const held = new Map([
    ...datasets,
    ['machines/*', dataset('machines', machines)],
    ['vacancy/*', dataset('vacancy', rates)],
  ])
  const vacancy = { mode: 'symbols', indicator: 'vacancy', dims: {} } as const
  const { scatter } = smallComparison({ per: 'people', overlay: vacancy }, { ...smallAtlas, datasets: held }).comparison
  expect(scatter.title).toContain('East')
  expect(scatter.sentences.join(' ')).toMatch(
    /East is below the median unless the two sites that are not counted hold more than \d+\.\d machines/,
  )
})
