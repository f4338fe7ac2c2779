import { expect, test } from 'vitest'
import { seededRandom } from '#core/statistics/random.ts'
import { serve } from '#workers/serve.ts'
import { join, pause, slice } from '#workers/slices.ts'
import { WorkerClient } from '#workers/worker-client.ts'
import { FakeWorker } from '../fixtures/fake-worker.ts'

const longList = (length: number) => Array.from({ length }, (_, at) => at)
const records = (length: number) => longList(length).map((at) => ({ at, name: `area ${at}` }))

/** A value of lists and records of all lengths around those at which they are taken apart. */
function anyValue(random: () => number, depth = 3): unknown {
  const kind = Math.floor(random() * (depth === 0 ? 3 : 6))
  if (kind === 0) return random()
  if (kind === 1) return null
  if (kind === 2) return longList(Math.floor(random() * 45_000))
  if (kind === 3) return records(Math.floor(random() * 2_500))
  const items = longList(1 + Math.floor(random() * 3)).map(() => anyValue(random, depth - 1))
  return kind === 4 ? items : Object.fromEntries(items.map((item, at) => [`field ${at}`, item]))
}

test('a value that was taken apart is what it was, and stayed as it was meanwhile', () => {
  let parted = 0
  for (let seed = 1; seed <= 60; seed++) {
    const value = anyValue(seededRandom(seed).next)
    const before = JSON.stringify(value)
    const { rest, parts } = structuredClone(slice(value))
    if (parts.length > 0) parted++
    for (const { items } of parts) expect(items.length).toBeLessThanOrEqual(20_000)
    expect(join(rest, parts)).toEqual(value)
    expect(JSON.stringify(value)).toBe(before)
  }
  expect(parted).toBeGreaterThan(20)
})

test('lists of records are cut finer than lists of numbers, and short ones and buffers not at all', () => {
  expect(slice(longList(40_001)).parts).toHaveLength(3)
  expect(slice(records(2_001)).parts).toHaveLength(3)
  expect(slice({ areas: records(1_000), cells: longList(20_000) }).parts).toEqual([])
  const bytes = new Uint8Array(1e6)
  expect(slice([bytes]).rest).toEqual([bytes])
})

test('a part that belongs nowhere is an error', () => {
  expect(() => join({ areas: 1 }, [{ at: ['areas'], items: [1] }])).toThrow(RangeError)
  expect(() => join({}, [{ at: ['areas', 'more'], items: [1] }])).toThrow(RangeError)
})

const heard: string[] = []
const api = {
  keep(_: () => void, areas: readonly unknown[]): number {
    heard.push(`keep ${areas.length}`)
    return areas.length
  },
  ask(_: () => void, what: string): string {
    heard.push(`ask ${what}`)
    return what
  },
  areas: (_: () => void, many: number) => ({ areas: records(many), kind: 'areas' }),
  fail(_: () => void, areas: readonly unknown[]): number {
    throw new Error(`${areas.length} are too many`)
  },
}

function start() {
  const worker = new FakeWorker()
  serve(api, worker.port)
  return { worker, client: new WorkerClient<typeof api>(worker, 'it fell over') }
}

test('a long list goes in parts between which the page does other things, and later calls wait for it', async () => {
  const { worker, client } = start()
  heard.length = 0
  let turns = 0
  let isOver = false
  const others = (async () => {
    while (!isOver) {
      await pause()
      turns++
    }
  })()
  const kept = client.call('keep', [records(10_000)])
  const asked = client.call('ask', ['after'])
  expect([await kept, await asked]).toEqual([10_000, 'after'])
  isOver = true
  await others
  expect(heard).toEqual(['keep 10000', 'ask after'])
  expect(worker.asked.map(({ kind }) => kind)).toEqual([...Array(10).fill('part'), 'call', 'call'])
  expect(turns).toBeGreaterThanOrEqual(9)
  // Nothing waits any more: the next call goes at once.
  const before = worker.asked.length
  void client.call('ask', ['now'])
  expect(worker.asked).toHaveLength(before + 1)
})

test('a long answer comes in parts and is whole', async () => {
  const { client } = start()
  expect(await client.call('areas', [3_500])).toEqual({ areas: records(3_500), kind: 'areas' })
})

test('what fails with a long list fails that call alone, and what cannot be sent is said', async () => {
  const { client } = start()
  await expect(client.call('fail', [records(1_500)])).rejects.toThrow('1500 are too many')
  const odd = [...records(1_500), () => 1]
  await expect(client.call('keep', [odd])).rejects.toThrow(/could not be cloned/)
  expect(await client.call('ask', ['still there'])).toBe('still there')
})

test('a call that is on its way when the worker is ended is told why, and sends no more', async () => {
  const { worker, client } = start()
  const kept = client.call('keep', [records(10_000)])
  const reason = new Error('given up')
  client.end(reason)
  await expect(kept).rejects.toBe(reason)
  const sent = worker.asked.length
  await pause()
  await pause()
  expect(worker.asked).toHaveLength(sent)
})
