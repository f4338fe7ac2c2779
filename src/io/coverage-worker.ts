import { type CoverageJob, calculateCoverage } from '#core/coverage/calculate.ts'

/** Calculates on a thread of its own; told a job, it tells the part that is done and then the result. */
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<CoverageJob>) => void) | null
  readonly postMessage: (message: unknown) => void
}

scope.onmessage = ({ data }) => {
  const result = calculateCoverage(data, (part) => scope.postMessage({ part }))
  scope.postMessage({ result })
}
