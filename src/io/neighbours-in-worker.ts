import type { NeighbourJob, NeighbourTests } from '#core/statistics/neighbour-tests.ts'
import { withWorker } from '#workers/with-worker.ts'
import type { NeighboursApi } from './neighbours-worker.ts'

/**
 * Tests neighbours in a worker, so that the page keeps answering.
 * @param onProgress told the part that is done, 0 to 1
 * @param signal ends the worker at once
 * @throws Error; the signal's reason when it was cancelled
 */
export function testNeighboursInWorker(
  job: NeighbourJob,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<NeighbourTests> {
  const create = () =>
    new Worker(new URL('./neighbours-worker.ts', import.meta.url), { type: 'module', name: 'neighbours' })
  return withWorker<NeighboursApi, NeighbourTests>({ create, signal, failure: 'the calculation stopped' }, (client) =>
    client.call('test', [job], onProgress),
  )
}
