import { type Comparison, composeComparison } from '#core/compare/comparison.ts'
import { comparisonDatasets, comparisonNeeds } from '#core/compare/needs.ts'
import { composePlate } from '#core/plate/compose.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { View } from '#core/view/view.ts'
import { realAtlas, realData } from './real-atlas.ts'

/** The comparison of a view of the real data, as the screen composes it. */
export function realComparison(wanted: Partial<View>): { readonly plate: Plate; readonly comparison: Comparison } {
  const { catalogue } = realData()
  const { resolved, atlas } = realAtlas(wanted, (settled) => comparisonDatasets(comparisonNeeds(settled, catalogue)))
  const plate = composePlate(resolved, atlas)
  return { plate, comparison: composeComparison(plate, resolved, comparisonNeeds(resolved, catalogue), atlas) }
}
