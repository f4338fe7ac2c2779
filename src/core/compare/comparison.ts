import type { Protected } from '#core/domain/protected.ts'
import { composePanels, type PanelSpecs, type Panels } from '#core/panel/spec.ts'
import type { Atlas } from '#core/plate/atlas.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import { testNeighbours } from '#core/statistics/neighbour-tests.ts'
import { certaintyPanel } from './certainty.ts'
import { cornerPanel } from './corner.ts'
import { funnelPanel } from './funnel.ts'
import { type CompareInput, compareInput, type NeighbourTester } from './input.ts'
import { ledgerPanel } from './ledger.ts'
import { measureMapsPanel } from './measure-maps.ts'
import type { Needs } from './needs.ts'
import { profilePanel } from './profile.ts'
import { rankingPanel } from './ranking.ts'
import { scatterPanel } from './scatter.ts'
import { spreadPanel } from './spread.ts'
import { trendsPanel } from './trends.ts'
import { twoPeriodsPanel } from './two-periods.ts'
import { yearMapsPanel } from './year-maps.ts'

/** The panels of a comparison, in the order of the page. A panel is added by one line; the compiler then asks for its drawing. */
export const comparePanels = {
  ranking: rankingPanel,
  ledger: ledgerPanel,
  certainty: certaintyPanel,
  funnel: funnelPanel,
  // At the head of the second column, as the ranking of the first: nearly every measure has it, so that it stays where it is.
  spread: spreadPanel,
  scatter: scatterPanel,
  corner: cornerPanel,
  trends: trendsPanel,
  change: twoPeriodsPanel,
  measures: measureMapsPanel,
  years: yearMapsPanel,
  // Last, as it grows where an area is chosen.
  profile: profilePanel,
} as const satisfies PanelSpecs<CompareInput>

/** Everything that the comparison of one view shows, as plain data. */
export type Comparison = Panels<'compare', typeof comparePanels>

/**
 * Compares the areas of a plate with each other and with the benchmark. Pure: the same view and data give the same comparison. What still
 * waits for a file is left out and says so.
 * @param neighbourTests by default calculated at once
 */
export const composeComparison = (
  plate: Protected<Plate>,
  resolved: Resolved,
  needs: Needs,
  atlas: Atlas,
  neighbourTests: NeighbourTester = testNeighbours,
): Comparison => composePanels('compare', comparePanels, compareInput(plate, resolved, needs, atlas, neighbourTests))
