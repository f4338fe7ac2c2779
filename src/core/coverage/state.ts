import { unitedKingdomCode } from '#core/domain/area.ts'
import type { Protected } from '#core/domain/protected.ts'
import { lazily } from '#core/panel/lazily.ts'
import type { Plate } from '#core/plate/plate.ts'
import { type AreaFigures, areaFigures, naturalCatchments, sumByArea } from './area-figures.ts'
import type { CoverageResult } from './calculate.ts'
import { type Reach, reachOf } from './reach.ts'
import type { Settled, SiteState } from './settle.ts'

/** What was calculated for one state of the world, added up in every way that a panel asks for. */
export type CoverageSums = {
  readonly siteState: SiteState
  readonly result: CoverageResult
  readonly reach: readonly Reach[]
  readonly byArea: ReadonlyMap<string, AreaFigures>
  readonly byGroup: ReadonlyMap<string, AreaFigures>
  /** By ITL1 region, whatever the grouping: staff and context are known for regions. */
  readonly byRegion: ReadonlyMap<string, AreaFigures>
  readonly whole: AreaFigures
  /** Of open sites, in their order. */
  readonly catchments: ReturnType<typeof naturalCatchments>
}

/** Adds one state of the world up; what only figures below the map ask for is added up when it is asked for. */
export function stateOf(settled: Settled, siteState: SiteState, result: CoverageResult): CoverageSums {
  const { coverage, data } = settled
  const { points } = data.demand
  const spread = coverage.cost === 'crow' ? coverage.detour : 0
  const sums = sumByArea(points, result, { limit: coverage.within, detour: spread, weightBy: coverage.need })
  const parents = new Map(data.areas.map(({ code, parents: above }) => [code, above]))
  const parentIn = (geography: string) => (area: string) => parents.get(area)?.[geography] ?? null
  const byArea = areaFigures(sums, (area) => area)
  const whole = areaFigures(sums, () => unitedKingdomCode).get(unitedKingdomCode)
  if (!whole) throw new RangeError('coverage needs at least one place with people')
  const limits = [...new Set([...coverage.bands, coverage.within])].toSorted((a, b) => a - b)
  return lazily({
    siteState: () => siteState,
    result: () => result,
    reach: () => reachOf(points, result.cost, limits, spread),
    byArea: () => byArea,
    byGroup: () => (coverage.grouping === 'utla' ? byArea : areaFigures(sums, parentIn(coverage.grouping))),
    byRegion: () => areaFigures(sums, parentIn('itl1')),
    whole: () => whole,
    catchments: () => naturalCatchments(points, result, siteState.open.length),
  })
}

/** The actual state, and the state shown, which includes the what-if changes. */
export type CoverageStates = {
  readonly settled: Settled
  readonly before: CoverageSums
  readonly now: CoverageSums
  readonly imagined: boolean
}

/** What the panels of coverage are composed from. */
export type CoverageInput = CoverageStates & { readonly plate: Protected<Plate> }
