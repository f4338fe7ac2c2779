import { composePanels, type PanelSpecs, type Panels } from '#core/panel/spec.ts'
import { heldPanel } from './held.ts'
import type { AreaInput } from './input.ts'
import { tablePanel } from './table.ts'

/** The panels of My area, in the order of the page. */
export const areaPanels = { table: tablePanel, held: heldPanel } as const satisfies PanelSpecs<AreaInput>

export type AreaPanels = Panels<'area', typeof areaPanels>

/** The reader's own area beside others, as plain data. */
export const composeArea = (input: AreaInput): AreaPanels => composePanels('area', areaPanels, input)
