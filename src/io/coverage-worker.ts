import { type CoverageJob, type CoverageResult, calculateCoverage } from '#core/coverage/calculate.ts'
import { handOver } from '#workers/messages.ts'
import { serve } from '#workers/serve.ts'

const api = {
  /** @param report told the part that is done, 0 to 1 */
  calculate(report: (part: number) => void, job: CoverageJob): CoverageResult {
    let told = 0
    const result = calculateCoverage(job, (part) => {
      // Every report makes the page draw its progress anew.
      if (part < told + 0.1) return
      told = part
      report(part)
    })
    return handOver(result, [result.nearest.buffer, result.cost.buffer, result.access.buffer])
  },
}

export type CoverageApi = typeof api

serve(api)
