import { unzipSync } from 'fflate'
import { afterEach, expect, test, vi } from 'vitest'
import { type Protected, vouchFor } from '#core/domain/protected.ts'
import { composePlate } from '#core/plate/compose.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { shownPack } from '#exports/pack/compose-pack.ts'
import { makePack } from '#exports/pack/make-pack.ts'
import type { PackTable } from '#exports/pack/pack.ts'
import { plateTable } from '#exports/pack/tables.ts'
import { stubWorkers } from '../fixtures/fake-worker.ts'
import { catalogue, smallAtlas, smallView, vacancy } from '../fixtures/small-atlas.ts'
import { smallShapes } from '../fixtures/small-shapes.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

const load = () => import('#exports/pack/pack-worker.ts')
const plate = composePlate(resolveView(smallView({ indicator: 'vacancy', per: null }), catalogue), smallAtlas)
const pack = shownPack(plate, smallShapes, [vacancy], {
  permalink: 'https://example.org/atlas/',
  made: new Date('2026-03-04T10:00:00Z'),
  dataVersion: 'test',
})

async function* tables(count: number): AsyncGenerator<Protected<PackTable>> {
  for (let at = 0; at < count; at++) yield vouchFor({ ...plateTable(plate), id: `table-${at}` })
}

test('tables are handed over one by one and come back as one ZIP, with progress of its second half', async () => {
  const workers = stubWorkers(load)
  const told: number[] = []
  const work = { signal: new AbortController().signal, onProgress: (share: number) => told.push(share) }
  const { name, blob } = await makePack(pack, tables(2), work)
  expect(name).toBe(`${pack.name}.zip`)
  const files = Object.keys(unzipSync(new Uint8Array(await blob.arrayBuffer())))
  expect(files.filter((file) => /table-[01]\.csv$/.test(file))).toHaveLength(2)
  expect(told.length).toBeGreaterThan(0)
  expect(told.every((share) => share >= 0.5 && share <= 1)).toBe(true)
  expect(workers[0]?.asked.flatMap((ask) => (ask.kind === 'call' ? [ask.action] : []))).toEqual(['add', 'add', 'write'])
  expect(workers[0]?.isEnded).toBe(true)
})

test('a pack that is cancelled ends its worker at once', async () => {
  const workers = stubWorkers(() => new Promise(() => {}))
  const work = new AbortController()
  const making = makePack(pack, tables(2), { signal: work.signal, onProgress: () => {} })
  work.abort(new Error('cancelled'))
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true])
  await expect(making).rejects.toThrow('cancelled')
})

test('what makes a table fail is what is told', async () => {
  const workers = stubWorkers(load)
  const failing = async function* (): AsyncGenerator<Protected<PackTable>> {
    yield* tables(1)
    throw new RangeError('no such indicator')
  }
  const making = makePack(pack, failing(), { signal: new AbortController().signal, onProgress: () => {} })
  await expect(making).rejects.toThrow(new RangeError('no such indicator'))
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true])
})
