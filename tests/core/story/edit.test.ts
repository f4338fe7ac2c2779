import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  changed,
  freeSceneId,
  redo,
  storyDraft,
  undo,
  withCopy,
  withEdit,
  withMoved,
  withoutScene,
  withScene,
} from '#core/story/edit.ts'
import { mostScenes, type Story } from '#core/story/story.ts'
import { sceneOf, storyOf } from './stories.ts'

const story = storyOf(['a', 'b', 'c'].map((id) => sceneOf({ id })))
const ids = ({ scenes }: Story) => scenes.map(({ id }) => id).join('')

test('scenes are put in, moved, copied, changed and taken out', () => {
  expect(ids(withScene(story, sceneOf({ id: 'n' }), 'a'))).toBe('anbc')
  expect(ids(withScene(story, sceneOf({ id: 'n' }), null))).toBe('nabc')
  expect(ids(withMoved(story, 'a', 2))).toBe('bca')
  expect(ids(withMoved(story, 'c', -1))).toBe('acb')
  expect(withMoved(story, 'a', -1)).toBe(story)
  expect(withCopy(story, 'b').scenes.map(({ id }) => id)).toEqual(['a', 'b', 'b-2', 'c'])
  expect(withEdit(story, 'b', { headline: 'New' }).scenes.map(({ headline }) => headline)).toEqual(['', 'New', ''])
  expect(ids(withoutScene(story, 'b'))).toBe('ac')
})

test('the last scene stays, and a full story takes no more', () => {
  const one = storyOf([sceneOf({ id: 'a' })])
  expect(withoutScene(one, 'a')).toBe(one)
  const full = storyOf(Array.from({ length: mostScenes }, (_, at) => sceneOf({ id: `s${at}` })))
  expect(withScene(full, sceneOf({ id: 'n' }), null)).toBe(full)
})

test('a free id is of no scene', () => {
  const taken = storyOf(['north', 'north-2'].map((id) => sceneOf({ id })))
  expect([freeSceneId(taken, 'north'), freeSceneId(taken, 'north-2'), freeSceneId(taken, 'south')]).toEqual([
    'north-3',
    'north-3',
    'south',
  ])
})

test('what is typed in one text is undone in one step, another text in one of its own', () => {
  let draft = storyDraft(story)
  for (const headline of ['N', 'Ne', 'New'])
    draft = changed(draft, withEdit(draft.story, 'a', { headline }), 'headline a')
  draft = changed(draft, withEdit(draft.story, 'b', { headline: 'B' }), 'headline b')
  draft = undo(draft)
  expect(draft.story.scenes.map(({ headline }) => headline)).toEqual(['New', '', ''])
  draft = undo(draft)
  expect(draft.story).toBe(story)
  expect(undo(draft).story).toBe(story)
  draft = redo(redo(redo(draft)))
  expect(draft.story.scenes.map(({ headline }) => headline)).toEqual(['New', 'B', ''])
})

test('whatever is done, as many undos lead back and as many redos forth', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: -2, max: 2 }))), (moves) => {
      const end = moves.reduce((draft, [id, by]) => changed(draft, withMoved(draft.story, id, by)), storyDraft(story))
      const times = end.done.length
      let back = end
      for (let count = 0; count < times; count += 1) back = undo(back)
      expect(ids(back.story)).toBe('abc')
      for (let count = 0; count < times; count += 1) back = redo(back)
      expect(back.story).toEqual(end.story)
    }),
  )
})
