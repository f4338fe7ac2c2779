import { expect, test } from 'vitest'
import type { AbsenceReason, Cell, Coverage } from '#core/domain/cell.ts'
import { deriveRatio } from '#core/plate/derive.ts'
import { observe } from '../../fixtures/small-atlas.ts'

const limits = () => expect.fail('things have no limits')
const covered = (top: readonly [number, number] | null, bottom: readonly [number, number] | null) => {
  const cell = (coverage: readonly [number, number] | null) => observe('A', 10, coverage ? { coverage } : {}).cell
  const ratio = deriveRatio(cell(top), cell(bottom), 1000, 'things', limits)
  return ratio.coverage
}
const sites = (part: number, whole: number): Coverage => ({ part, whole, of: 'sites' })

test('a ratio is as complete as the less complete of its two halves', () => {
  expect(covered([1, 2], [9, 10])).toEqual(sites(1, 2))
  expect(covered([9, 10], [1, 2])).toEqual(sites(1, 2))
  expect(covered(null, [1, 2])).toEqual(sites(1, 2))
  expect(covered([1, 2], null)).toEqual(sites(1, 2))
  expect(covered(null, null)).toBeUndefined()
})

test('a figure whose denominator is not held is not said to be unpublished; one that lacks both halves, or the upper, is', () => {
  const { cell: held } = observe('A', 10)
  const absent = (reason: AbsenceReason): Cell => ({ kind: 'absent', reason })
  const over = (top: Cell, bottom: Cell) => deriveRatio(top, bottom, 1000, 'things', limits)
  expect(over(held, absent('not-published'))).toEqual({
    kind: 'absent',
    reason: 'not-applicable',
    because: 'its denominator is not held',
  })
  expect(over(held, absent('suppressed'))).toEqual(absent('suppressed'))
  expect(over(absent('not-published'), held)).toEqual(absent('not-published'))
  expect(over(absent('not-published'), absent('not-published'))).toEqual(absent('not-published'))
})
