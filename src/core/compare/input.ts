import type { Protected } from '#core/domain/protected.ts'
import type { Atlas } from '#core/plate/atlas.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import type { NeighbourJob, NeighbourTests } from '#core/statistics/neighbour-tests.ts'
import { type Measured, measureAll } from './drawn.ts'
import type { Needs } from './needs.ts'

/** What the panels of a comparison are composed from: a plate, and the measures beside it; null for those whose files are still on their way. */
export type CompareInput = {
  readonly plate: Protected<Plate>
  readonly resolved: Resolved
  readonly needs: Needs
  readonly atlas: Atlas
  /** The measure of the plate. */
  readonly own: Measured | null
  readonly second: Measured | null
  readonly people: Measured | null
  readonly heads: Measured | null
  /** Tests whether neighbours are alike; null while that is still being calculated. */
  readonly neighbourTests: NeighbourTester
}

export type NeighbourTester = (job: NeighbourJob) => NeighbourTests | null

export const compareInput = (
  plate: Protected<Plate>,
  resolved: Resolved,
  needs: Needs,
  atlas: Atlas,
  neighbourTests: NeighbourTester,
): CompareInput => ({
  plate,
  resolved,
  needs,
  atlas,
  own: measureAll(resolved, atlas),
  second: measureAll(needs.second, atlas),
  people: measureAll(needs.people, atlas),
  heads: measureAll(needs.heads, atlas),
  neighbourTests,
})
