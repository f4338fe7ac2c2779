import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ordinal } from '#core/domain/ordinal.ts'
import { numberText } from '#core/plate/measure.ts'

const plain = (decimals: number) => ({ prefix: '', suffix: '', decimals })

test.each([
  [1.005, 2, '1.01'],
  [1234567, 0, '1,234,567'],
  [999.995, 2, '1,000.00'],
  [0, 1, '0.0'],
  [-0.04, 1, '0.0'],
  [-1234.5, 1, '−1,234.5'],
  [1e-7, 2, '0.00'],
])('%d to %d decimals reads %s', (value, decimals, text) => expect(numberText(value, plain(decimals))).toBe(text))

test('digits are those of Intl.NumberFormat for British English', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), fc.integer({ min: 0, max: 4 }), (value, decimals) => {
      const format = new Intl.NumberFormat('en-GB', {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      })
      expect(numberText(value, plain(decimals))).toBe(format.format(value))
    }),
  )
})

test('ordinals are those of Intl.PluralRules for British English', () => {
  const rules = new Intl.PluralRules('en-GB', { type: 'ordinal' })
  const endings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }
  for (let place = 1; place <= 300; place += 1) expect(ordinal(place)).toBe(`${place}${endings[rules.select(place)]}`)
})
