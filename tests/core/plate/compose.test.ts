import { describe, expect, test } from 'vitest'
import { measureAll } from '#core/compare/drawn.ts'
import { plateColumns } from '#core/plate/columns.ts'
import { composePlate } from '#core/plate/compose.ts'
import { resolveView } from '#core/plate/resolve.ts'
import type { View } from '#core/view/view.ts'
import { catalogue, dataset, datasets, observe, smallAtlas, smallView } from '../../fixtures/small-atlas.ts'

const plateOf = (change: Partial<View>, atlas = smallAtlas) =>
  composePlate(resolveView(smallView(change), catalogue), atlas)
const cellOf = (plate: ReturnType<typeof plateOf>, name: string) =>
  plate.areas.find(({ area }) => area.name === name) ?? expect.fail(`no ${name}`)

describe('a ratio', () => {
  const plate = plateOf({ per: 'cases' })

  test('divides, keeps numerator and denominator, and is at best derived', () => {
    expect(cellOf(plate, 'West').cell).toMatchObject({
      kind: 'value',
      value: 2,
      numerator: 20,
      denominator: 10000,
      status: 'derived',
    })
  })

  test('has no interval when staff or machines are counted, which do not vary by chance', () => {
    expect(plate.areas.every(({ cell }) => cell.kind === 'value' && cell.interval === undefined)).toBe(true)
  })

  test('keeps zero as a value', () => {
    expect(cellOf(plate, 'East')).toMatchObject({ cell: { kind: 'value', value: 0 }, classIndex: 0 })
  })

  test('is compared with the sum over the sum, never with the mean of ratios', () => {
    expect(plate.benchmark).toMatchObject({ name: 'the UK', cell: { kind: 'value', value: (80 / 60000) * 1000 } })
    expect(cellOf(plate, 'West').comparison?.text).toBe('50% more than the UK')
  })

  test('takes the year that most areas have and that is not to be avoided', () => {
    expect(plate.perPeriod).toBe('2019')
  })

  test('says which figures are for a boundary that fits only nearly', () => {
    expect(plate.trust.cautions.map(({ id }) => id)).toEqual(['best-fit'])
  })
})

describe('people are counted within the same boundary as the cases', () => {
  const plate = plateOf({ indicator: 'cases', per: 'people', period: '2019' })

  test('a best-fit count goes with its own population', () => {
    expect(cellOf(plate, 'North').cell).toMatchObject({ kind: 'value', denominator: 1.1e6 })
  })

  test('a best-fit count without its own population gives an absence, even beside the official population', () => {
    expect(cellOf(plate, 'East').cell).toMatchObject({ kind: 'absent', reason: 'not-applicable' })
  })

  test('a count for the area itself goes with the official population', () => {
    expect(cellOf(plate, 'Wales').cell).toMatchObject({ kind: 'value', denominator: 1e6 })
  })

  test('counts of events have Byar’s limits, scaled as the rate is', () => {
    const resolved = resolveView(smallView({ indicator: 'cases', per: 'people', period: '2019' }), catalogue)
    const { cell } = measureAll(resolved, smallAtlas)?.byCode.get('W92000004') ?? expect.fail('no Wales')
    expect(cell).toMatchObject({ kind: 'value', interval: { level: 0.95, method: 'Byar' } })
    // Byar by hand for 10,000: 10000·(1 − 1/90000 − 1.959964/300)³ = 9804.96; over 1,000,000 people, per 100,000
    expect(cell.kind === 'value' && cell.interval?.lower).toBeCloseTo(980.496, 2)
  })

  test('a benchmark is not made from areas that are missing, and its name says so', () => {
    expect(plate.benchmark?.name).toBe('the 5 areas with a figure')
  })
})

describe('zero, suppressed, not collected, not applicable and not published are five different things', () => {
  const plate = plateOf({ indicator: 'vacancy' })
  const names = ['North', 'West', 'Wales', 'Scotland', 'Northern Ireland']

  test('in words', () => {
    expect(names.map((name) => cellOf(plate, name).text)).toEqual([
      '0.0%',
      'suppressed',
      'not collected',
      'not applicable',
      'not published',
    ])
  })

  test('in a file, by the shorthand of government statistics', () => {
    const value = plateColumns(plate).find(({ id }) => id === 'value') ?? expect.fail()
    expect(names.map((name) => value.raw(cellOf(plate, name)))).toEqual([0, '[c]', '[x]', '[z]', '[x]'])
    const status = plateColumns(plate).find(({ id }) => id === 'status') ?? expect.fail()
    expect(new Set(names.map((name) => status.raw(cellOf(plate, name)))).size).toBe(5)
  })

  test('in the sentences', () => {
    const text = plate.sentences.join(' ')
    for (const words of [
      'West: suppressed',
      'Wales: not collected',
      'Scotland: not applicable',
      'Ireland: not published',
    ])
      expect(text).toContain(words)
  })

  test('and a rate without a published whole is compared with nothing', () => {
    expect(plate.benchmark?.cell).toMatchObject({ kind: 'absent' })
    expect(cellOf(plate, 'North').comparison).toBeNull()
  })
})

