import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import { dominance } from '#core/disclosure/dominance.ts'
import { pPercent } from '#core/disclosure/p-percent.ts'
import { parsePolicy } from '#core/disclosure/policy.ts'
import { primaryReasons, primaryWords, protectionOf } from '#core/disclosure/primary.ts'
import { roundToBase } from '#core/disclosure/round-to-base.ts'

test('p% rule: contributions 90, 5, 3, 2 of 100 with p = 10 need 9 − 5 = 4 of upper protection', () => {
  // Hundepool et al. 2012, chapter 4: p/100 · x₁ − (X − x₁ − x₂)
  expect(pPercent([5, 90, 2, 3], 10)).toBeCloseTo(4, 12)
  expect(pPercent([50, 30, 20], 10)).toBe(0)
})

test('(n, k) rule: contributions 80, 10, 6, 4 of 100 under (1, 75) need 100/75 · 80 − 100 of upper protection', () => {
  expect(dominance([10, 4, 80, 6], 1, 75)).toBeCloseTo((100 / 75) * 80 - 100, 12)
  expect(dominance([70, 10, 10, 10], 1, 75)).toBe(0)
  expect(dominance([50, 40, 10], 2, 85)).toBeCloseTo((100 / 85) * 90 - 100, 12)
})

test('the p% rule is what its words say: the second, taking itself away, is within p% of the first', () => {
  const contributions = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 2, maxLength: 8 })
  fc.assert(
    fc.property(contributions, fc.integer({ min: 1, max: 100 }), (list, percent) => {
      const [first = 0, second = 0] = list.toSorted((a, b) => b - a)
      const estimate = list.reduce((sum, one) => sum + one, 0) - second
      expect(pPercent(list, percent) > 1e-9).toBe(estimate - first < (percent / 100) * first - 1e-9)
    }),
  )
})

test.each([
  [0, 5, 0],
  [2, 5, 0],
  [3, 5, 5],
  [7, 5, 5],
  [8, 5, 10],
  [1, 3, 0],
  [2, 3, 3],
  [12.5, 5, 15],
])('%d to base %d is %d', (count, base, rounded) => expect(roundToBase(count, base)).toBe(rounded))

const from = (...contributions: readonly number[]) => ({
  respondents: Math.max(3, contributions.length),
  persons: contributions.reduce((sum, one) => sum + one, 0),
  contributions,
})

test.each([
  ['five in three departments', from(2, 2, 1), []],
  ['four in four', from(1, 1, 1, 1), ['few-persons']],
  ['many in two', from(40, 40), ['few-departments', 'dominated', 'too-close']],
  ['one department nearly all', from(100, 2, 1), ['dominated', 'too-close']],
  ['nobody, said by three departments', from(), []],
  ['posts, which are nobody’s', { respondents: 3, persons: null, contributions: [1, 1, 1] }, []],
  ['posts of one in truth', { respondents: 4, persons: null, contributions: [7, 0, 0, 0] }, ['dominated', 'too-close']],
  ['all of them', { ...from(3, 2, 2), of: 7 }, ['all-alike']],
  ['none of them', { respondents: 3, persons: 0, contributions: [0, 0, 0], of: 7 }, ['few-persons', 'all-alike']],
  ['some of them', { ...from(3, 2, 2), of: 20 }, []],
  ['nobody, said by two', { respondents: 2, persons: 0, contributions: [] }, ['few-departments']],
])('%s', (_, support, reasons) => expect(primaryReasons(support, defaultPolicy)).toEqual(reasons))

test('a cell below the threshold needs a range that reaches the threshold', () => {
  const { upper, sliding } = protectionOf(from(1, 1, 0), 'persons', defaultPolicy)
  expect(2 + upper).toBe(5)
  expect(sliding).toBe(5)
})

test('a policy that a curator has edited is read, and what is wrong with it is named', () => {
  expect(parsePolicy({ ...defaultPolicy, persons: { fewest: 10, source: 'Board, May' } }, 'mine.json').ok).toBe(true)
  const wrong = parsePolicy(
    { ...defaultPolicy, persons: { fewest: 0, source: '' }, rounding: { base: 1, source: 'x' }, secret: true },
    'mine.json',
  )
  expect(wrong.ok).toBe(false)
  expect(wrong.ok ? [] : wrong.problems.map(({ at }) => at.column)).toEqual(
    expect.arrayContaining(['persons.fewest', 'persons.source', 'rounding.base', 'secret']),
  )
})

test('the curator is told each reason in words of its own', () => {
  const reasons = primaryReasons(from(4), { ...defaultPolicy, departments: { fewest: 2, source: 'test' } })
  expect(new Set(reasons.map((reason) => primaryWords[reason])).size).toBe(reasons.length)
  expect(reasons.length).toBeGreaterThan(2)
})
