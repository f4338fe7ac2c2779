import { testNeighbours } from '#core/statistics/neighbour-tests.ts'

const run = { progress: null }

/** In place of the tests in a worker, which a file by itself cannot start: whatever is asked about is tested at once. */
export const useNeighbourTests = () => ({ tester: testNeighbours, run })
