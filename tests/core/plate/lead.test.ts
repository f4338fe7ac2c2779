import { expect, test } from 'vitest'
import type { Dataset } from '#core/catalogue/columns.ts'
import type { Cell } from '#core/domain/cell.ts'
import type { Norm } from '#core/domain/norm.ts'
import { type Benchmark, normCell } from '#core/plate/benchmark.ts'
import { compareWith } from '#core/plate/compare.ts'
import { composePlate } from '#core/plate/compose.ts'
import { leadSentence } from '#core/plate/lead.ts'
import type { PlateArea } from '#core/plate/plate.ts'
import { headlineAreas, valuedAreas } from '#core/plate/reading.ts'
import { type Resolved, resolveView } from '#core/plate/resolve.ts'
import { headlineText } from '#core/plate/unlike.ts'
import type { View } from '#core/view/view.ts'
import { catalogue, dataset, datasets, observe, smallAtlas, smallView } from '../../fixtures/small-atlas.ts'

const plateOf = (change: Partial<View>, machines?: Dataset) => {
  const held = machines ? new Map([...datasets, ['machines/*', machines] as const]) : datasets
  return composePlate(resolveView(smallView(change), catalogue), { ...smallAtlas, datasets: held })
}
const leadOf = (...given: Parameters<typeof plateOf>) => plateOf(...given).sentences[0]
const codes = ['E12000001', 'E12000002', 'E12000003', 'W92000004', 'S92000003', 'N92000002']
const counted = (values: readonly number[], more: Parameters<typeof observe>[2] = {}) =>
  dataset(
    'machines',
    values.map((value, at) => observe(codes[at] ?? '', value, at === 0 ? more : {})),
  )

test('the first sentence names the lowest and the highest area with their distance from the benchmark, whose figure is stated once', () => {
  expect(leadOf({ per: 'cases' })).toBe(
    'Fewest, of areas with any on record, in Wales: 0.50, 63% fewer than the UK (1.33); most in Scotland: 3.00, 125% more.',
  )
})

test('areas that read the same share an end, and more than three are counted', () => {
  expect(leadOf({ per: 'cases' }, counted([1, 1, 2, 1, 1, 3]))).toBe(
    'Fewest in North, West, Wales and 1 more: 0.10, 33% fewer than the UK (0.15); most in Northern Ireland: 0.30, 100% more.',
  )
})

test.each([
  ['figures that all read the same', {}, counted([2, 2, 2, 2, 2, 2])],
  ['one area', {}, counted([2])],
  ['a benchmark that has no figure', { indicator: 'vacancy', per: null }, undefined],
  ['a total, of which no benchmark is made', { per: null }, undefined],
] as const)('no lead for %s', (_, change, machines) => {
  const text = plateOf({ per: 'cases', ...change }, machines).sentences.join(' ')
  expect(text).not.toMatch(/(?:fewest|lowest) in/i)
})

test('incomplete records and samples limit the claim about the ends', () => {
  expect(leadOf({ per: 'cases' }, counted([1, 2, 3, 4, 5, 6], { coverage: [1, 2] }))).toMatch(/^On record, fewest in N/)
  const made = plateOf({ per: 'cases' }, counted([1, 2, 3, 4, 5, 6], { status: 'illustrative', coverage: [1, 2] }))
  expect(made.sentences[0]).toContain('made-up')
  expect(made.sentences[1]).toMatch(/^In the sample, fewest in North/)
})

test('a benchmark set by the reader: both ends may lie on one side of it, or one at it', () => {
  const own = (value: number) =>
    leadOf({ per: 'cases', benchmark: { kind: 'own', value } }, counted([1, 2, 3, 4, 5, 6]))
  expect(own(1)).toBe(
    'Fewest in North: 0.10, 90% fewer than your number (1.00); most in Northern Ireland: 0.60, 40% fewer.',
  )
  expect(own(0.1)).toBe(
    'Fewest in North: 0.10, the same as your number (0.10); most in Northern Ireland: 0.60, 500% more.',
  )
  expect(own(0.6)).toContain('most in Northern Ireland: 0.60, the same as your number (0.60).')
})

