import type { Protected } from '#core/domain/protected.ts'
import type { panelsOf } from '#core/explore/panels.ts'
import type { PanelSpecs, Panels } from '#core/panel/spec.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { CoverageAnswer } from './answer.ts'
import { bandsPanel } from './bands-panel.ts'
import { catchmentsPanel } from './catchments-panel.ts'
import { equityPanel } from './equity-panel.ts'
import { farthestPanel } from './farthest-panel.ts'
import { gapsPanel } from './gaps-panel.ts'
import { regionsPanel } from './regions-panel.ts'
import type { ServiceSite } from './sites.ts'
import { staffPanel } from './staff-panel.ts'
import type { CoverageInput } from './state.ts'
import { touchedOnly } from './untouched.ts'

/** The panels of coverage below its map, in the order of the page. A panel is added by one line; the compiler then asks for its drawing. */
export const coveragePanels = {
  bands: touchedOnly(bandsPanel),
  regions: touchedOnly(regionsPanel),
  catchments: touchedOnly(catchmentsPanel),
  gaps: touchedOnly(gapsPanel),
  farthest: touchedOnly(farthestPanel),
  staff: touchedOnly(staffPanel),
  equity: touchedOnly(equityPanel),
} as const satisfies PanelSpecs<CoverageInput>

/** Everything that the coverage screen shows, as plain data. */
export type CoveragePage = {
  readonly plate: Protected<Plate>
  readonly map: ReturnType<typeof panelsOf>['map']
  readonly panels: Panels<'coverage', typeof coveragePanels>
  /** The answer in lines, before the figures that show it. */
  readonly answer: readonly CoverageAnswer[]
  /** "312,000 more people within 45 km than now", or null where nothing is imagined. */
  readonly difference: string | null
  readonly sites: readonly ServiceSite[]
  readonly service: string
  /** How people are placed, how finely, and how far out that may be. */
  readonly method: readonly string[]
}
