import { baselineAreas } from '#core/baseline/areas.ts'
import type { AreaIndex, AreaMatch } from '../places.ts'

/** Areas that a department may be in. */
export const leaves = new Set(baselineAreas.leaves)

/** The region or nation of the baseline that holds an area wholly. */
export function leafOf(places: AreaIndex, { geography, code }: Pick<AreaMatch, 'geography' | 'code'>): string | null {
  if (leaves.has(code)) return code
  const parent = places.areas.get(geography)?.get(code)?.parents.itl1
  return parent !== undefined && leaves.has(parent) ? parent : null
}
