import { expect, test } from 'vitest'
import { chanceText, countedInFull } from '#core/plate/chance-words.ts'
import { decodeView } from '#core/view/codec.ts'
import { realPlate } from '../../data/real-atlas.ts'

test.each([
  ['v=2', `Cannot be told. ${countedInFull.staff}`],
  ['v=2&m=radiotherapy-machines&per=cancers', /^Cannot be told\. They are counted, not sampled/],
  ['v=2&m=cancer-cases&per=people', /overdispersion|95% interval/],
  ['v=2&m=mpce-wte&per=cancers', null],
  ['v=2&m=land-area&per=-', null],
] as const)('what a difference means in view of chance: %s', (query, words) => {
  const text = chanceText(realPlate(decodeView(query).view))
  if (words === null) expect(text).toBeNull()
  else expect(text).toMatch(words)
})
