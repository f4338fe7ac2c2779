import { describe, expect, test } from 'vitest'
import { correlation } from '#core/statistics/correlation.ts'
import { dependence } from '#core/statistics/leave-one-out.ts'

const dependenceOf = (x: readonly number[], y: readonly number[]) => {
  const found = correlation(x, y)
  return found.kind === 'value' ? dependence(x, y, found) : expect.fail('withheld')
}

describe('a correlation that depends on one pair', () => {
  test('Anscombe’s fourth set: without the eighth pair all x are the same, so nothing remains to disagree', () => {
    const x = [8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8]
    const y = [6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.5, 5.56, 7.91, 6.89]
    expect(dependenceOf(x, y)).toMatchObject({ at: 7, without: null, pairs: 1 })
  })

  test('a cloud without pattern and one far point', () => {
    // Without the far point the four corners of a square have r = 0.
    const found = dependenceOf([0, 0, 1, 1, 0.5, 20], [0, 1, 0, 1, 0.5, 20])
    expect(found).toMatchObject({ at: 5 })
    expect(found?.without?.r).toBeCloseTo(0, 12)
  })

  test('Anscombe’s first set depends on none', () => {
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]
    expect(dependenceOf(x, y)).toBeNull()
  })

  test('a pair that hides a correlation is found too', () => {
    const found = dependenceOf([1, 2, 3, 4, 5, 6, 7], [1.1, 2, 2.9, 4.2, 5, 6.1, -9])
    expect(found).toMatchObject({ at: 6 })
    expect(found?.without?.r).toBeGreaterThan(0.99)
  })
})

test('a ratio that is constant up to rounding counts as constant', () => {
  expect(correlation([0.1 + 0.2, 0.3, 0.3], [1, 2, 3])).toMatchObject({ kind: 'absent' })
})
