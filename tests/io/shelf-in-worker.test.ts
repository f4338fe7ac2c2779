import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Draft } from '#core/imports/draft.ts'
import { acceptAny, readShelfFile } from '#io/shelf/large-files.ts'
import { type Accepted, closeShelf } from '#io/shelf/shelf.ts'
import { openAndCheck } from '../core/imports/open-and-check.ts'
import { stubWorkers } from '../fixtures/fake-worker.ts'

const load = () => import('#io/shelf/shelf-worker.ts')

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('document', {})
})
afterEach(async () => {
  await closeShelf()
  vi.unstubAllGlobals()
  vi.resetModules()
})

const path = 'shelf/test/1/test'

function accepted(rows: number): Accepted {
  const { checked } = openAndCheck('own.csv', new TextEncoder().encode('code,year,wte\nE12000001,2024,12\n'))
  const draft = checked?.draft as Draft
  const [file] = Object.values(draft.files)
  if (!file) throw new Error('the example is not good')
  const kept = Array.from({ length: rows }, (_, at) => ['E12000001', '2024', String(at)])
  return {
    target: { dataset: 'test', version: 1, name: 'Mine' },
    draft: { ...draft, rows, files: { [path]: file } },
    files: ['own.csv'],
    source: { tables: [{ file: 'own.csv', name: '', rows: kept }], returns: [] },
    warnings: 0,
    at: '2026-03-04T10:00:00.000Z',
    remember: [],
  }
}

test('a small import is stored and read on the page', async () => {
  const workers = stubWorkers(load)
  const one = accepted(20)
  await acceptAny(one)
  expect(await readShelfFile(path)).toEqual(one.draft.files[path])
  expect(workers).toEqual([])
})

test('a large one is stored in a worker, in parts, and nothing of it is lost', async () => {
  const workers = stubWorkers(load)
  const one = accepted(12_000)
  await acceptAny(one)
  expect(workers).toHaveLength(1)
  expect(workers[0]?.asked.filter(({ kind }) => kind === 'part').length).toBeGreaterThanOrEqual(12)
  expect(workers[0]?.isEnded).toBe(true)
  expect(await readShelfFile(path)).toEqual(one.draft.files[path])
  expect(workers).toHaveLength(2)
  // What is stored is read where the test stands, as in the worker.
  vi.stubGlobal('document', undefined)
  expect(await readShelfFile('shelf/test/1/source')).toEqual(one.source)
  expect(await readShelfFile(path)).toEqual(one.draft.files[path])
})

test('a large file that is missing is said to be, as the error that it is on the page', async () => {
  stubWorkers(load)
  const one = accepted(12_000)
  await acceptAny(one)
  const fault = await readShelfFile('shelf/test/1/gone').catch((thrown: unknown) => thrown)
  expect(fault).toMatchObject({
    name: 'ShelfFault',
    code: 'damaged',
    message: expect.stringContaining('Mine cannot be read'),
  })
})