test('ranks go from the largest and share a place where values are equal', () => {
  const tied = dataset('machines', [observe('E12000001', 5), observe('E12000002', 5), observe('E12000003', 9)])
  const plate = plateOf({}, { ...smallAtlas, datasets: new Map([...datasets, ['machines/*', tied]]) })
  expect(cellOf(plate, 'East').rank).toEqual({ place: 1, of: 3, tied: false })
  expect(cellOf(plate, 'North').rank).toEqual({ place: 2, of: 3, tied: true })
  expect(cellOf(plate, 'Wales').rank).toBeNull()
})

test('incomplete records are stated, with the area that has the fewest', () => {
  const patchy = dataset('machines', [
    observe('E12000001', 5, { coverage: [4, 9] }),
    observe('E12000002', 5, { coverage: [6, 7] }),
    observe('E12000003', 9, { coverage: [5, 5] }),
  ])
  const plate = plateOf({}, { ...smallAtlas, datasets: new Map([...datasets, ['machines/*', patchy]]) })
  expect(plate.trust.coverageText).toBe('15 of 21 sites')
  expect(plate.sentences.join(' ')).toContain('Records are incomplete in 2 areas, most in North (4 of 9 sites)')
})

test('made-up figures are always marked', () => {
  const made = dataset('machines', [observe('E12000001', 5, { status: 'illustrative' }), observe('E12000002', 7)])
  const plate = plateOf({ per: 'cases' }, { ...smallAtlas, datasets: new Map([...datasets, ['machines/*', made]]) })
  expect(plate.marks).toEqual(['illustrative'])
  expect(plate.sentences[0]).toContain('made-up')
})

test('every number in the sentences stands in the table or is a count of its rows', () => {
  for (const view of [
    { per: 'cases' },
    { indicator: 'cases', per: 'people', period: '2019' },
    { indicator: 'vacancy' },
  ]) {
    const plate = plateOf(view)
    const shown = plateColumns(plate).flatMap((column) => plate.areas.map((row) => column.text(row)))
    const counts = Array.from({ length: plate.areas.length + 1 }, (_, count) => String(count))
    const allowed = [...shown, plate.benchmark?.text ?? '', '95%', ...counts].join(' ')
    const text = `${plate.title} ${plate.sentences.join(' ')}`.replaceAll(plate.measure.name, '')
    for (const number of text.match(/\d[\d,.]*\d|\d/g) ?? []) expect(allowed, number).toContain(number)
  }
})

test('a plate is plain data: it survives serialisation', () => {
  const plate = plateOf({ per: 'cases' })
  expect(JSON.parse(JSON.stringify(plate))).toEqual(plate)
})

describe('an impossible view becomes the nearest possible one', () => {
  test.each([
    [{ indicator: 'unicorns' }, 'there is no indicator “unicorns”'],
    [{ geography: 'moon' }, 'there is no geography “moon”'],
    [{ period: '1990' }, 'not held for 1990; 2019 is shown'],
    [{ per: 'unicorns' }, 'cannot be shown per “unicorns”'],
    [{ dims: { site: 'lung' } }, 'has no choice of “site”'],
    [{ overlay: { mode: 'symbols', indicator: 'unicorns', dims: {} } }, 'there is no overlay “unicorns”'],
  ] as const)('%j', (change, words) => {
    const plate = plateOf(change)
    expect(plate.repairs.join('; ')).toContain(words)
    expect(plate.areas.length).toBeGreaterThan(0)
  })
})

describe('a second indicator', () => {
  test('as symbols grows by area, the largest being the whole', () => {
    const plate = plateOf({ overlay: { mode: 'symbols', indicator: 'cases', dims: {} } })
    expect(plate.overlay?.symbolScale.length).toBeGreaterThan(0)
    expect(Math.max(...plate.areas.map(({ overlay }) => overlay?.share ?? 0))).toBe(1)
  })

  test('as a second variable splits both into thirds, when there are enough different values', () => {
    const spread = dataset(
      'cases',
      smallAtlas.areas.map(({ code }, index) => observe(code, 100 + index)),
    )
    const plate = plateOf(
      { overlay: { mode: 'bivariate', indicator: 'cases', dims: {} } },
      { ...smallAtlas, datasets: new Map([...datasets, ['cases/*', spread]]) },
    )
    expect(plate.areas.map(({ overlay }) => overlay?.third)).toEqual([0, 0, 1, 1, 2, 2])
    expect(new Set(plate.areas.map(({ third }) => third))).toEqual(new Set([0, 1, 2]))
  })
})

test('an area that a table of the reader’s own has no row for says so; a shipped table gives its reason alone', () => {
  const own = catalogue.indicators.map((one) => (one.id === 'vacancy' ? { ...one, sources: ['own-survey'] } : one))
  const textsOf = (held: typeof catalogue) =>
    composePlate(resolveView(smallView({ indicator: 'vacancy', per: 'none' }), held), smallAtlas).areas.map(
      ({ text }) => text,
    )
  expect(textsOf({ ...catalogue, indicators: own })).toContain('not published (not in your file)')
  expect(textsOf(catalogue).join()).not.toContain('your file')
})
