import { describe, expect, test } from 'vitest'
import type { Dataset } from '#core/catalogue/columns.ts'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Observation } from '#core/domain/cell.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { atOnce } from '#core/domain/steps.ts'
import { changePlate } from '#core/plate/change-plate.ts'
import { plateColumns } from '#core/plate/columns.ts'
import { composePlate } from '#core/plate/compose.ts'
import { countChanges, countPeriods } from '#core/plate/period-counts.ts'
import type { Plate } from '#core/plate/plate.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { differenceInterval } from '#core/statistics/change-interval.ts'
import { poissonInterval } from '#core/statistics/poisson-interval.ts'
import type { ChangeForm, View } from '#core/view/view.ts'
import { areas, dataset, machines, observe, smallAtlas, smallView } from '../../fixtures/small-atlas.ts'

type Given = {
  readonly indicator?: Partial<Indicator>
  readonly before: readonly (Observation | null)[]
  readonly after: readonly (Observation | null)[]
  readonly periods?: readonly [string, string]
}

const codes = areas.map(({ code }) => code)

/** A made-up measure in two periods, and its plate of change. */
function changed(
  { indicator = {}, before, after, periods = ['2019', '2024'] }: Given,
  form: ChangeForm = 'difference',
  view: Partial<View> = {},
) {
  const [earlier, later] = periods
  const held = (list: readonly (Observation | null)[], period: string) =>
    list.flatMap((one) => (one ? [{ ...one, period }] : []))
  const made: Indicator = {
    ...machines,
    ...indicator,
    files: {
      '*': {
        path: 'data/cells/machines.json',
        extents: [{ geography: 'itl1', periods: [earlier, later].map((period) => ({ period, areas: 6 })) }],
      },
    },
  }
  const catalogue: Catalogue = {
    ...smallAtlas.catalogue,
    indicators: smallAtlas.catalogue.indicators.map((one) => (one.id === 'machines' ? made : one)),
  }
  const data: Dataset = dataset('machines', [...held(before, earlier), ...held(after, later)])
  const atlas = { ...smallAtlas, catalogue, datasets: new Map([...smallAtlas.datasets, ['machines/*', data]]) }
  const asked = smallView({ indicator: 'machines', per: null, period: later, change: { from: earlier, form }, ...view })
  const resolved = resolveView(asked, catalogue)
  const plain = composePlate(resolved, atlas)
  return { plate: changePlate(plain, resolved, atlas), plain, resolved, atlas }
}

const counts = (values: readonly (number | null)[], more: Parameters<typeof observe>[2] = {}) =>
  values.map((value, at) => (value === null ? null : observe(codes[at] ?? '', value, more)))

const textOf = ({ areas: drawn }: Plate, at: number) => drawn.find(({ area }) => area.code === codes[at])?.text

const sixes: Given = { before: counts([10, 20, 0, 5, 30, 15]), after: counts([12, 15, 3, 5, 60, 14]) }

