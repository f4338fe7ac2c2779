import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { closeShelf } from '#io/shelf/shelf.ts'
import { ShelfFault } from '#io/shelf/shelf-fault.ts'
import * as kept from '#io/shelf/stories.ts'
import { listUnsaved } from '#io/story-journal.ts'
import { StoryEditor } from '#state/story-editor.ts'
import { sceneOf, storyOf } from '../core/story/stories.ts'

const story = storyOf([sceneOf({ id: 'a' })], { id: 'own-1', title: 'Talk' })
const open: StoryEditor[] = []

function storage(most = Number.POSITIVE_INFINITY) {
  const held: Record<string, string> = {}
  return Object.defineProperties(held, {
    getItem: { value: (key: string) => held[key] ?? null },
    setItem: {
      value: (key: string, value: string) => {
        if (value.length > most) throw new DOMException('', 'QuotaExceededError')
        held[key] = value
      },
    },
    removeItem: { value: (key: string) => delete held[key] },
  })
}

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('localStorage', storage())
  vi.stubGlobal('navigator', {})
  await kept.keepStory(story, { base: null, at: '2026-01-01T10:00:00.000Z', keepsBefore: false })
})
afterEach(async () => {
  vi.restoreAllMocks()
  for (const one of open.splice(0)) one.end()
  await new Promise((resolve) => setTimeout(resolve, 20))
  await closeShelf()
  vi.unstubAllGlobals()
})

/** Opens the story, as a tab does. */
function tab(own: string, id = 'own-1'): StoryEditor {
  const editor = new StoryEditor({ id, own, rest: 5 })
  open.push(editor)
  editor.open()
  return editor
}

const until = (check: () => boolean | Promise<boolean>) =>
  vi.waitFor(async () => expect(await check()).toBe(true), 5000)
const isEditing = (editor: StoryEditor) => until(() => editor.store.getState().kind === 'editing')
const titleOf = (editor: StoryEditor) => {
  const state = editor.store.getState()
  return state.kind === 'editing'
    ? state.draft.story.title
    : state.kind === 'elsewhere'
      ? state.story.title
      : state.kind
}
const type = (editor: StoryEditor, title: string) => editor.change((now) => ({ ...now, title }), 'title')
const keptTitle = async () => (await kept.readOwnStory('own-1'))?.story.title

test('what is typed is kept by itself, undo and redo as well, and the state before as a version', async () => {
  const editor = tab('t1')
  await isEditing(editor)
  for (const title of ['T', 'Ta', 'Tal', 'Talk 2']) type(editor, title)
  await until(async () => (await keptTitle()) === 'Talk 2')
  editor.undo()
  await until(async () => (await keptTitle()) === 'Talk')
  editor.redo()
  await until(async () => (await keptTitle()) === 'Talk 2')
  expect((await kept.listStoryVersions('own-1')).map(({ content }) => content.title)).toEqual(['Talk'])
  expect(listUnsaved()).toEqual([])
})

test('a title that is being replaced never leaves a story without one', async () => {
  const editor = tab('t1')
  await isEditing(editor)
  type(editor, '')
  await until(async () => (await keptTitle()) === 'Untitled story')
  expect(titleOf(editor)).toBe('')
})

test('a tab that goes away within the keystroke loses nothing, and what comes back can be undone', async () => {
  const editor = tab('t1')
  await isEditing(editor)
  // The database of a tab that is gone never answers.
  vi.spyOn(kept, 'keepStory')
  type(editor, 'Typed last')
  expect(listUnsaved()).toEqual(['own-1'])
  const noted = { ...localStorage }
  editor.end()
  await until(async () => (await keptTitle()) === 'Typed last')
  // As if the database had not been reached.
  await kept.deleteStory('own-1')
  await kept.keepStory(story, { base: null, at: '2026-01-01T10:00:00.000Z', keepsBefore: false })
  for (const [key, value] of Object.entries(noted)) localStorage.setItem(key, value)
  const later = tab('t2')
  await isEditing(later)
  expect(later.store.getState()).toMatchObject({ isRecovered: true, draft: { story: { title: 'Typed last' } } })
  later.undo()
  expect(titleOf(later)).toBe('Talk')
})

test('a second tab reads what the first keeps, and edits once the first is done', async () => {
  const first = tab('t1')
  await isEditing(first)
  const second = tab('t2')
  await until(() => second.store.getState().kind === 'elsewhere')
  type(second, 'Never')
  type(first, 'From the first')
  await first.flush()
  await second.look()
  expect(titleOf(second)).toBe('From the first')
  first.end()
  await isEditing(second)
  expect(titleOf(second)).toBe('From the first')
})

test('what another tab has changed all the same is kept, and mine as a copy', async () => {
  const editor = tab('t1')
  await isEditing(editor)
  await kept.keepStory({ ...story, title: 'Theirs' }, { base: 1, at: '2026-01-01T11:00:00.000Z', keepsBefore: false })
  type(editor, 'Mine')
  await editor.flush()
  expect(editor.store.getState()).toMatchObject({ keeping: { kind: 'failed', fault: { code: 'overtaken' } } })
  await editor.fork('own-2')
  expect((await kept.listOwnStories()).map(({ title }) => title).sort()).toEqual(['Mine (copy)', 'Theirs'])
  expect(listUnsaved()).toEqual([])
})

test('a full disk is said, and the change is there at the next visit', async () => {
  const editor = tab('t1')
  await isEditing(editor)
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('', 'QuotaExceededError')
  })
  type(editor, 'No room')
  await editor.flush()
  expect(editor.store.getState()).toMatchObject({ keeping: { kind: 'failed', fault: { code: 'full' }, isNoted: true } })
  expect(editor.isDirty).toBe(true)
  expect(await keptTitle()).toBe('Talk')
  full.mockRestore()
  await editor.flush()
  expect(editor.store.getState()).toMatchObject({ keeping: { kind: 'kept' } })
  expect(await keptTitle()).toBe('No room')
})

test('where the browser has no room for a note either, it is said that only this tab has the change', async () => {
  const editor = tab('t1')
  await isEditing(editor)
  vi.stubGlobal('localStorage', storage(0))
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('', 'QuotaExceededError')
  })
  type(editor, 'No room')
  await editor.flush()
  expect(editor.store.getState()).toMatchObject({
    keeping: { kind: 'failed', fault: expect.any(ShelfFault), isNoted: false },
  })
})

test('a story that is not there is named', async () => {
  const editor = tab('t1', 'own-none')
  await until(() => editor.store.getState().kind === 'nothing')
})
