import { expect, test } from 'vitest'
import { shownDecimals } from '#core/imports/read/own-record.ts'

test.each([
  [[12, 13], 0],
  [[12.5, 13], 1],
  [[0.125, 13], 3],
  [[], 0],
  // More than three decimals are a calculation's.
  [[118.94532, 121.4, 119.12345], 0],
  [[0, 18.94532, 21.4], 1],
  [[-2.34567, 3.4, 2.1], 2],
  [[0.02345678, 0.03, 0.01], 3],
  [[0, 0.00000001], 3],
])('figures %j are shown with %i decimals', (values, decimals) => {
  expect(shownDecimals(values)).toBe(decimals)
})
