import { expect, test } from 'vitest'
import type { Cell } from '#core/domain/cell.ts'
import { ordinal } from '#core/domain/ordinal.ts'
import { compareWith } from '#core/plate/compare.ts'
import { decimalsFor, measureOf } from '#core/plate/measure.ts'
import { rankText } from '#core/plate/rank.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { catalogue, smallView } from '../../fixtures/small-atlas.ts'

test.each([
  ['nothing', [], 0],
  ['noughts alone', [0, 0], 0],
  ['thousands', [1234, 5678, 9012], 0],
  ['hundreds', [123, 456, 789], 0],
  ['tens: three figures', [12, 34, 56], 1],
  ['units: three figures', [1.2, 3.4, 5.6], 2],
  ['tenths: two figures', [0.12, 0.34, 0.56], 2],
  ['hundredths: two figures', [0.012, 0.034, 0.056], 3],
  ['thousandths: four decimals at most', [0.0012, 0.0034, 0.0056], 4],
  ['the size counts, not the sign', [-12, -34, -56], 1],
  ['the middle value decides, not the ends', [0.001, 12, 5_000_000], 1],
  ['noughts have no size', [0, 0, 0, 0, 12], 1],
] as const)('decimals: %s', (_, values, decimals) => expect(decimalsFor(values)).toBe(decimals))

test('the decimals of a ratio follow its values; an indicator has its own', () => {
  const ratio = resolveView(smallView({ per: 'cases' }), catalogue)
  expect(measureOf(ratio, [0.12, 0.34]).decimals).toBe(2)
  expect(measureOf({ ...ratio, per: null }, [0.12, 0.34]).decimals).toBe(0)
})

test.each([
  [1, '1st'],
  [2, '2nd'],
  [3, '3rd'],
  [4, '4th'],
  [10, '10th'],
  [11, '11th'],
  [12, '12th'],
  [13, '13th'],
  [21, '21st'],
  [22, '22nd'],
  [101, '101st'],
  [111, '111th'],
  [112, '112th'],
] as const)('place %i is the %s', (place, words) => expect(ordinal(place)).toBe(words))

test('a rank says of how many, and that it is shared', () => {
  expect(rankText({ place: 3, of: 12, tied: false })).toBe('3rd of 12')
  expect(rankText({ place: 3, of: 12, tied: true })).toBe('joint 3rd of 12')
})

const measure = measureOf({ ...resolveView(smallView({}), catalogue), per: null }, [])
const value = (size: number, limits?: readonly [number, number]): Cell => ({
  kind: 'value',
  value: size,
  status: 'observed',
  ...(limits ? { interval: { lower: limits[0], upper: limits[1], level: 0.95, method: 'Byar' as const } } : {}),
})
const uk = (cell: Cell) => ({ name: 'the UK', cell })

test.each([
  [150, 100, 'above', '50% more than the UK'],
  [50, 100, 'below', '50% fewer than the UK'],
  [100, 100, 'equal', 'the same as the UK'],
  [100.99, 100, 'above', 'under 1% more than the UK'],
  [101, 100, 'above', '1% more than the UK'],
  [104, 100, 'above', '4% more than the UK'],
  [97.6, 100, 'below', '2% fewer than the UK'],
  [330, 100, 'above', '230% more than the UK'],
  [5, 0, 'above', 'more than the UK'],
  [-50, -100, 'above', '50% more than the UK'],
] as const)('%d against %d is %s: “%s”', (own, standard, direction, text) => {
  expect(compareWith(value(own), uk(value(standard)), measure)).toMatchObject({ direction, text })
})

test.each([
  [91.24, 84.8, 1, '6.4 percentage points more'],
  [84.8, 91.2, 1, '6.4 percentage points fewer'],
  [9, 8, 0, '1 percentage point more'],
  [9, 8, 1, '1.0 percentage points more'],
  [8.04, 8, 1, 'under 0.1 percentage points more'],
  [8.4, 8, 0, 'under 1 percentage point more'],
  [5, 0, 0, '5 percentage points more'],
] as const)('%d%% against %d%% to %d decimals: “%s”', (own, standard, decimals, gap) => {
  const share = { ...measure, suffix: '%', decimals }
  expect(compareWith(value(own), uk(value(standard)), share)).toMatchObject({ gap, text: `${gap} than the UK` })
})

test.each([
  ['no limits', undefined, null],
  ['the standard within the limits', [90, 120], false],
  ['the standard on a limit', [100, 120], false],
  ['the standard below them', [101, 120], true],
  ['the standard above them', [80, 99], true],
] as const)('beyond chance: %s', (_, limits, expected) => {
  expect(compareWith(value(110, limits), uk(value(100)), measure)?.beyondChance).toBe(expected)
})

test('an absence is never compared, on either side', () => {
  const absent: Cell = { kind: 'absent', reason: 'suppressed' }
  expect(compareWith(absent, uk(value(1)), measure)).toBeNull()
  expect(compareWith(value(1), uk(absent), measure)).toBeNull()
  expect(compareWith(value(1), null, measure)).toBeNull()
})
