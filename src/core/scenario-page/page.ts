import type { Protected } from '#core/domain/protected.ts'
import { composePanels, type PanelSpecs, type Panels } from '#core/panel/spec.ts'
import type { Plate } from '#core/plate/plate.ts'
import { areasPanel } from './areas-panel.ts'
import { besidePanel } from './beside-panel.ts'
import { fitPanel, wavePanel, workPanel } from './equipment-panels.ts'
import { fanPanel } from './fan-panel.ts'
import { gapPanel, gapPlate } from './gap-map.ts'
import { pathsPanel } from './paths-panel.ts'
import { signPanel } from './sign-panel.ts'
import type { ScenarioInput, ScenarioState } from './state.ts'
import { stepsPanel, swingsPanel } from './why-panels.ts'

/** The panels of a scenario, in the order of the page. A panel is added by one line; the compiler then asks for its drawing. */
export const scenarioPanels = {
  fan: fanPanel,
  gap: gapPanel,
  areas: areasPanel,
  sign: signPanel,
  steps: stepsPanel,
  beside: besidePanel,
  paths: pathsPanel,
  swings: swingsPanel,
  wave: wavePanel,
  work: workPanel,
  fit: fitPanel,
} as const satisfies PanelSpecs<ScenarioInput>

/** The figures of a scenario as plain data, on the map of its gaps. */
export type ScenarioPage = {
  readonly state: ScenarioState
  readonly plate: Protected<Plate>
  readonly panels: Panels<'scenario', typeof scenarioPanels>
}

/** Composes the figures of a scenario; each panel when it is first asked for. */
export function composeScenario(state: ScenarioState): ScenarioPage {
  const plate = gapPlate(state)
  return { state, plate, panels: composePanels('scenario', scenarioPanels, { ...state, plate }) }
}
