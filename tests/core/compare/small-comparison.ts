import { type Comparison, composeComparison } from '#core/compare/comparison.ts'
import { comparisonNeeds } from '#core/compare/needs.ts'
import type { Protected } from '#core/domain/protected.ts'
import type { Atlas } from '#core/plate/atlas.ts'
import { composePlate } from '#core/plate/compose.ts'
import type { Plate } from '#core/plate/plate.ts'
import { resolveView } from '#core/plate/resolve.ts'
import type { View } from '#core/view/view.ts'
import { smallAtlas, smallView } from '../../fixtures/small-atlas.ts'

/** Composes the comparison of a view of the made-up country. */
export function smallComparison(
  change: Partial<View>,
  atlas: Atlas = smallAtlas,
): { readonly plate: Protected<Plate>; readonly comparison: Comparison } {
  const resolved = resolveView(smallView(change), atlas.catalogue)
  const plate = composePlate(resolved, atlas)
  const needs = comparisonNeeds(resolved, atlas.catalogue)
  return { plate, comparison: composeComparison(plate, resolved, needs, atlas) }
}
