import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { restoreBackup, writeBackup } from '#io/shelf/backup.ts'
import { databaseMigrations, openShelf } from '#io/shelf/database.ts'
import { closeShelf } from '#io/shelf/shelf.ts'
import { deleteStory, keepStory, listOwnStories, listStoryVersions, readOwnStory } from '#io/shelf/stories.ts'
import { sceneOf, storyOf } from '../core/story/stories.ts'

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
})
afterEach(async () => {
  await closeShelf()
  vi.unstubAllGlobals()
})

const story = (title: string, id = 'own-1') =>
  storyOf([sceneOf({ id: 'a' }), sceneOf({ id: 'b', hidden: true })], { id, title })
const at = (minute: number) => `2026-01-01T10:${String(minute).padStart(2, '0')}:00.000Z`

test('a story is kept, listed, read, and deleted with its versions', async () => {
  expect(await keepStory(story('One'), { base: null, at: at(1), keepsBefore: true })).toBe(1)
  expect(await keepStory(story('Two'), { base: 1, at: at(2), keepsBefore: true })).toBe(2)
  await keepStory(story('Other', 'own-2'), { base: null, at: at(3), keepsBefore: true })
  expect((await listOwnStories()).map(({ title, scenes }) => `${title} ${scenes}`)).toEqual(['Other 1', 'Two 1'])
  expect(await readOwnStory('own-1')).toEqual({ story: story('Two'), revision: 2 })
  expect((await listStoryVersions('own-1')).map(({ content }) => content.title)).toEqual(['One'])
  await deleteStory('own-1')
  expect(await readOwnStory('own-1')).toBeNull()
  expect(await listStoryVersions('own-1')).toEqual([])
  expect((await listOwnStories()).map(({ title }) => title)).toEqual(['Other'])
})

test('what another tab has changed or deleted meanwhile is not overwritten', async () => {
  await keepStory(story('One'), { base: null, at: at(1), keepsBefore: false })
  await keepStory(story('From the other tab'), { base: 1, at: at(2), keepsBefore: false })
  await expect(keepStory(story('Mine'), { base: 1, at: at(3), keepsBefore: true })).rejects.toMatchObject({
    code: 'overtaken',
  })
  await expect(keepStory(story('Mine'), { base: null, at: at(3), keepsBefore: true })).rejects.toMatchObject({
    code: 'overtaken',
  })
  expect((await readOwnStory('own-1'))?.story.title).toBe('From the other tab')
  expect(await listStoryVersions('own-1')).toEqual([])
  await deleteStory('own-1')
  await expect(keepStory(story('Mine'), { base: 2, at: at(4), keepsBefore: true })).rejects.toMatchObject({
    code: 'overtaken',
  })
})

test('the last twenty earlier versions are kept', async () => {
  for (let count = 0; count < 25; count += 1)
    await keepStory(story(`${count}`), { base: count === 0 ? null : count, at: at(count), keepsBefore: true })
  const titles = (await listStoryVersions('own-1')).map(({ content }) => content.title)
  expect(titles).toEqual(Array.from({ length: 20 }, (_, back) => `${23 - back}`))
})

test('a story that is damaged is named and hurts no other', async () => {
  await keepStory(story('Whole', 'own-2'), { base: null, at: at(1), keepsBefore: false })
  const own = await openShelf()
  await own.put('stories', { id: 'own-1', revision: 3, changed: at(2), written: { story: 1, scenes: 'none' } })
  own.close()
  expect((await listOwnStories()).map(({ id, isDamaged }) => [id, isDamaged])).toEqual([
    ['own-1', true],
    ['own-2', false],
  ])
  await expect(readOwnStory('own-1')).rejects.toMatchObject({ code: 'damaged' })
})

test('a backup has the stories for their author alone, and brings back those that are not there', async () => {
  await keepStory(story('Mine'), { base: null, at: at(1), keepsBefore: false })
  await keepStory(story('Lost', 'own-2'), { base: null, at: at(2), keepsBefore: false })
  const own = await openShelf()
  await own.put('stories', { id: 'own-3', revision: 1, changed: at(3), written: { story: 1 } })
  own.close()
  const [backup, copy] = await Promise.all(
    (['self', 'others'] as const).map(async (reader) => (await writeBackup(at(4), reader)).text()),
  )
  expect(copy).not.toContain('Mine')
  await deleteStory('own-2')
  await keepStory(story('Mine, changed since'), { base: 1, at: at(5), keepsBefore: false })
  expect(await restoreBackup(backup ?? '')).toMatchObject({ stories: 1, known: 1 })
  expect((await listOwnStories()).flatMap(({ title, isDamaged }) => (isDamaged ? [] : [title]))).toEqual([
    'Mine, changed since',
    'Lost',
  ])
  const broken = (backup ?? '').replace('"title":"Lost"', '"title":7')
  await expect(restoreBackup(broken)).rejects.toThrow('the story own-2 cannot be read')
})

test('a shelf from before there were stories opens with its data and room for them', async () => {
  const old = await openShelf(databaseMigrations.slice(0, 3))
  await old.put('remembered', { key: 'k', mapping: {} as never })
  old.close()
  await keepStory(story('One'), { base: null, at: at(1), keepsBefore: false })
  const own = await openShelf()
  expect(await own.getAllKeys('remembered')).toEqual(['k'])
  own.close()
})
