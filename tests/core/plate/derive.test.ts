import { expect, test } from 'vitest'
import type { Coverage } from '#core/domain/cell.ts'
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
