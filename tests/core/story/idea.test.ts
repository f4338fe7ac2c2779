import { expect, test } from 'vitest'
import { type Idea, ideaDraft, ideaText, longestDraft } from '#core/story/idea.ts'

const place = { story: 'Three grand challenges', address: 'https://atlas.example/?v=2&s=story&st=three!closing' }
const idea: Idea = { about: 'Climate: no map here holds carbon', idea: 'Energy & helium\nby site', name: 'A. Reader' }

test('an idea as a text says what it is about, whose it is, and beside which scene it was written', () => {
  expect(ideaText(idea, place)).toBe(
    'An idea on “Three grand challenges”\nOn the scene: Climate: no map here holds carbon\n\nEnergy & helium\nby site\n\nFrom: A. Reader\n' +
      `Written beside ${place.address}\n`,
  )
  expect(ideaText({ about: '', idea: ' Short ', name: ' ' }, place)).toBe(
    `An idea on “Three grand challenges”\n\nShort\n\nWritten beside ${place.address}\n`,
  )
})

test('a draft has the whole text and nobody to send it to; what no mail program opens has none', () => {
  const draft = ideaDraft(idea, place) ?? ''
  expect(draft.startsWith('mailto:?subject=')).toBe(true)
  const fields = new URLSearchParams(draft.slice('mailto:?'.length))
  expect(fields.get('body')).toBe(ideaText(idea, place).replaceAll('\n', '\r\n'))
  expect(ideaDraft({ ...idea, idea: 'a'.repeat(longestDraft) }, place)).toBeNull()
})
