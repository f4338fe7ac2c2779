import type { Library } from '#core/catalogue/schemas.ts'

export type LikeNamedGroup = Library['likeNamed'][number]

/**
 * The measures that sound alike among those found: the group of the best one, where another of it was found too; null for none.
 * @param found ids of indicators, best first; one may stand several times
 */
export function alikeAmong(groups: readonly LikeNamedGroup[], found: readonly string[]): LikeNamedGroup | null {
  const [best] = found
  const others = new Set(found.filter((id) => id !== best))
  const own = groups.filter(({ indicators }) => best !== undefined && indicators.includes(best))
  return own.find(({ indicators }) => indicators.some((id) => others.has(id))) ?? null
}

/** The groups that a measure is in. */
export const likeNamedGroups = (groups: readonly LikeNamedGroup[], indicator: string): readonly LikeNamedGroup[] =>
  groups.filter(({ indicators }) => indicators.includes(indicator))
