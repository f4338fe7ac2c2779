import { expect, test } from 'vitest'
import { capitalise, inSentence } from '#core/domain/letters.ts'

test.each([
  ['New cancers', 'new cancers'],
  ['NHS radiotherapy sites', 'NHS radiotherapy sites'],
  ['MPCE staff in post', 'MPCE staff in post'],
  ['Radiographers (WTE)', 'radiographers (WTE)'],
  ['65 and over', '65 and over'],
  ['', ''],
])('“%s” within a sentence is “%s”', (name, words) => {
  expect(inSentence(name)).toBe(words)
})

test('only the first letter is capitalised', () => {
  expect(capitalise('nearest NHS site')).toBe('Nearest NHS site')
  expect(capitalise('')).toBe('')
})
