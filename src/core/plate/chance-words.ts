import type { Measure } from './measure.ts'
import type { Plate } from './plate.ts'

/**
 * Why no test of chance fits what is counted in full, and what limits its figures instead: said wherever it is asked whether a difference is more than
 * chance.
 */
export const countedInFull: Readonly<Partial<Record<Measure['kind'], string>>> = {
  staff:
    'Staff are counted, not sampled, so no test of chance fits them: how complete the records are and where boundaries run is what limits the figures.',
  things:
    'They are counted, not sampled, so no test of chance fits them: how complete the records are and where boundaries run is what limits the figures.',
}

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
  return `Cannot be told. ${countedInFull[measure.kind] ?? 'No interval is held for these figures.'}`
}
