import { expect, test } from 'vitest'
import { glossary, termsIn } from '#core/domain/glossary.ts'
import { wholeWords } from '#core/domain/whole-words.ts'

const names = (text: string) => termsIn(text).map(({ term }) => term)

test('the words of a text are explained, whole words only and whatever their case', () => {
  expect(names('MPCE staff in post, WTE per million people, ITL1 regions')).toEqual(['ITL1', 'WTE'])
  expect(names('limits that allow for Overdispersion')).toEqual(['overdispersion'])
  expect(names('ICBs by name')).toEqual(['ICB'])
  expect(names('the WTEs of a thinly spread sickbay')).toEqual([])
  expect(names('Theil’s T is 0.02')).toEqual(['Theil’s T'])
})

test('each word has one entry, in alphabetical order, with a sentence that ends', () => {
  const words = glossary.flatMap(({ term, also }) => [term, ...also])
  expect(new Set(words).size).toBe(words.length)
  const order = glossary.map(({ term }) => term.replace('95% ', '').toLowerCase())
  expect(order).toEqual(order.toSorted((a, b) => a.localeCompare(b, 'en-GB')))
  for (const { says } of glossary) expect(says).toMatch(/^[A-Z].*\.$/)
})

test('words are found beside punctuation and not within longer words', () => {
  expect(wholeWords('(derived)', 'derived')).toBe(true)
  expect(wholeWords('underived', 'derived')).toBe(false)
  expect(wholeWords('a 95% interval.', '95% interval')).toBe(true)
})

test('the words of the controls are explained', () => {
  const controls = [
    'Indicator',
    'Denominator',
    'Period',
    'Geography',
    'Overlay',
    'Drawn as',
    'Compared with the benchmark',
    'Class breaks',
    'Compared with',
    'Differences from',
    'My area',
    'With neighbours',
    'With the most similar',
    'Specialty',
    'Levers',
    'Scenarios side by side',
    'With its nation',
    'MPCE staff in post, qualified',
    'Training places: 0 more a year',
    'Participation: 88 % of full time',
  ]
  for (const label of controls) expect(names(label), label).not.toEqual([])
  const coverage = [
    'Access',
    'Supply',
    'Need',
    'Catchment',
    'Decay',
    'Detour factor',
    'Enhanced two-step (E2SFCA)',
    'Two-step (2SFCA)',
  ]
  for (const label of coverage) expect(names(label), label).not.toEqual([])
})
