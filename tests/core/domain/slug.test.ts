import { expect, test } from 'vitest'
import { slug } from '#core/domain/slug.ts'

test('a letter keeps its place without its accent, and all else is one hyphen', () => {
  expect(slug('Ynys Môn, 2024')).toBe('ynys-mon-2024')
  expect(slug('  WTE / head (ﬁnal) ')).toBe('wte-head-final')
  expect(slug('—')).toBe('')
})
