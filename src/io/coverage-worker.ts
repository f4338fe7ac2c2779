import { type CoverageJob, calculateCoverage } from '#core/coverage/calculate.ts'

/** Worker that calculates coverage: receives a job, sends its progress and then the result. */
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<CoverageJob>) => void) | null
  readonly postMessage: (message: unknown) => void
}

scope.onmessage = ({ data }) => {
  let told = 0
  const result = calculateCoverage(data, (part) => {
    // Limits the messages, since each one makes the page render its progress.
    if (part < told + 0.1) return
    told = part
    scope.postMessage({ part })
  })
  scope.postMessage({ result })
}
