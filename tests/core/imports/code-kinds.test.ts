import { expect, test } from 'vitest'
import { kindOfCode } from '#core/imports/code-kinds.ts'
import { longWords, openAndCheck } from './open-and-check.ts'

test.each([
  ['E38000010', /^clinical commissioning groups/],
  ['e16000001', /^primary care trusts/],
  ['S08000001', /^health boards of Scotland/],
  ['95GG01', /districts of 1992$/],
  ['03V', /^clinical commissioning groups/],
  ['5QC', /^primary care trusts/],
  ['Q33', /^strategic health authorities/],
  ['QXX', /^integrated care boards/],
  ['RXX', /^NHS trusts/],
  ['A81001', /^general practices/],
])('%s tells its kind', (code, kind) => expect(kindOfCode(code)).toMatch(kind))

test.each(['Wales', 'E1200000', 'X12345678', '2024', 'Total', ''])('“%s” tells no kind', (text) =>
  expect(kindOfCode(text)).toBeNull(),
)

test('a table of areas of another year says of what kind they are, how many, and how to go on', () => {
  const codes = ['03V', '03W', '03X', '03Y', '04C', '04E']
  const file = ['Area code,Year,WTE', ...codes.map((code, at) => `${code},2016,${10 + at}.5`)].join('\n')
  const seen = openAndCheck('groups.csv', new TextEncoder().encode(file))
  const said = longWords(seen).join('\n')
  expect(said).toMatch(/error: .*A2.*“03V”.*By its form this is a code of clinical commissioning groups.*2013 to 2022/)
  expect(said).toMatch(
    /question: 6 areas of 6 are none of the atlas.*By their form they are codes of clinical commissioning/,
  )
  expect(seen.checked?.draft).toBeNull()
})
