import fc from 'fast-check'
import { expect, test } from 'vitest'
import { absenceOf, decimalMarkOf, isBelowLimit, parseNumber } from '#core/imports/figure-text.ts'
import { periodOf } from '#core/imports/period-text.ts'

test.each([
  ['12.5', '.', 12.5],
  ['1,234.5', '.', 1234.5],
  ['1 234', '.', 1234],
  ['£1,200', '.', 1200],
  ['12.5%', '.', 12.5],
  ['−3', '.', -3],
  ['1e3', '.', 1000],
  ['12,5', ',', 12.5],
  ['1.234,5', ',', 1234.5],
  ['11.0', ',', 11],
  ['0', '.', 0],
] as const)('“%s” with the mark “%s” is %d', (text, mark, value) => expect(parseNumber(text, mark)).toBe(value))

test.each(['', ' ', 'x', '1,2,3', '12,34', '1.2.3', '--1', '0x10', 'Infinity', 'NaN', '1 2', '=1+1', '٣'])(
  '“%s” is no number: never 0, never guessed',
  (text) => expect(parseNumber(text, '.')).toBeNaN(),
)

test('every number survives being written with a point, and with a comma', () => {
  const written = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => Math.round(value * 1000) / 1000)
  fc.assert(
    fc.property(written, (value) => {
      expect(parseNumber(String(value), '.')).toBe(value === 0 ? 0 : value)
      if (!/e/.test(String(value)))
        expect(parseNumber(String(value).replace('.', ','), ',')).toBe(value === 0 ? 0 : value)
    }),
  )
})

test('the decimal mark is what most figures show, and a group of three decides nothing', () => {
  expect(decimalMarkOf(['12,5', '3,25', '1,000'])).toBe(',')
  expect(decimalMarkOf(['12.5', '1,000'])).toBe('.')
  expect(decimalMarkOf(['1,000', '2,000'])).toBe('.')
})

test.each([
  ['[c]', 'suppressed'],
  ['*', 'suppressed'],
  ['[x]', 'not-published'],
  ['n/a', 'not-published'],
  ['[z]', 'not-applicable'],
  ['', 'not-collected'],
  ['constructor', undefined],
  ['0', undefined],
])('“%s” as an absence is %s', (text, reason) => expect(absenceOf(text)).toBe(reason))

test('a count below a limit is no number', () => {
  expect(isBelowLimit('<5')).toBe(true)
  expect(isBelowLimit('less than 5')).toBe(true)
  expect(isBelowLimit('5')).toBe(false)
})

test.each([
  ['2024', '2024'],
  ['2024.0', '2024'],
  ['2024/25', '2024/25'],
  ['2024-25', '2024/25'],
  ['FY24/25', '2024/25'],
  ['2016-2020', '2016-2020'],
  ['2024-11', '2024-11'],
  ['Nov 2025', '2025-11'],
  ['November 2025', '2025-11'],
  ['2024-08/2025-07', '2024-08/2025-07'],
  ['Aug 2024 to Jul 2025', '2024-08/2025-07'],
  ['August 2024 – July 2025', '2024-08/2025-07'],
  ['Jul 2025 to Aug 2024', null],
  ['31/03/2025', '2025-03-31'],
  ['2025-03-31T00:00:00', '2025-03-31'],
  ['2024-13', null],
  ['24', null],
  ['spring', null],
  ['2020-2016', null],
])('“%s” as a period is %s', (text, period) => expect(periodOf(text)).toBe(period))
