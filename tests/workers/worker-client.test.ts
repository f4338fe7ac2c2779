import { expect, test } from 'vitest'
import { handOver } from '#workers/messages.ts'
import { serve } from '#workers/serve.ts'
import { withWorker } from '#workers/with-worker.ts'
import { WorkerClient } from '#workers/worker-client.ts'
import { FakeWorker } from '../fixtures/fake-worker.ts'

class Coded extends Error {
  override readonly name = 'Coded'
  readonly code = 'too-costly'
  readonly secret = { read: 'what the file said' }
}

type Quiet = () => void

const api = {
  double: (_: Quiet, value: number) => value * 2,
  never: (_: Quiet) => new Promise<number>(() => {}),
  async count(report: (done: number) => void, to: number): Promise<number> {
    for (let done = 1; done <= to; done++) report(done / to)
    await new Promise((resolve) => setTimeout(resolve))
    return to
  },
  fail(_: Quiet, kind: 'coded' | 'plain'): number {
    throw kind === 'coded' ? new Coded('costs too much', { cause: 'secret' }) : new TypeError('not so')
  },
  size: (_: Quiet, bytes: Uint8Array) => bytes.length,
  make(_: Quiet, size: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(size)
    made.push(bytes)
    return handOver(bytes, [bytes.buffer])
  },
}
const made: Uint8Array[] = []

function start(): { readonly worker: FakeWorker; readonly client: WorkerClient<typeof api> } {
  const worker = new FakeWorker()
  serve(api, worker.port)
  return { worker, client: new WorkerClient<typeof api>(worker, 'it fell over') }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 10))

test('calls are answered, each with its own answer', async () => {
  const { client } = start()
  expect(await Promise.all([1, 2, 3].map((value) => client.call('double', [value])))).toEqual([2, 4, 6])
})

test('progress is told in order while the work lasts', async () => {
  const { client } = start()
  const told: number[] = []
  expect(await client.call('count', [4], (done: number) => told.push(done))).toBe(4)
  expect(told).toEqual([0.25, 0.5, 0.75, 1])
})

test('what a worker says after it was ended is not told', async () => {
  const { worker, client } = start()
  const told: number[] = []
  worker.isHeld = true
  const counted = client.call('count', [4], (done: number) => told.push(done))
  await pause()
  worker.go()
  client.end(new Error('cancelled'))
  await expect(counted).rejects.toThrow('cancelled')
  await pause()
  expect(told).toEqual([])
})

test('errors keep their name, words and code on the way; nothing else of them is sent', async () => {
  const { client } = start()
  const coded = await client.call('fail', ['coded']).catch((fault: unknown) => fault)
  expect(coded).toBeInstanceOf(Error)
  expect(coded).toMatchObject({ name: 'Coded', message: 'costs too much', code: 'too-costly' })
  expect(coded).not.toHaveProperty('cause')
  expect(coded).not.toHaveProperty('secret')
  await expect(client.call('fail', ['plain'])).rejects.toMatchObject({ name: 'TypeError', message: 'not so' })
})

test('buffers are handed over both ways, not copied', async () => {
  const { client } = start()
  const bytes = new Uint8Array(1000)
  expect(await client.call('size', [handOver(bytes, [bytes.buffer])])).toBe(1000)
  expect(bytes.byteLength).toBe(0)
  expect((await client.call('make', [500])).byteLength).toBe(500)
  expect(made.map(({ byteLength }) => byteLength)).toEqual([0])
})

test('what cannot be sent fails the call that sends it, and no other', async () => {
  const { client } = start()
  await expect(client.call('double', [(() => 1) as unknown as number])).rejects.toThrow(/could not be cloned/)
  expect(await client.call('double', [2])).toBe(4)
})

test('ending a worker ends it and all that waits for it at once, and it answers no more', async () => {
  const { worker, client } = start()
  const waiting = [client.call('never', []), client.call('double', [1])]
  const reason = new Error('given up')
  client.end(reason)
  expect(worker.isEnded).toBe(true)
  for (const one of waiting) await expect(one).rejects.toBe(reason)
  await expect(client.call('double', [1])).rejects.toBe(reason)
})

test.each([
  ['out of memory', 'out of memory'],
  ['', 'it fell over'],
])('a worker that falls over with “%s” is ended, and whoever waits is told “%s”', async (message, said) => {
  const { worker, client } = start()
  const waiting = client.call('never', [])
  worker.fall(message)
  await expect(waiting).rejects.toThrow(said)
  expect(worker.isEnded).toBe(true)
})

function workshop() {
  const workers: FakeWorker[] = []
  const create = () => {
    const worker = new FakeWorker()
    serve(api, worker.port)
    workers.push(worker)
    return worker
  }
  const ended = () => workers.map(({ isEnded }) => isEnded)
  const use = (signal: AbortSignal, work: (client: WorkerClient<typeof api>) => Promise<number>) =>
    withWorker<typeof api, number>({ create, signal, failure: 'it fell over' }, work)
  return { ended, use }
}

test('a worker that is started for one work ends with it, however that ends', async () => {
  const { ended, use } = workshop()
  const { signal } = new AbortController()
  expect(await use(signal, (client) => client.call('double', [4]))).toBe(8)
  await expect(use(signal, (client) => client.call('fail', ['plain']))).rejects.toThrow('not so')
  expect(ended()).toEqual([true, true])
})

test('cancelling ends it at once, and what is cancelled before it begins starts none', async () => {
  const { ended, use } = workshop()
  const work = new AbortController()
  const never = use(work.signal, (client) => client.call('never', []))
  expect(ended()).toEqual([false])
  work.abort(new Error('no more'))
  expect(ended()).toEqual([true])
  await expect(never).rejects.toThrow('no more')
  await expect(use(work.signal, (client) => client.call('double', [1]))).rejects.toThrow('no more')
  expect(ended()).toHaveLength(1)
})
