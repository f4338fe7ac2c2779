import { type NeighbourJob, type NeighbourTests, testNeighbours } from '#core/statistics/neighbour-tests.ts'
import { serve } from '#workers/serve.ts'

const api = {
  /** @param report told the part that is done, 0 to 1 */
  test(report: (part: number) => void, job: NeighbourJob): NeighbourTests {
    let told = 0
    return testNeighbours(job, (part) => {
      // Every report makes the page draw its progress anew.
      if (part < told + 0.02) return
      told = part
      report(part)
    })
  },
}

export type NeighboursApi = typeof api

serve(api)