test('each end is compared with its own nation, and a nation with nothing', () => {
  expect(leadOf({ per: 'cases', benchmark: { kind: 'nation' } })).toBe(
    'Fewest, of areas with any on record, in Wales: 0.50; most in Scotland: 3.00.',
  )
  expect(leadOf({ per: 'cases', benchmark: { kind: 'nation' } }, counted([1, 2, 3, 9, 8, 7]))).toBe(
    'Fewest in North: 0.10, 50% fewer than England (0.20); most in Wales: 0.90.',
  )
})

const value = (size: number, interval?: readonly [lower: number, upper: number]): Cell => ({
  kind: 'value',
  value: size,
  status: 'observed',
  ...(interval ? { interval: { lower: interval[0], upper: interval[1], level: 0.95, method: 'Byar' } } : {}),
})
const standard = (name: string, size: number, own: Benchmark['own'] = null): Benchmark => ({
  name,
  cell: value(size),
  how: '',
  own,
  source: null,
  caveat: null,
})
const lead = (areas: readonly PlateArea[], benchmark: Benchmark, change = {}) =>
  leadSentence(valuedAreas(areas), benchmark, { ...plateOf({ per: 'cases' }).measure, ...change })
const [first, second] = plateOf({ per: 'cases' }).areas.map(({ unlike: _, ...one }): PlateArea => one)
const end = (one: PlateArea | undefined, text: string, gap: string, beyondChance: boolean | null): PlateArea => ({
  ...(one ?? expect.fail()),
  text,
  cell: value(Number(text)),
  comparison: { direction: 'below', size: '', gap, text: `${gap} than X`, beyondChance },
})

test('an end whose interval includes the benchmark says so, and a share is lowest, not fewest', () => {
  const areas = [end(first, '4', '3 percentage points fewer early', false), end(second, '9', '2 more', true)]
  expect(lead(areas, standard('X', 7), { suffix: '%', decimals: 0 })).toBe(
    'Lowest in North: 4, 3 percentage points fewer early than X (7%), within its 95% interval; highest in West: 9, 2 more.',
  )
})

test('ends in two nations each name their own benchmark, and tied areas with different gaps name none', () => {
  const own = { E12000001: standard('X', 5), E12000002: standard('Y', 8) }
  const each = standard('its own nation', 0, own)
  const areas = [end(first, '4', '20% fewer', null), end(second, '9', '13% more', null)]
  expect(lead(areas, each, { decimals: 0 })).toBe(
    'Fewest in North: 4, 20% fewer than X (5); most in West: 9, 13% more than Y (8).',
  )
  const third = end(plateOf({}).areas[2], '4', '50% fewer', null)
  expect(lead([...areas, third], each, { decimals: 0 })).toMatch(/^Fewest in North and East: 4; most/)
})

const unlike = (of: PlateArea | undefined, number: number, below: number): PlateArea => ({
  ...(of ?? expect.fail()),
  text: number.toFixed(2),
  cell: value(number),
  comparison: compareWith(value(number), standard('X', 1), plateOf({ per: 'cases' }).measure),
  unlike: { above: 0, below },
})

test.each([
  [0.62, 0.047, 'about 0.6, 35% to 38% fewer than X (1.00)'],
  [0.62, -0.031, 'about 0.6, 38% to 40% fewer than X (1.00)'],
  [0.62, 0.002, '0.62, 38% fewer than X (1.00)'],
  [0.98, 0.047, 'about 1.0, about the same as X (1.00)'],
])('%d over a boundary that is off by %d claims no more than that leaves: %s', (number, below, words) => {
  expect(lead([unlike(first, number, below), end(second, '9', 'more', null)], standard('X', 1))).toBe(
    `Fewest in North: ${words}; most in West: 9, more.`,
  )
})

test('an end above the benchmark is off in the other direction', () => {
  const areas = [end(first, '0.1', 'fewer', null), unlike(second, 2, -0.031)]
  expect(lead(areas, standard('X', 1))).toContain('most in West: about 2.0, 94% to 100% more.')
})

test.each([
  [0.62, 0.047, 2, 'about 0.6'],
  [16.4, 0.047, 1, 'about 16'],
  [164, 0.047, 0, 'about 160'],
  [1.62, 0.003, 2, '1.62'],
  [0, 0.047, 2, '0.00'],
])('a headline writes %d, off by %d, from %d decimals as %s', (number, below, decimals, text) => {
  const one = { ...unlike(first, number, below), text: number.toFixed(decimals) }
  expect(headlineText(one, { ...plateOf({ per: 'cases' }).measure, decimals })).toBe(text)
})

