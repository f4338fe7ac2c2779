import { expect, test, vi } from 'vitest'
import { importApi } from '#io/imports/import-api.ts'
import type { KeptReader } from '#io/imports/kept-version.ts'
import { limits } from '#io/imports/limits.ts'
import type { Accepted } from '#io/shelf/shelf.ts'
import { Importer, type ImporterPorts } from '#state/imports/importer.ts'
import { serve } from '#workers/serve.ts'
import { realSetting } from '../../core/imports/context.ts'
import { FakeWorker } from '../../fixtures/fake-worker.ts'

const setting = realSetting()

/** A worker that runs on this thread; while held, its answers wait for `go`. */
class ImportingWorker extends FakeWorker {
  constructor(isHeld = false, kept: Partial<KeptReader> = {}) {
    super()
    serve(importApi({ files: async () => [], tables: async () => [], ...kept }), this.port)
    this.isHeld = isHeld
  }
  isAsked(): boolean {
    return this.asked.length > 0
  }
}

function stand(workers: readonly ImportingWorker[], changes: Partial<ImporterPorts> = {}) {
  const left = [...workers]
  const locks = new Map<string, 'held' | 'free'>()
  const notes = new Set<string>()
  const kept: Accepted[] = []
  const importer = new Importer({
    createWorker: () => left.shift() ?? expect.fail('one worker too many'),
    hold: (id) => {
      locks.set(id, 'held')
      return () => locks.set(id, 'free')
    },
    note: async ({ id }) => void notes.add(id),
    forget: async (id) => void notes.delete(id),
    setting: async () => setting,
    list: () => ({ datasets: [], versions: [], damaged: [] }),
    remembered: async () => undefined,
    keep: async (accepted) => void kept.push(accepted),
    ...changes,
  })
  return { importer, locks, notes, kept, state: () => importer.store.getState() }
}

const csv = (name: string, value: number, size = 10) => ({
  name,
  size,
  arrayBuffer: async () => new TextEncoder().encode(`code,year,wte\nE12000001,2024,${value}\n`).buffer as ArrayBuffer,
})

test('a file is opened, checked and kept, and its lock is free and its note gone at the end', async () => {
  const { importer, locks, notes, kept, state } = stand([new ImportingWorker()])
  await importer.open([csv('a.csv', 12)])
  expect(state()).toMatchObject({
    checking: false,
    progress: null,
    desk: { ticked: [0], target: { name: 'Table of figures' } },
  })
  expect(state().checked?.draft).toBeTruthy()
  await importer.accept()
  expect(kept).toHaveLength(1)
  expect(kept[0]).toMatchObject({ files: ['a.csv'], target: { name: 'Wte', version: 1 } })
  expect(kept[0]?.remember).toHaveLength(1)
  expect(state().accepted?.name).toBe('Wte')
  expect([...locks.values()]).toEqual(['free', 'free'])
  await vi.waitFor(() => expect(notes.size).toBe(0), { timeout: 60_000 })
})

test('a file dropped while another is read replaces it and keeps its own lock, progress and result', async () => {
  const [slow, quick] = [new ImportingWorker(true), new ImportingWorker(true)]
  const { importer, locks, state } = stand([slow, quick])
  const first = importer.open([csv('slow.csv', 1)])
  await vi.waitFor(() => expect(slow.isAsked()).toBe(true), { timeout: 60_000 })
  const second = importer.open([csv('quick.csv', 2)])
  await first
  expect(slow.isEnded).toBe(true)
  expect([...locks.values()]).toEqual(['free', 'held'])
  expect(state().progress).toEqual({ done: 0, words: 'Reading' })
  await vi.waitFor(() => expect(quick.isAsked()).toBe(true), { timeout: 60_000 })
  quick.go()
  await second
  expect(state().desk?.opened.sheets.map(({ file }) => file)).toEqual(['quick.csv'])
  expect([...locks.values()]).toEqual(['free', 'free'])
})

test('a file dropped before the last one has a worker leaves it without one', async () => {
  let answer: (value: typeof setting) => void = () => {}
  const late = vi
    .fn<ImporterPorts['setting']>()
    .mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)))
    .mockResolvedValue(setting)
  const { importer, state } = stand([new ImportingWorker()], { setting: late })
  const first = importer.open([csv('first.csv', 1)])
  await importer.open([csv('second.csv', 2)])
  answer(setting)
  await first
  expect(state().desk?.opened.sheets.map(({ file }) => file)).toEqual(['second.csv'])
})

