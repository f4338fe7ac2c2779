import { afterEach, expect, test, vi } from 'vitest'
import { type CoverageJob, calculateCoverage } from '#core/coverage/calculate.ts'
import { calculateInWorker } from '#io/calculate-in-worker.ts'
import { stubWorkers } from '../fixtures/fake-worker.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

const load = () => import('#io/coverage-worker.ts')

const job: CoverageJob = {
  key: 'small',
  origins: Array.from({ length: 1200 }, (_, at) => ({
    id: `o${at}`,
    at: [-1 + at / 1000, 52] as const,
    island: null,
    name: `Place ${at}`,
  })),
  sites: [
    { id: 'a', at: [-1, 52], island: null },
    { id: 'b', at: [0.2, 52], island: null },
  ],
  supply: [2, 3],
  need: Array.from({ length: 1200 }, () => 10),
  times: null,
  options: { detour: 1.3, sea: false, method: 'e2sfca', catchment: 40, decay: 0.38 },
}

test('a worker calculates what the page would, and tells how far it is', async () => {
  const workers = stubWorkers(load)
  const told: number[] = []
  const result = await calculateInWorker(job, (part) => told.push(part), new AbortController().signal)
  expect(result).toEqual(calculateCoverage(job))
  expect(told.length).toBeGreaterThan(3)
  expect(told).toEqual(told.toSorted((a, b) => a - b))
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true])
})

test('only what the calculation reads is copied for the worker', async () => {
  const workers = stubWorkers(load)
  await calculateInWorker(job, () => {}, new AbortController().signal)
  expect(JSON.stringify(workers[0]?.asked)).toContain('"o1199"')
  expect(JSON.stringify(workers[0]?.asked)).not.toContain('Place')
})

test('a calculation that is cancelled ends its worker at once', async () => {
  const workers = stubWorkers(() => new Promise(() => {}))
  const work = new AbortController()
  const result = calculateInWorker(job, () => {}, work.signal)
  work.abort(new Error('cancelled'))
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true])
  await expect(result).rejects.toThrow('cancelled')
})
