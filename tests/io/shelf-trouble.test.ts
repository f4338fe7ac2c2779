import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { restoreBackup, writeBackup, writeRemains } from '#io/shelf/backup.ts'
import { openLimit, openShelf, type ShelfDataset, type ShelfVersion } from '#io/shelf/database.ts'
import { askToKeep, isStoragePersistent, lastBackup, noteBackup } from '#io/shelf/keeping.ts'
import { shelfName } from '#io/shelf/name.ts'
import { hasShelf, withOwnData } from '#io/shelf/own-files.ts'
import { noteOwnTrouble, onOwnTrouble, ownTrouble } from '#io/shelf/own-trouble.ts'
import { closeShelf, deleteDataset, listShelf, readEntries } from '#io/shelf/shelf.ts'
import { realPlaces } from '../core/imports/context.ts'

const shipped: Catalogue = realPlaces().catalogue

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  noteOwnTrouble(null)
})
afterEach(async () => {
  vi.useRealTimers()
  await closeShelf()
  vi.unstubAllGlobals()
})

const version = (dataset: string): ShelfVersion => ({
  dataset,
  number: 1,
  accepted: '2026-05-14T10:05:00.000Z',
  files: ['a.csv'],
  rows: 1,
  summary: [],
  warnings: 0,
  entry: { indicators: [], geographies: [], sites: [] },
})

/** Two local datasets, one of them damaged. */
async function damaged(damage: (own: Awaited<ReturnType<typeof openShelf>>) => Promise<unknown>) {
  const own = await openShelf()
  for (const id of ['good', 'bad']) {
    await own.put('datasets', { id, name: id.toUpperCase(), table: 'indicator', current: 1, on: true })
    await own.put('versions', version(id))
    await own.put('files', { tables: [] }, `shelf/${id}/1/source`)
  }
  await damage(own)
  own.close()
}

test.each([
  ['a version without its entry', { dataset: 'bad', number: 1 }],
  [
    'an entry of another shape',
    { ...version('bad'), entry: { indicators: [{ id: 'x' }], geographies: [], sites: [] } },
  ],
  ['a date that is none', { ...version('bad'), accepted: 12 }],
])('%s takes its own dataset and no other', async (_, record) => {
  await damaged((own) => own.put('versions', record as ShelfVersion))
  const { datasets, versions, damaged: named } = await listShelf()
  expect(datasets.map(({ id }) => id)).toEqual(['good'])
  expect(versions.map(({ dataset }) => dataset)).toEqual(['good'])
  expect(named).toEqual([{ id: 'bad', name: 'BAD' }])
  expect((await readEntries()).entries).toHaveLength(1)
  await withOwnData(shipped, Promise.resolve(true))
  expect(ownTrouble()).toBe('Shown without BAD: its record in this browser is damaged. See “Your data”.')
})

test('a dataset that has lost its name, or its record, is named by its id', async () => {
  await damaged((own) => own.put('datasets', { id: 'bad', current: 1, on: true } as ShelfDataset))
  expect((await listShelf()).damaged).toEqual([{ id: 'bad', name: 'bad' }])
  await closeShelf()
  vi.stubGlobal('indexedDB', new IDBFactory())
  await damaged((own) => own.delete('datasets', 'bad'))
  expect((await listShelf()).damaged).toEqual([{ id: 'bad', name: 'bad' }])
})

test('of a damaged dataset what is left can be saved and deleted, and a backup of the rest can be brought back', async () => {
  await damaged((own) => own.put('versions', { dataset: 'bad', number: 1 } as ShelfVersion))
  const remains = JSON.parse(await (await writeRemains('bad')).text())
  expect(remains).toEqual({
    dataset: { id: 'bad', name: 'BAD', table: 'indicator', current: 1, on: true },
    versions: [{ dataset: 'bad', number: 1 }],
    files: [['shelf/bad/1/source', { tables: [] }]],
  })
  const backup = await (await writeBackup('2026-05-14T10:05:00.000Z', 'self')).text()
  await deleteDataset('bad')
  expect((await listShelf()).damaged).toEqual([])
  await deleteDataset('good')
  expect(await restoreBackup(backup)).toEqual({ datasets: 1, versions: 1, stories: 0, known: 0 })
  expect((await listShelf()).datasets.map(({ id }) => id)).toEqual(['good'])
})

/** A database that takes a request and never answers it. */
const mute = () => ({
  open: () =>
    Object.assign(Object.create(IDBOpenDBRequest.prototype), {
      addEventListener: () => {},
      removeEventListener: () => {},
    }),
  databases: () => new Promise<never>(() => {}),
})

test('a database that does not answer is waited for so long and no longer, and the public atlas is shown with the reason', async () => {
  vi.useFakeTimers()
  vi.stubGlobal('indexedDB', mute())
  const told = vi.fn()
  const stop = onOwnTrouble(told)
  const opening = withOwnData(shipped, Promise.resolve(true))
  await vi.advanceTimersByTimeAsync(openLimit)
  expect(await opening).toBe(shipped)
  expect(ownTrouble()).toMatch(/^Shown without your own data\. This browser’s storage does not answer/)
  expect(told).toHaveBeenCalledTimes(1)
  stop()
})

test('a browser that never says what it keeps is taken to keep nothing', async () => {
  vi.useFakeTimers()
  vi.stubGlobal('indexedDB', mute())
  const asked = hasShelf()
  await vi.advanceTimersByTimeAsync(3000)
  expect(await asked).toBe(false)
})

test('another tab that does not let go of an older version is named', async () => {
  const old = indexedDB.open(shelfName, 1)
  await new Promise((resolve) => {
    old.onsuccess = resolve
  })
  await expect(openShelf()).rejects.toThrow(/^Another tab holds your data with an older version/)
  old.result.close()
})

test('the browser’s answer to the wish to keep data is told, and no answer is none', async () => {
  vi.stubGlobal('navigator', { storage: { persist: async () => true, persisted: async () => false } })
  expect([await askToKeep(), await isStoragePersistent()]).toEqual([true, false])
  vi.stubGlobal('navigator', {})
  expect([await askToKeep(), await isStoragePersistent()]).toEqual([null, null])
  vi.stubGlobal('navigator', { storage: { persist: () => Promise.reject(new Error('no')) } })
  expect([await askToKeep(), await isStoragePersistent()]).toEqual([null, null])
})

test('the date of the last backup is remembered, where the browser remembers anything', () => {
  const held = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => held.set(key, value),
  })
  expect(lastBackup()).toBeNull()
  noteBackup('2026-05-14T10:05:00.000Z')
  expect(lastBackup()).toBe('2026-05-14T10:05:00.000Z')
  vi.stubGlobal('localStorage', undefined)
  noteBackup('2026-05-15T10:05:00.000Z')
  expect(lastBackup()).toBeNull()
})
