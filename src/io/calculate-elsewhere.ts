import type { CoverageJob, CoverageResult } from '#core/coverage/calculate.ts'

type Message = { readonly part: number } | { readonly result: CoverageResult }

/**
 * Calculates coverage in a worker, which keeps the page responsive.
 * @param onProgress called with the share that is done, 0 to 1
 * @param signal cancels: the worker is stopped and the promise rejected
 */
export function calculateElsewhere(
  job: CoverageJob,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<CoverageResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./coverage-worker.ts', import.meta.url), { type: 'module' })
    const stop = () => {
      worker.terminate()
      reject(signal.reason)
    }
    signal.addEventListener('abort', stop)
    worker.onmessage = ({ data }: MessageEvent<Message>) => {
      if ('part' in data) onProgress(data.part)
      else {
        worker.terminate()
        signal.removeEventListener('abort', stop)
        resolve(data.result)
      }
    }
    worker.onerror = () => {
      worker.terminate()
      reject(new Error('the calculation stopped'))
    }
    // Only the fields that the calculation reads: every place is copied to the worker.
    const bare = ({ id, at, island }: CoverageJob['origins'][number]) => ({ id, at, island })
    worker.postMessage({ ...job, origins: job.origins.map(bare), sites: job.sites.map(bare) })
  })
}
