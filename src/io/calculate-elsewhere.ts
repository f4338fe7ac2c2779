import type { CoverageJob, CoverageResult } from '#core/coverage/calculate.ts'

type Message = { readonly part: number } | { readonly result: CoverageResult }

/**
 * Calculates on another thread, so that the page keeps answering.
 * @param onProgress told the part that is done, 0 to 1
 * @param signal gives up: the thread is stopped and the promise is rejected
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
    // Only what the calculation reads: each place is copied for the other thread.
    const bare = ({ id, at, island }: CoverageJob['origins'][number]) => ({ id, at, island })
    worker.postMessage({ ...job, origins: job.origins.map(bare), sites: job.sites.map(bare) })
  })
}
