import fc from 'fast-check'
import { type ScreenId, screens } from '#core/view/screens.ts'
import { changeForms, methods, overlayModes, sorts, type View } from '#core/view/view.ts'
import { coverageViews, editLists } from './coverage-views.ts'

const id = fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,30}$/)
const dims = fc.dictionary(id, id, { maxKeys: 4, noNullPrototype: true })
const period = fc.constantFrom('2019', '2019/20', '2016-2020', '2025-11', '2024-03-31')
const bounds = fc
  .tuple(fc.integer({ min: -1800, max: 1700 }), fc.integer({ min: -840, max: 800 }), fc.integer({ min: 1, max: 90 }))
  .map(([x, y, size]) => [x / 10, y / 10, (x + size) / 10, Math.min(85, (y + size) / 10)] as const)

/** Any view, whether or not the atlas has data for it. */
export const views: fc.Arbitrary<View> = fc.record({
  screen: fc.constantFrom(...(Object.keys(screens) as ScreenId[])),
  indicator: id,
  dims,
  per: fc.option(id, { nil: null }),
  period: fc.option(period, { nil: null }),
  perPeriod: fc.option(period, { nil: null }),
  change: fc.option(fc.record({ from: period, form: fc.constantFrom(...changeForms) }), { nil: null }),
  geography: id,
  overlay: fc.option(fc.record({ mode: fc.constantFrom(...overlayModes), indicator: id, dims }), { nil: null }),
  sites: fc.option(id, { nil: null }),
  method: fc.constantFrom(...methods),
  classes: fc.integer({ min: 1, max: 9 }),
  fixed: fc.boolean(),
  benchmark: fc.oneof(
    fc.record({ kind: fc.constantFrom('all' as const, 'none' as const, 'nation' as const) }),
    fc.record({ kind: fc.constantFrom('group' as const, 'norm' as const), id }),
    fc.record({
      kind: fc.constant('own' as const),
      value: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0 || 0),
    }),
  ),
  groups: fc.uniqueArray(
    fc.record({
      id,
      name: fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }).filter((name) => name.length <= 60),
      codes: fc.uniqueArray(fc.stringMatching(/^[EWSN][0-9]{8}$/), { minLength: 1, maxLength: 6 }),
    }),
    { selector: (group) => group.id, maxLength: 3 },
  ),
  sort: fc.constantFrom(...sorts),
  overdispersed: fc.boolean(),
  selected: fc.uniqueArray(fc.stringMatching(/^[EWSN][0-9]{8}$/), { maxLength: 8 }),
  mine: fc.option(
    fc.tuple(id, fc.stringMatching(/^[EWSN][0-9]{8}$/)).map((parts) => parts.join('!')),
    { nil: null },
  ),
  rows: fc.option(
    fc.uniqueArray(id, { minLength: 1, maxLength: 4 }).map((ids) => ids.join('!-,')),
    { nil: null },
  ),
  values: fc.boolean(),
  bounds: fc.option(bounds, { nil: null }),
  coverage: coverageViews,
  edits: editLists,
  sample: fc.boolean(),
  scenario: fc.constantFrom(null, 'sample-2025!E12000002!radiotherapy-physics!2035!-!quarts-phys-linac!linacs:33!-'),
  story: fc.option(
    fc.stringMatching(/^[\w!-]+$/).filter((text) => text !== '-'),
    { nil: null },
  ),
  theme: fc.constantFrom('system' as const, 'light' as const, 'dark' as const),
  panel: fc.constantFrom('ranked' as const, 'table' as const),
})
