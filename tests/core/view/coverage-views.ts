import fc from 'fast-check'
import {
  accessMethods,
  type CoverageView,
  costKinds,
  coverageMaps,
  groupings,
  mostEdits,
  needs,
  supplies,
  type WhatIfEdit,
} from '#core/view/coverage-view.ts'

const tenths = (min: number, max: number) => fc.integer({ min: min * 10, max: max * 10 }).map((value) => value / 10)
const degrees = (min: number, max: number) => fc.integer({ min: min * 1e4, max: max * 1e4 }).map((value) => value / 1e4)
const site = fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,40}$/)

export const coverageViews: fc.Arbitrary<CoverageView> = fc.record({
  map: fc.constantFrom(...coverageMaps),
  within: fc.integer({ min: 1, max: 300 }),
  bands: fc
    .uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 6 })
    .map((values) => values.toSorted((a, b) => a - b)),
  detour: tenths(1, 2),
  sea: fc.boolean(),
  nhsOnly: fc.boolean(),
  cost: fc.constantFrom(...costKinds),
  times: fc.option(site),
  people: fc.option(site),
  method: fc.constantFrom(...accessMethods),
  catchment: fc.integer({ min: 5, max: 300 }),
  decay: tenths(0, 2),
  supply: fc.constantFrom(...supplies),
  need: fc.constantFrom(...needs),
  grouping: fc.constantFrom(...groupings),
  treated: fc.integer({ min: 1, max: 100 }),
})

const edit: fc.Arbitrary<WhatIfEdit> = fc.oneof(
  fc.record({
    kind: fc.constant('add' as const),
    id: site,
    name: fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((name) => name.length <= 40),
    at: fc.tuple(degrees(-9, 2.5), degrees(49, 61.5)),
    machines: fc.integer({ min: 0, max: 99 }),
    staff: tenths(0, 99),
  }),
  fc.record({ kind: fc.constant('close' as const), site }),
  fc.record({
    kind: fc.constantFrom('machines' as const, 'staff' as const),
    site,
    by: fc.integer({ min: -99, max: 99 }),
  }),
)

export const editLists: fc.Arbitrary<readonly WhatIfEdit[]> = fc.array(edit, { maxLength: mostEdits })