describe('the change of each area', () => {
  test('in the unit of the measure, signed, about zero, with both figures beside it', () => {
    const { plate } = changed(sixes)
    expect(plate.areas.map(({ text }) => text)).toEqual(['+2', '−5', '+3', '0', '+30', '−1'])
    expect(plate.title).toBe('Change in machines: −5 in West to +30 in Scotland')
    expect(plate.sentences[0]).toBe(
      'Of 6 areas that are compared, 3 rose, 2 fell and 1 stayed the same from 2019 to 2024.',
    )
    expect(plate.sentences.join(' ')).toMatch(/counted in full and not drawn by chance, so no change has an interval/)
    expect(plate.breaks).toEqual([-30, -18, -6, 6, 18, 30])
    expect([plate.ramp, plate.scale]).toEqual(['diverging', 'diverging'])
    const rows = plateColumns(plate)
      .filter(({ id }) => ['before', 'after', 'value'].includes(id))
      .map(({ name, raw }) => [name, ...plate.areas.slice(0, 2).map(raw)])
    expect(rows).toEqual([
      ['2019: machines', 10, 20],
      ['2024: machines', 12, 15],
      ['Change: machines', 2, -5],
    ])
  })

  test('in per cent, of nothing where the earlier figure is zero', () => {
    const { plate } = changed(sixes, 'percent')
    expect(plate.areas.map(({ text }) => text)).toEqual([
      '+20.0%',
      '−25.0%',
      'not applicable (the earlier figure is zero, of which there is no per cent)',
      '0.0%',
      '+100.0%',
      '−6.7%',
    ])
    expect(plate.measure.unit).toBe('% of the earlier figure')
  })

  test('of a percentage is in percentage points', () => {
    const indicator = {
      kind: 'share',
      additive: false,
      unit: { one: '%', many: '%', suffix: '%' },
      decimals: 1,
    } as const
    const { plate } = changed({ ...sixes, indicator })
    expect(plate.measure.unit).toBe('percentage points')
    expect(textOf(plate, 0)).toBe('+2.0')
  })

  test('whichever of the two periods is in view, the change runs from the earlier to the later', () => {
    const { plate } = changed(sixes, 'difference', { period: '2019', change: { from: '2024', form: 'difference' } })
    expect(textOf(plate, 0)).toBe('+2')
    expect(plate.subtitle).toMatch(/from 2019 to 2024$/)
  })

  test('of events has the interval of the difference, and the words say which changes go beyond it', () => {
    const { plate } = changed({ ...sixes, indicator: { kind: 'events' } })
    const [first] = plate.areas
    const limits = (value: number) => ({ value, ...poissonInterval(value) })
    const { lower, upper } = differenceInterval(limits(12), limits(10))
    expect(first?.cell).toMatchObject({ interval: { lower, upper, level: 0.95 } })
    expect(first?.comparison).toMatchObject({ beyondChance: false, text: 'more than in 2019, within its interval' })
    expect(plate.sentences.join(' ')).toMatch(/Beyond its 95% interval: Scotland\./)
  })
})

