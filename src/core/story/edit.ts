import { mostScenes, type Scene, type Story } from './story.ts'

/** A story under edit with what can be undone and redone. */
export type StoryDraft = {
  readonly story: Story
  readonly undone: readonly Story[]
  readonly done: readonly Story[]
  /** What the last change was of; changes of one text in a row are undone together. */
  readonly touched: string | null
}

/** Most steps that can be undone. */
const mostKept = 200

export const storyDraft = (story: Story): StoryDraft => ({ story, undone: [], done: [], touched: null })

/**
 * The draft after a change.
 * @param touched names what is typed in, such as `headline of s3`, so that a sentence is one step; null for a step of its own
 */
export function changed(draft: StoryDraft, story: Story, touched: string | null = null): StoryDraft {
  if (story === draft.story) return draft
  const goesOn = touched !== null && touched === draft.touched
  const done = goesOn ? draft.done : [...draft.done, draft.story].slice(-mostKept)
  return { story, done, undone: [], touched }
}

export function undo({ story, done, undone }: StoryDraft): StoryDraft {
  const last = done.at(-1)
  if (!last) return { story, done, undone, touched: null }
  return { story: last, done: done.slice(0, -1), undone: [...undone, story], touched: null }
}

export function redo({ story, done, undone }: StoryDraft): StoryDraft {
  const next = undone.at(-1)
  if (!next) return { story, done, undone, touched: null }
  return { story: next, done: [...done, story], undone: undone.slice(0, -1), touched: null }
}

/** An id that no scene of the story has, made from another: "north", "north-2". */
export function freeSceneId(story: Story, wanted: string): string {
  const taken = new Set(story.scenes.map(({ id }) => id))
  const base = wanted.replace(/-\d+$/, '').slice(0, 50)
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? base : `${base}-${count}`
    if (!taken.has(id)) return id
  }
}

const withScenes = (story: Story, scenes: readonly Scene[]): Story => ({ ...story, scenes: [...scenes] })

/** Puts a scene behind another, or first; a full story stays as it is. */
export function withScene(story: Story, scene: Scene, behind: string | null): Story {
  if (story.scenes.length >= mostScenes) return story
  const at = behind === null ? 0 : story.scenes.findIndex(({ id }) => id === behind) + 1
  return withScenes(story, story.scenes.toSpliced(at, 0, scene))
}

/** The story with a scene changed; the id stays. */
export const withEdit = (story: Story, id: string, edit: Partial<Omit<Scene, 'id'>>): Story =>
  withScenes(
    story,
    story.scenes.map((scene) => (scene.id === id ? { ...scene, ...edit } : scene)),
  )

/** The story with a scene a number of places further, or back; at either end it stays there. */
export function withMoved(story: Story, id: string, by: number): Story {
  const from = story.scenes.findIndex((scene) => scene.id === id)
  const scene = story.scenes[from]
  const to = Math.min(story.scenes.length - 1, Math.max(0, from + by))
  if (!scene || to === from) return story
  return withScenes(story, story.scenes.toSpliced(from, 1).toSpliced(to, 0, scene))
}

/** A copy of a scene behind it, under an id of its own. */
export function withCopy(story: Story, id: string): Story {
  const scene = story.scenes.find((one) => one.id === id)
  return scene ? withScene(story, { ...scene, id: freeSceneId(story, id) }, id) : story
}

/** The story without a scene; its last one stays. */
export const withoutScene = (story: Story, id: string): Story =>
  story.scenes.length > 1
    ? withScenes(
        story,
        story.scenes.filter((scene) => scene.id !== id),
      )
    : story
