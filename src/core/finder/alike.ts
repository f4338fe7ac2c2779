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

/** How many of the measures found sound alike, where not all do: "4 of the 6 measures found. ". @param found as for `alikeAmong` */
export function amongText({ indicators }: LikeNamedGroup, found: readonly string[]): string {
  const all = new Set(found)
  const alike = indicators.filter((id) => all.has(id)).length
  return alike === all.size ? '' : `${alike} of the ${all.size} measures found. `
}

/** The groups that a measure is in. */
export const likeNamedGroups = (groups: readonly LikeNamedGroup[], indicator: string): readonly LikeNamedGroup[] =>
  groups.filter(({ indicators }) => indicators.includes(indicator))