describe('two figures that are not alike have no difference', () => {
  const reasons = (plate: Plate) => plate.areas.map(({ cell }) => (cell.kind === 'absent' ? (cell.because ?? '') : ''))

  test('across a break of the series, with the note that explains it', () => {
    const { plate } = changed({ ...sixes, indicator: { breaks: [{ after: '2021', note: 'detail' }] } })
    expect(new Set(reasons(plate))).toEqual(new Set(['the series breaks after 2021: A detail']))
    expect(plate.absences).toEqual([{ reason: 'not-applicable', label: 'not applicable', codes }])
    expect(plate.classes).toEqual([])
    expect(plate.title).toBe('Change in machines: 2019 to 2024 cannot be compared')
    expect(plate.sentences).toEqual([
      'No figure of change for 6 areas: not applicable (the series breaks after 2021: A detail).',
    ])
    const later = changed({ ...sixes, indicator: { breaks: [{ after: '2024', note: 'detail' }] } })
    expect(textOf(later.plate, 0)).toBe('+2')
  })

  test('with a figure missing in one period, which is named', () => {
    const { plate } = changed({
      before: [...counts([null, 20, 5, 5, 30]), observe(codes[5] ?? '', { kind: 'absent', reason: 'suppressed' })],
      after: counts([12, 15, 3, 5, 60, 14]),
    })
    expect(textOf(plate, 0)).toBe('not published (no figure of 2019)')
    expect(textOf(plate, 5)).toBe('suppressed (no figure of 2019)')
    expect(plate.sentences.join(' ')).toMatch(/No figure of change for North: not published \(no figure of 2019\)\./)
  })

  test('within other boundaries', () => {
    const { plate } = changed({ ...sixes, before: counts([10, 20, 1, 5, 30, 15], { basis: 'ccg-2021' }) })
    expect(reasons(plate)[0]).toBe('counted within other boundaries in one period than in the other')
  })

  test('for a month and a year of events, and for totals of unlike length; a census of staff has no length', () => {
    for (const [kind, periods, refused] of [
      ['events', ['2019', '2024-03'], true],
      ['events', ['2016-2020', '2024'], true],
      ['events', ['2019', '2023/24'], false],
      ['staff', ['2019', '2024-03-31'], false],
    ] as const) {
      const { plate } = changed({ ...sixes, indicator: { kind }, periods })
      expect(plate.areas[0]?.cell.kind, periods.join()).toBe(refused ? 'absent' : 'value')
    }
  })

  test('where who answered changed more than the figure; else with a caution', () => {
    const { plate } = changed({
      before: counts([10, 20, 4, 5, 30, 15], { coverage: [4, 6] }),
      after: [
        ...counts([12, 15, 3, 5], { coverage: [6, 6] }),
        observe(codes[4] ?? '', 60, { coverage: [6, 6] }),
        observe(codes[5] ?? '', 14),
      ],
    })
    // 10 of 4 in 6 are 15 of all, and 12 is fewer: the rise is one of returns.
    expect(reasons(plate)[0]).toBe('who answered changed more than the figure: 4 of 6 sites, then 6 of 6 sites')
    expect(textOf(plate, 4)).toBe('+30')
    expect(reasons(plate)[5]).toBe('how many answered is known for one of the two periods only')
    const caution = plateColumns(plate).find(({ id }) => id === 'caution') ?? expect.fail()
    const scotland = plate.areas[4] ?? expect.fail()
    expect(caution.raw(scotland)).toBe('Who answered may have changed: 4 of 6 sites in 2019, 6 of 6 sites in 2024.')
  })

  test('a note of one period only is said of the change', () => {
    const { plate } = changed({ ...sixes, after: counts([12, 15, 3, 5, 60, 14], { notes: ['best-fit'] }) })
    expect(plate.trust.cautions.map(({ text }) => text)).toContain(
      'Of 2024 only: The figure is for a boundary that only nearly fits.',
    )
  })

  test('periods that share years have a difference without an interval, and say so', () => {
    const { plate } = changed({ ...sixes, indicator: { kind: 'events' }, periods: ['2016-2018', '2017-2019'] })
    expect(plate.areas[4]?.cell).toMatchObject({ value: 30 })
    expect(plate.areas.every(({ intervalText }) => intervalText === '')).toBe(true)
    expect(plate.trust.cautions.map(({ id }) => id)).toContain('change-overlap')
  })
})

test('a ratio over one denominator says that only what is above the line has changed', () => {
  const { plate } = changed(sixes, 'difference', { per: 'people' })
  expect(plate.trust.cautions.map(({ text }) => text)).toContain(
    'Both figures stand over the people of 2019, so only what is above the line has changed.',
  )
})

test('a period without figures leaves the plate as it is and says so', () => {
  const { plate, plain } = changed(sixes, 'difference', { change: { from: '2012', form: 'difference' } })
  expect(plate.title).toBe(plain.title)
  expect(plate.change).toBeUndefined()
  expect(plate.repairs.join()).toMatch(/no change since 2012 can be shown/)
})

test('menus count the areas that the map then has, for each period and for each change', () => {
  const { resolved, atlas, plate } = changed({
    before: counts([10, 20, null, 5, null, 15]),
    after: counts([12, null, 3, 5, 60, 14]),
  })
  expect(atOnce(countPeriods(resolved, atlas))).toEqual([
    { period: '2019', areas: 4 },
    { period: '2024', areas: 5 },
  ])
  expect(atOnce(countChanges(resolved, atlas, 'difference'))).toEqual([{ period: '2019', areas: 3 }])
  expect(plate.areas.filter(({ cell }) => cell.kind === 'value')).toHaveLength(3)
})