test('a choice made on an outdated render applies to the present state', async () => {
  const worker = new ImportingWorker()
  const { importer, state } = stand([worker])
  await importer.open([csv('a.csv', 12)])
  worker.isHeld = true
  const chosen = importer.chooseTable(0, 'sites')
  const edits = [{ sheet: 0, row: 1, column: 2, text: '13' }]
  const edited = importer.update({ edits })
  worker.go()
  await Promise.all([chosen, edited])
  expect(state().desk?.edits).toEqual(edits)
  expect(state().desk?.mappings[0]?.table).toBe('sites')
  expect(state().checking).toBe(false)
})

test('cancelling resets the import at once, whatever arrives later', async () => {
  const worker = new ImportingWorker(true)
  const { importer, locks, state } = stand([worker])
  const reading = importer.open([csv('a.csv', 12)])
  await vi.waitFor(() => expect(worker.isAsked()).toBe(true), { timeout: 60_000 })
  importer.cancel()
  expect(state()).toMatchObject({ progress: null, desk: null })
  await reading
  expect(worker.isEnded).toBe(true)
  expect(state()).toMatchObject({ progress: null, desk: null, fault: null })
  expect([...locks.values()]).toEqual(['free'])
})

test('failures are reported: a file that is too large, unreadable areas, full storage', async () => {
  const large = stand([])
  await large.importer.open([csv('large.csv', 1, limits.fileBytes + 1)])
  expect(large.state()).toMatchObject({
    progress: null,
    fault: expect.stringMatching(/^large\.csv has .* can be read\./),
  })

  const unread = stand([], { setting: () => Promise.reject(new Error('no answer')) })
  await unread.importer.open([csv('a.csv', 1)])
  expect(unread.state()).toMatchObject({ progress: null, fault: 'no answer' })
  expect([...unread.locks.values()]).toEqual(['free'])

  const full = stand([new ImportingWorker()], { keep: () => Promise.reject(new Error('no room')) })
  await full.importer.open([csv('a.csv', 12)])
  await full.importer.accept()
  expect(full.state()).toMatchObject({
    fault: 'no room',
    checking: false,
    desk: { target: { name: 'Table of figures' } },
  })
})

test('imports work without the browser’s random ids, and no two imports share an id', async () => {
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
  const { importer, locks, state } = stand([new ImportingWorker(), new ImportingWorker()])
  await importer.open([csv('a.csv', 12)])
  await importer.open([csv('b.csv', 12)])
  expect(state().checked?.draft).toBeTruthy()
  expect(locks.size).toBe(2)
  for (const id of locks.keys()) expect(id).toMatch(/^[0-9a-f]{32}$/)
  vi.unstubAllGlobals()
})

test('files that are handed over as a table are read as that table, whatever they look like', async () => {
  const { importer, state } = stand([new ImportingWorker()])
  const text = 'code,latitude,longitude,people,people_65_plus,new_cancers\nE02000001,53.8,-1.55,7000,900,40\n'
  const file = {
    name: 'p.csv',
    size: 10,
    arrayBuffer: async () => new TextEncoder().encode(text).buffer as ArrayBuffer,
  }
  await importer.open([file], 'sites')
  expect(state().desk).toMatchObject({ ticked: [0], mappings: { 0: { table: 'sites' } }, target: { name: 'Sites' } })
  expect(state().checked?.draft).toBeNull()
})

test('the tables of a kept version are read beside those that are open, and both become the next one', async () => {
  const rows = [
    ['code', 'year', 'wte'],
    ['E12000001', '2023', '11'],
  ]
  const { importer, kept, state } = stand([
    new ImportingWorker(false, { tables: async () => [{ file: 'last-year.csv', name: '', rows }] }),
  ])
  await importer.open([csv('a.csv', 12)])
  await importer.addKept(1)
  expect(state().desk?.ticked).toEqual([0, 1])
  expect(state().checked?.draft?.summary[0]).toContain('2023, 2024')
  await importer.accept()
  expect(kept[0]?.files).toEqual(['a.csv', 'last-year.csv'])
})

test('two hundred files are read, each with its own findings, and one that is broken stands beside them', async () => {
  const { importer, state } = stand([new ImportingWorker()])
  const files = Array.from({ length: 200 }, (_, at) => ({
    name: `${at}.csv`,
    size: 10,
    arrayBuffer: async () =>
      new TextEncoder().encode(
        at === 7
          ? '%PDF-1.4'
          : `code,year,wte\nE12000001,${2000 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')},${at === 9 ? 'x?x' : at}\n`,
      ).buffer as ArrayBuffer,
  }))
  await importer.open(files)
  expect(state().desk?.ticked).toHaveLength(199)
  expect(state().desk?.opened.groups.map(({ files: own }) => Object.keys(own ?? {}))).toEqual([['7.csv']])
  const wrong = state().checked?.groups.find(({ code }) => code === 'not-a-number')
  expect({ ...wrong?.files }).toEqual({ '9.csv': 1 })
})
