import fc from 'fast-check'
import { expect, test } from 'vitest'
import { composePlate } from '#core/plate/compose.ts'
import { measureOf, numberText } from '#core/plate/measure.ts'
import { onOneScale, valuesOnMaps } from '#core/plate/one-scale.ts'
import type { Plate } from '#core/plate/plate.ts'
import { resolveView } from '#core/plate/resolve.ts'
import type { View } from '#core/view/view.ts'
import { areas, dataset, datasets, observe, smallAtlas, smallView } from '../../fixtures/small-atlas.ts'

/** The plate of machines with these numbers in the areas, an absence for null. */
function plateOf(values: readonly (number | null)[], change: Partial<View> = {}): Plate {
  const held = dataset(
    'machines',
    areas.map(({ code }, at) => observe(code, values[at] ?? { kind: 'absent', reason: 'suppressed' })),
  )
  const view = smallView({ indicator: 'machines', per: null, ...change })
  return composePlate(resolveView(view, smallAtlas.catalogue), {
    ...smallAtlas,
    datasets: new Map([...datasets, ['machines/*', held]]),
  })
}

const measure = measureOf(resolveView(smallView({ indicator: 'machines', per: null }), smallAtlas.catalogue), [])
const value = fc.option(fc.integer({ min: 0, max: 500 }), { nil: null, freq: 6 })
const lists = fc.array(fc.array(value, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 4 })

test('all plates have the same limits, and each area the class that its figure lies in; what has no figure has no class', () => {
  fc.assert(
    fc.property(lists, fc.constantFrom('ckmeans', 'quantile', 'equal', 'diverging'), (values, method) => {
      const plates = onOneScale(
        values.map((one) => plateOf(one, { method, benchmark: { kind: 'own', value: 120 } })),
        measure,
      )
      const [first] = plates
      for (const plate of plates) {
        expect([plate.breaks, plate.ramp, plate.scale]).toEqual([first?.breaks, first?.ramp, first?.ramp])
        const { breaks } = plate
        for (const { cell, classIndex, fill } of plate.areas) {
          if (cell.kind === 'absent')
            expect([classIndex, fill]).toEqual([null, { kind: 'absent', reason: cell.reason }])
          else if (breaks.length > 1) {
            const at = classIndex ?? expect.fail('a figure without a class')
            const isLast = at === breaks.length - 2
            expect(cell.value).toBeGreaterThanOrEqual(breaks[at] ?? Number.NaN)
            if (isLast) expect(cell.value).toBeLessThanOrEqual(breaks[at + 1] ?? Number.NaN)
            else expect(cell.value).toBeLessThan(breaks[at + 1] ?? Number.NaN)
            expect(fill).toEqual({ kind: 'class', index: at })
          }
        }
        for (const { index, count } of plate.classes)
          expect(count).toBe(plate.areas.filter((one) => one.classIndex === index).length)
        const absent = plate.areas.filter(({ cell }) => cell.kind === 'absent').map(({ area }) => area.code)
        expect(plate.absences.flatMap(({ codes }) => codes)).toEqual(absent)
      }
      expect(valuesOnMaps(plates).length).toBe(values.flat().filter((one) => one !== null).length)
    }),
    { numRuns: 60 },
  )
})

test('the limits are made from the figures of all plates, and not from those of one', () => {
  const [low, high] = [
    [1, 2, 3, 4, 5, 6],
    [101, 102, 103, 104, 105, 106],
  ] as const
  const plates = onOneScale([plateOf(low, { classes: 2 }), plateOf(high, { classes: 2 })], measure)
  expect(plates.map(({ areas: own }) => own.map(({ classIndex }) => classIndex))).toEqual([
    [0, 0, 0, 0, 0, 0],
    [1, 1, 1, 1, 1, 1],
  ])
})

test('classes lie around a benchmark that all have, and are natural breaks where it differs', () => {
  const own = { method: 'diverging', classes: 4, benchmark: { kind: 'own', value: 50 } } as const
  const some = [
    [10, 20, 30, 60, 70, 80],
    [15, 25, 35, 65, 75, 95],
  ]
  const around = onOneScale(
    some.map((one) => plateOf(one, own)),
    measure,
  )
  expect(around.map(({ ramp }) => ramp)).toEqual(['diverging', 'diverging'])
  expect(around[0]?.breaks).toContain(50)
  const differing = onOneScale(
    some.map((one, at) => plateOf(one, { ...own, benchmark: { kind: 'own', value: 50 + at } })),
    measure,
  )
  expect(differing.map(({ ramp }) => ramp)).toEqual(['sequential', 'sequential'])
})

test('figures are written with the digits of the common measure', () => {
  const [plate] = onOneScale([plateOf([1, 2, 3, 4, 5, 6])], { ...measure, decimals: 2 })
  expect(plate?.areas.map(({ text }) => text)).toEqual(
    [1, 2, 3, 4, 5, 6].map((one) => numberText(one, { ...measure, decimals: 2 })),
  )
  expect(onOneScale([], measure)).toEqual([])
})

test('an area that lies within another has no part in the limits and no colour', () => {
  const plate = plateOf([1, 2, 3, 4, 5, 900])
  const within = { ...plate, areas: plate.areas.map((one, at) => (at === 5 ? { ...one, coveredBy: 'All' } : one)) }
  const [scaled] = onOneScale([within], measure)
  expect(scaled?.breaks.at(-1)).toBeLessThan(10)
  expect([scaled?.areas[5]?.classIndex, scaled?.areas[5]?.fill]).toEqual([null, null])
  expect(valuesOnMaps([within])).toEqual([1, 2, 3, 4, 5])
})