test('areas with nothing on record are left out of title and first sentence, which say so', () => {
  const { title, sentences } = plateOf({ per: 'cases' }, counted([0, 1, 2, 3, 4, 0]))
  expect(title).toBe(
    'Machines per 1,000 new cases: 0.10 in West to 0.40 in Scotland; none recorded in North and Northern Ireland',
  )
  expect(sentences.slice(0, 2)).toEqual([
    'Fewest, of areas with any on record, in West: 0.10, 40% fewer than the UK (0.17); most in Scotland: 0.40, 140% more.',
    'None recorded in North and Northern Ireland, which need not mean that nobody serves them.',
  ])
})

test('an end whose records are incomplete says how many it has', () => {
  expect(plateOf({ per: 'cases' }, counted([1, 2, 3, 4, 5, 6], { coverage: [1, 2] })).title).toBe(
    'Machines per 1,000 new cases: 0.10 in North (1 of 2 sites) to 0.60 in Northern Ireland, on record',
  )
})

test('shares of under twenty are left out; shares that a publisher gives without a count are not', () => {
  const share = (size: number, denominator?: number): Cell => ({
    kind: 'value',
    value: size,
    status: 'observed',
    ...(denominator === undefined ? {} : { numerator: (size * denominator) / 100, denominator }),
  })
  const of = (sizes: readonly (readonly [number, number?])[]) =>
    valuedAreas(
      plateOf({ per: 'cases' }).areas.flatMap((one, at) => {
        const [size, denominator] = sizes[at] ?? []
        return size === undefined ? [] : [{ ...one, text: `${size}%`, cell: share(size, denominator) }]
      }),
    )
  const measure = { ...plateOf({ per: 'cases' }).measure, kind: 'share' } as const
  const some = headlineAreas(
    of([
      [0, 2],
      [40, 20],
      [60, 500],
      [100, 19],
    ]),
    measure,
  )
  expect(some.areas.map(({ text }) => text)).toEqual(['40%', '60%'])
  expect(some.passed?.words).toBe('of under 20 and passed over: North and Wales')
  expect(headlineAreas(of([[0], [40], [60]]), measure).passed).toBeNull()
})

test('where unlike boundaries could reverse the order, both areas share the end and no gap is claimed', () => {
  const areas = [unlike(first, 0.62, 0.047), unlike(second, 0.64, -0.031), end(plateOf({}).areas[2], '9', 'more', null)]
  expect(lead(areas, standard('X', 1))).toMatch(
    /^Fewest in North: about 0\.6 or West: about 0\.6 \(unlike boundaries leave the order open\); most in/,
  )
})

test('both ends are compared by name with a published norm in the unit of the measure', () => {
  const norm: Norm = {
    id: 'n',
    body: 'B',
    source: 'made',
    value: 2,
    unit: 'posts per machine',
    formula: '2 × machines',
    form: 'staff-per-machine',
    caveat: 'Old.',
  } as unknown as Norm
  const resolved = resolveView(smallView({ per: 'cases', benchmark: { kind: 'norm', id: 'n' } }), catalogue)
  const perMachine = {
    ...resolved,
    main: { ...resolved.main, indicator: { ...resolved.main.indicator, kind: 'staff' } },
    per: resolved.per && {
      ...resolved.per,
      denominator: { ...resolved.per.denominator, indicator: 'radiotherapy-machines', base: 1 },
    },
  } as Resolved
  expect(normCell(norm, perMachine)).toMatchObject({ kind: 'value', value: 2 })
  const held = new Map([...datasets, ['machines/*', counted([10000, 20000, 30000, 40000, 50000, 60000])] as const])
  const plate = composePlate(perMachine, {
    ...smallAtlas,
    datasets: held,
    library: { ...(smallAtlas.library ?? { sources: [] }), norms: [norm], sources: [] } as unknown as NonNullable<
      typeof smallAtlas.library
    >,
  })
  expect(plate.sentences[0]).toBe(
    'Fewest in North: 1.00, 50% fewer than the norm of 2 posts per machine (2.00); most in Northern Ireland: 6.00, 200% more.',
  )
})
