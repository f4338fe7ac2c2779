import { expect, test } from 'vitest'
import { exact } from '#core/domain/exact.ts'
import { faultText } from '#core/domain/fault-text.ts'

test('twelve digits stay; the noise of binary fractions goes', () => {
  expect(exact(0.1 + 0.2)).toBe(0.3)
  expect(exact(1.23456789012)).toBe(1.23456789012)
  expect(exact(1.2345678901234)).toBe(1.23456789012)
})

test('a fault is said by its message, and what is no error by itself', () => {
  expect(faultText(new RangeError('too far'))).toBe('too far')
  expect(faultText('broken')).toBe('broken')
})
