import { type Scene, type Story, storySchemaVersion } from '#core/story/story.ts'

/** A scene with all that is not told. */
export const sceneOf = (told: Partial<Scene> = {}): Scene => ({
  id: 'scene',
  kind: 'view',
  picture: { link: '', panel: 'map' },
  frame: [],
  headline: '',
  body: '',
  notes: '',
  dwell: null,
  steps: [],
  hidden: false,
  claims: [],
  ...told,
})

/** A story of these scenes. */
export const storyOf = (scenes: readonly Scene[], told: Partial<Story> = {}): Story => ({
  story: storySchemaVersion,
  id: 'story',
  title: 'A story',
  subtitle: '',
  author: 'A. Author',
  dataVersion: '2026-01-01',
  minutes: null,
  scenes: [...scenes],
  ...told,
})
