import { type Comparison, composeComparison } from '#core/compare/comparison.ts'
import { comparisonDatasets, comparisonNeeds } from '#core/compare/needs.ts'
import type { Protected } from '#core/domain/protected.ts'
import type { Atlas } from '#core/plate/atlas.ts'
import { denominatorsFor } from '#core/plate/choices.ts'
import { composePlate } from '#core/plate/compose.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import type { View } from '#core/view/view.ts'
import { realAtlas, realData } from './real-atlas.ts'

type RealComparison = {
  readonly plate: Protected<Plate>
  readonly comparison: Comparison
  readonly resolved: Resolved
  readonly atlas: Atlas
}

/** Composes the comparison of a view of the real data, as the screen does. */
export function realComparison(wanted: Partial<View>): RealComparison {
  const { catalogue } = realData()
  const { resolved, atlas } = realAtlas(wanted, (settled) => comparisonDatasets(comparisonNeeds(settled, catalogue)))
  const plate = composePlate(resolved, atlas)
  const comparison = composeComparison(plate, resolved, comparisonNeeds(resolved, catalogue), atlas)
  return { plate, comparison, resolved, atlas }
}

/** A view of every indicator that ships, on each geography that has figures of it, over its first denominator. */
export function shippedViews() {
  const { catalogue } = realData()
  return catalogue.indicators.flatMap((indicator) =>
    catalogue.geographies
      .filter(({ id }) =>
        Object.values(indicator.files).some(({ extents }) => extents.some((one) => one.geography === id)),
      )
      .map(({ id: geography }) => {
        const [first] = denominatorsFor(catalogue, indicator, geography)
        return { indicator: indicator.id, geography, per: first?.id ?? null }
      }),
  )
}
