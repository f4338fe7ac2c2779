import { type AreaInput, areaColumnsOf } from '#core/area/input.ts'
import { areaNeeds, areaView } from '#core/area/needs.ts'
import { type AreaPanels, composeArea } from '#core/area/panels.ts'
import type { Area } from '#core/domain/area.ts'
import type { Atlas } from '#core/plate/atlas.ts'
import { composePlate } from '#core/plate/compose.ts'
import { resolveView } from '#core/plate/resolve.ts'
import type { View } from '#core/view/view.ts'
import { smallAtlas, smallView } from '../../fixtures/small-atlas.ts'

/** Composes the page of an area of the made-up country. @param around areas of other geographies */
export function smallArea(
  change: Partial<View>,
  atlas: Atlas = smallAtlas,
  around: readonly Area[] = [],
): { readonly input: AreaInput; readonly panels: AreaPanels } {
  const view = areaView(smallView({ screen: 'area', mine: 'itl1!E12000002', ...change }), atlas.catalogue)
  const plate = composePlate(resolveView(view, atlas.catalogue), atlas)
  const { rows, held, wholes } = areaNeeds(view, atlas.catalogue)
  const input = { plate, atlas, rows, held, columns: areaColumnsOf(view, plate.geography, atlas.areas, wholes, around) }
  return { input, panels: composeArea(input) }
}
