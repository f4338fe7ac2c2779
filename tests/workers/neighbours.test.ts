import { afterEach, expect, test, vi } from 'vitest'
import { neighbourJobOf } from '#core/compare/spread.ts'
import { composePlate } from '#core/plate/compose.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { testNeighbours } from '#core/statistics/neighbour-tests.ts'
import { testNeighboursInWorker } from '#io/neighbours-in-worker.ts'
import { stubWorkers } from '../fixtures/fake-worker.ts'
import { manyAreas } from '../fixtures/many-areas.ts'
import { smallView } from '../fixtures/small-atlas.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

const load = () => import('#io/neighbours-worker.ts')

const atlas = manyAreas(1200)
const plate = composePlate(resolveView(smallView({ indicator: 'machines' }), atlas.catalogue), atlas)
const job = neighbourJobOf(plate) ?? expect.fail('nothing to test')

test('a worker tests neighbours as the page would, and tells how far it is', async () => {
  const workers = stubWorkers(load)
  const told: number[] = []
  const tests = await testNeighboursInWorker(job, (part) => told.push(part), new AbortController().signal)
  expect(tests).toEqual(testNeighbours(job))
  expect(tests.patterns).toHaveLength(1200)
  expect(told.length).toBeGreaterThan(20)
  expect(told).toEqual(told.toSorted((a, b) => a - b))
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true])
})

test('a test that is cancelled ends its worker at once', async () => {
  const workers = stubWorkers(() => new Promise(() => {}))
  const work = new AbortController()
  const tests = testNeighboursInWorker(job, () => {}, work.signal)
  work.abort(new Error('cancelled'))
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true])
  await expect(tests).rejects.toThrow('cancelled')
})
