import { type CoverageJob, calculateCoverage } from '#core/coverage/calculate.ts'

/** Calculates on a thread of its own; told a job, it tells the part that is done and then the result. */
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<CoverageJob>) => void) | null
  readonly postMessage: (message: unknown) => void
}

scope.onmessage = ({ data }) => {
  let told = 0
  const result = calculateCoverage(data, (part) => {
    // Every message makes the page draw its progress anew.
    if (part < told + 0.1) return
    told = part
    scope.postMessage({ part })
  })
  scope.postMessage({ result })
}
