import { describe, expect, test } from 'vitest'
import { comparePeriods } from '#core/domain/period.ts'
import { atOnce } from '#core/domain/steps.ts'
import { changePlate } from '#core/plate/change-plate.ts'
import { plateColumns } from '#core/plate/columns.ts'
import { composePlate } from '#core/plate/compose.ts'
import { countChanges, countPeriods, countPerPeriods } from '#core/plate/period-counts.ts'
import type { Plate } from '#core/plate/plate.ts'
import { changeForms, type View } from '#core/view/view.ts'
import { realAtlas, realData } from './real-atlas.ts'

/** Every measure that ships with two periods, in every geography, by itself and over its first denominator. */

const views = realData().catalogue.indicators.flatMap((indicator) => {
  const geographies = new Set(
    Object.values(indicator.files).flatMap(({ extents }) =>
      extents.filter(({ periods }) => periods.length > 1).map(({ geography }) => geography),
    ),
  )
  return [...geographies].flatMap((geography) =>
    [...new Set([null, indicator.per.find((id) => id !== 'none') ?? null])].map(
      (per): Partial<View> => ({ indicator: indicator.id, geography, per }),
    ),
  )
})

const valued = ({ areas }: Plate) => areas.filter(({ cell }) => cell.kind === 'value')

/** At most three periods of a view: the first, the middle and the last. */
function someOf<T>(list: readonly T[]): readonly T[] {
  return [...new Set([list[0], list[Math.floor(list.length / 2)], list.at(-1)])].flatMap((one) => one ?? [])
}

test('there are measures to compare', () => {
  expect(views.length).toBeGreaterThan(20)
})

describe.each(views.map((view) => [`${view.indicator} in ${view.geography} per ${view.per}`, view] as const))(
  '%s',
  (_, view) => {
    test('each period has on its map as many areas as its menu says', () => {
      const { resolved, atlas } = realAtlas(view)
      const counts = atOnce(countPeriods(resolved, atlas))
      for (const { period, areas } of someOf(counts)) {
        const there = realAtlas({ ...view, period })
        expect(valued(composePlate(there.resolved, there.atlas)), period).toHaveLength(areas)
      }
    })

    test('each period of the denominator has on its map as many areas as its menu says', () => {
      const { resolved, atlas } = realAtlas(view)
      const { period } = resolved
      for (const { period: perPeriod, areas } of someOf(atOnce(countPerPeriods(resolved, atlas)))) {
        const there = realAtlas({ ...view, period, perPeriod })
        expect(valued(composePlate(there.resolved, there.atlas)), perPeriod).toHaveLength(areas)
      }
    })

    test('each change is the later figure less the earlier one, of as many areas as its menu says, and crosses no break', () => {
      const { resolved, atlas } = realAtlas(view)
      for (const form of changeForms)
        for (const { period: from, areas } of someOf(atOnce(countChanges(resolved, atlas, form)))) {
          const there = realAtlas({ ...view, period: resolved.period, change: { from, form } })
          const plain = composePlate(there.resolved, there.atlas)
          const plate = changePlate(plain, there.resolved, there.atlas)
          expect(valued(plate).filter(({ coveredBy }) => coveredBy === null).length).toBeLessThanOrEqual(areas)
          if (plate.geography.mergedFrom === null) expect(valued(plate), from).toHaveLength(areas)
          const column = (id: string) => plateColumns(plate).find((one) => one.id === id) ?? expect.fail()
          for (const one of valued(plate)) {
            const [before, after, value] = ['before', 'after', 'value'].map((id) => Number(column(id).raw(one)))
            const difference = (after ?? Number.NaN) - (before ?? Number.NaN)
            const wanted = form === 'percent' ? (difference / (before ?? Number.NaN)) * 100 : difference
            expect(value).toBeCloseTo(wanted, 6)
          }
          const { earlier, later } = plate.change ?? expect.fail()
          const crossed = there.resolved.main.indicator.breaks.some(
            ({ after }) => comparePeriods(earlier, after) <= 0 && comparePeriods(after, later) < 0,
          )
          if (crossed) expect(valued(plate)).toEqual([])
        }
    })
  },
)
