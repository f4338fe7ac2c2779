import { expect, test } from 'vitest'
import { captured, capturedLink, withCaptured } from '#core/story/capture.ts'
import { decodeView, encodePinned } from '#core/view/codec.ts'
import { defaultView } from '#core/view/view.ts'
import { sceneOf, storyOf } from './stories.ts'

const link = encodePinned({ ...defaultView, period: '2024', theme: 'dark', story: 'own-1!a!edit' }, '1ff')

test('a picture names measure, period and geography, and nothing of the data version, the theme or the open story', () => {
  const query = capturedLink(`https://atlas.example/some/?${link}#x`)
  expect(query).not.toMatch(/(?:^|&)(?:dv|th|st)=/)
  expect(decodeView(query)).toEqual({ view: { ...defaultView, period: '2024' }, ignored: [] })
})

const areas = [
  { code: 'A', bounds: [-3, 51, -2, 52] },
  { code: 'B', bounds: [-6, 56, -3, 58] },
  { code: 'C', bounds: null },
] as const

test('a map that was moved keeps the areas that were in its frame, and one that was not keeps all', () => {
  const moved = encodePinned({ ...defaultView, bounds: [-4, 50, -1, 53] }, '1ff')
  const { picture, frame } = captured(moved, 'map', areas)
  expect(frame).toEqual(['A'])
  expect(decodeView(picture.link).view.bounds).toBeNull()
  expect(captured(link, 'map', areas).frame).toEqual([])
})

test('a map closer than any area keeps its extent', () => {
  const close = encodePinned({ ...defaultView, bounds: [-2.5, 51.4, -2.4, 51.5] }, '1ff')
  const { picture, frame } = captured(close, 'map', areas)
  expect(frame).toEqual([])
  expect(decodeView(picture.link).view.bounds).toEqual([-2.5, 51.4, -2.4, 51.5])
})

test('a captured view becomes the picture of a scene, of a step, or a new scene at the end', () => {
  const story = storyOf([sceneOf({ id: 'a', steps: [{ picture: null, body: 'w' }] }), sceneOf({ id: 'b' })])
  const view = { picture: { link: 'v=2', panel: 'trend' }, frame: ['A'] }
  const inScene = withCaptured(story, { scene: 'a', step: null }, view)
  expect(inScene.story.scenes[0]).toMatchObject({ picture: view.picture, frame: ['A'] })
  const inStep = withCaptured(story, { scene: 'a', step: 0 }, view)
  expect(inStep.story.scenes[0]).toMatchObject({
    picture: { panel: 'map' },
    steps: [{ picture: view.picture, body: 'w' }],
  })
  const added = withCaptured(story, { scene: null, step: null }, view)
  expect(added.story.scenes.map(({ id }) => id)).toEqual(['a', 'b', 'scene'])
  expect(added.scene).toBe('scene')
})
