import type { CoverageJob, CoverageResult } from '#core/coverage/calculate.ts'
import { withWorker } from '#workers/with-worker.ts'
import type { CoverageApi } from './coverage-worker.ts'

// Only what the calculation reads: each place is copied for the worker.
const bare = ({ id, at, island }: CoverageJob['origins'][number]) => ({ id, at, island })

/**
 * Calculates in a worker, so that the page keeps answering.
 * @param onProgress told the part that is done, 0 to 1
 * @param signal ends the worker at once
 * @throws Error; the signal's reason when it was cancelled
 */
export function calculateInWorker(
  job: CoverageJob,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<CoverageResult> {
  const bareJob = { ...job, origins: job.origins.map(bare), sites: job.sites.map(bare) }
  const create = () =>
    new Worker(new URL('./coverage-worker.ts', import.meta.url), { type: 'module', name: 'coverage' })
  return withWorker<CoverageApi, CoverageResult>({ create, signal, failure: 'the calculation stopped' }, (client) =>
    client.call('calculate', [bareJob], onProgress),
  )
}
