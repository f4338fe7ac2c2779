import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blankScene, copiedStory, newStory, withoutNotes } from '#core/story/begin.ts'
import { longestStory, readStoryText, storyJsonName, storyText } from '#core/story/story-text.ts'
import { originOf, ownStoryId } from '#core/story/whose.ts'
import { sceneOf, storyOf } from './stories.ts'

test('a new story, and a copy of another, are stories that can be read', () => {
  const fresh = newStory('own-1', '2026')
  expect(readStoryText(storyText(fresh), 'a.json')).toEqual({ ok: true, value: fresh })
  const copy = copiedStory(storyOf([blankScene('a', 'view')], { title: 'T'.repeat(200) }), 'own-2')
  expect(readStoryText(storyText(copy), 'a.json')).toEqual({ ok: true, value: copy })
  expect(copy.title).toMatch(/^Copy of T{192}$/)
})

test('notes leave with a story only where they are asked for', () => {
  const story = storyOf([sceneOf({ notes: 'Say nothing of the minister.' })])
  expect(storyText(withoutNotes(story))).not.toContain('minister')
  expect(storyText(story)).toContain('minister')
})

test.each([
  ['cut off', '{"story":1,"id"', /^story\.json/],
  ['no story', '{"a":1}', /^story\.none/],
  ['too long', ' '.repeat(longestStory + 1), /^story\.long/],
  ['too deep', '['.repeat(60) + ']'.repeat(60), /^story\.bounds/],
  ['a key of prototypes', '{"story":1,"__proto__":{"x":1}}', /^story\.bounds/],
  ['a scene with a dwell that is none', storyText(storyOf([sceneOf({ dwell: -1 })])), /^story\.form scenes 1, dwell/],
])('a file that is %s is refused with the place', (_, text, pattern) => {
  const read = readStoryText(text, 'talk.json')
  expect(read.ok ? '' : read.problems.map(({ code, at }) => `${code} ${at.column ?? ''}`)[0]).toMatch(pattern)
})

test('no text makes it fail, and no title an unusable file name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(readStoryText(text, 'a.json').ok).toBe(false)
      expect(storyJsonName(storyOf([], { title: text }))).toMatch(/^[a-z0-9][a-z0-9-]*\.story\.json$/)
    }),
  )
})

test('ids say whose a story is', () => {
  expect([originOf(ownStoryId('0f9c8e7d6b5a4938')), originOf('link'), originOf('radiotherapy-capacity')]).toEqual([
    'own',
    'link',
    'shipped',
  ])
})
