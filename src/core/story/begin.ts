import { type Picture, type Scene, type SceneKind, type Story, storySchemaVersion } from './story.ts'

/** A scene without words, of a kind, with a picture or without. */
export const blankScene = (id: string, kind: SceneKind, picture: Picture | null = null): Scene => ({
  id,
  kind,
  picture,
  frame: [],
  headline: '',
  body: '',
  notes: '',
  dwell: null,
  steps: [],
  hidden: false,
  claims: [],
})

const firstTitle = 'My story'

/** A story of one scene, to begin with. @param dataVersion that of the data that its author sees */
export const newStory = (id: string, dataVersion: string): Story => ({
  story: storySchemaVersion,
  id,
  title: firstTitle,
  subtitle: '',
  author: '',
  dataVersion,
  minutes: null,
  scenes: [{ ...blankScene('opening', 'opening'), headline: firstTitle }],
})

/** A story as one of the reader's own, to be edited: the same under another id and title. */
export const copiedStory = (story: Story, id: string): Story => ({
  ...story,
  id,
  title: `Copy of ${story.title}`.slice(0, 200),
})

/** A story without what is for its speaker alone. */
export const withoutNotes = (story: Story): Story => ({
  ...story,
  scenes: story.scenes.map((scene) => ({ ...scene, notes: '' })),
})
