import { expect, test } from 'vitest'
import { realContext } from './context.ts'
import { openAndCheck, realDesk } from './open-and-check.ts'

/** Figures whose words say no unit, beside the count and the denominator that they were worked out from. */
const codes = Array.from({ length: 9 }, (_, at) => `E1200000${at + 1}`)
const fileOf = (base: number, heading = 'Value', spoilt = 0) =>
  new TextEncoder().encode(
    [
      `Area Code,Time period,${heading},Count,Denominator`,
      ...codes.map((code, at) => {
        const [count, all] = [4000 + 37 * at, 61_000 + 911 * at]
        const value = (base * count) / all + (at === 4 ? spoilt : 0)
        return `${code},2022,${value.toFixed(4)},${count},${all}`
      }),
    ].join('\n'),
  )

const measureOf = (bytes: Uint8Array) => {
  const [sheet] = realDesk().open([{ name: 'figures.csv', bytes }]).sheets
  return sheet?.mapping?.about
}

test.each([
  [100, { kind: 'share', unit: '%' }],
  [1000, { kind: 'rate', unit: 'per 1,000' }],
  [100_000, { kind: 'rate', unit: 'per 100,000' }],
])('figures of %i times the count over the denominator say what they are', (base, expected) => {
  expect(measureOf(fileOf(base))).toMatchObject(expected)
})

test('the decision says from what, and is implied, so that nothing is asked', () => {
  const { checked } = openAndCheck('figures.csv', fileOf(100))
  const unit = checked?.decisions.find(({ key }) => key === 'unit')
  expect(unit).toMatchObject({ value: '%', degree: 'implied' })
  expect(unit?.from).toBe('every figure is 100 times Count (column D) over Denominator (column E)')
})

test('one row that says something else, or another base, leaves the unit open', () => {
  expect(measureOf(fileOf(100, 'Value', 1))).toMatchObject({ kind: 'measure', unit: 'units' })
  expect(measureOf(fileOf(250))).toMatchObject({ kind: 'measure', unit: 'units' })
})

test('words of the file that say a unit speak first', () => {
  expect(measureOf(fileOf(100, 'WTE'))).toMatchObject({ kind: 'staff', unit: 'WTE' })
})

test('a unit that the reader writes stays', () => {
  const desk = realDesk()
  const [sheet] = desk.open([{ name: 'figures.csv', bytes: fileOf(100) }]).sheets
  if (!sheet?.mapping) throw new Error('the file is not known')
  const mapping = desk.revise(0, sheet.mapping, 'unit', 'per machine')
  const { target, today, policy, released } = realContext()
  const request = { sheets: [{ id: 0, mapping }], layer: null, answers: {}, edits: [], target, today, policy, released }
  expect(desk.check(request).decisions.find(({ key }) => key === 'unit')?.value).toBe('per machine')
})
