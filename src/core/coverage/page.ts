import type { Ground } from '#core/compare/ground.ts'
import type { Panel } from '#core/compare/panel.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { Bars } from './bars.ts'
import type { Lorenz } from './lorenz.ts'
import type { ServiceSite } from './sites.ts'

export type EquityBody = {
  readonly kind: 'lorenz'
  readonly now: Lorenz
  readonly before: Lorenz | null
  readonly needName: string
  readonly serviceName: string
}

/** Everything that the coverage screen shows, as plain data. */
export type CoveragePage = {
  readonly plate: Plate
  readonly panels: {
    readonly bands: Panel<Bars>
    readonly regions: Panel<Bars>
    readonly catchments: Panel<Bars>
    readonly gaps: Panel<Bars>
    readonly staff: Panel<Bars>
    readonly equity: Panel<EquityBody>
  }
  /** What a figure rests on: its own sources and marks, not only those of the map. */
  readonly ground: (id: CoveragePanelId) => Pick<Ground, 'trust' | 'marks'>
  /** "312,000 more people within 45 km than now", or null where nothing is imagined. */
  readonly difference: string | null
  readonly sites: readonly ServiceSite[]
  readonly service: string
  /** How people are placed, how finely, and how far out that may be. */
  readonly method: readonly string[]
}

export type CoveragePanelId = keyof CoveragePage['panels']
export const coveragePanelIds: readonly CoveragePanelId[] = [
  'bands',
  'regions',
  'catchments',
  'gaps',
  'staff',
  'equity',
]
