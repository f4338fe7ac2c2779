import type { Plate } from './plate.ts'

/** Why no test of chance fits staff, and what limits their figures instead. */
export const staffCounted =
  'Staff are counted, not sampled, so no test of chance fits them: how complete the records are and where boundaries run is what limits the figures.'

/**
 * What the differences between the areas of a plate mean in view of chance, wherever a difference is claimed.
 * @returns null where none is claimed: without a benchmark, and where figures are made up or modelled
 */
export function chanceText({ areas, benchmark, measure, marks, overdispersed }: Plate): string | null {
  const compared = areas.flatMap(({ comparison }) => (comparison ? [comparison] : []))
  if (benchmark === null || compared.length === 0 || marks.length > 0) return null
  if (overdispersed)
    return 'These counts differ by more than chance alone: a difference is called one only beyond limits that allow for overdispersion, which the funnel on Compare shows.'
  if (compared.some(({ beyondChance }) => beyondChance !== null))
    return 'A difference is called one only where it goes beyond its 95% interval; the funnel on Compare shows the limits of chance where there are counts.'
  if (measure.kind === 'staff') return staffCounted
  return measure.kind === 'things'
    ? 'They are counted, not sampled, so no test of chance fits them: how complete the records are is what limits the figures.'
    : 'No interval is held for these figures, so whether a difference is more than chance cannot be told from them.'
}
