import { expect, test } from 'vitest'
import { timeLeft } from '#io/imports/time-left.ts'

test.each([
  ['half done in ten seconds', 10_000, 0.5, ', about 10 seconds left'],
  ['a fifth done in ten seconds', 10_000, 0.2, ', about 40 seconds left'],
  ['nearly done', 10_000, 0.99, ', about 5 seconds left'],
  ['hardly begun', 1000, 0.5, ''],
  ['next to nothing done', 10_000, 0.01, ''],
  ['done', 10_000, 1, ''],
])('%s', (_, elapsed, done, words) => expect(timeLeft(elapsed, done)).toBe(words))
