import type { AuditFigure } from './figures.ts'
import type { DisclosurePolicy } from './policy.ts'
import { type PrimaryReason, primaryReasons, type Support } from './primary.ts'

/**
 * Which rules withhold a place in one layer, each once. Only the figures of that layer count: few persons over 55 withhold the share over 55, and
 * not the staff, however few they are.
 * @param supports figure → what stands behind it at the place
 * @returns none where no rule does, so that a place that is withheld all the same protects another
 */
export function layerReasons(
  layer: string,
  figures: readonly AuditFigure[],
  supports: Readonly<Record<string, Support>>,
  policy: DisclosurePolicy,
): readonly PrimaryReason[] {
  const reasons = figures.flatMap(({ id, layer: own }) => {
    const support = own === layer ? supports[id] : undefined
    return support ? primaryReasons(support, policy) : []
  })
  return [...new Set(reasons)]
}
