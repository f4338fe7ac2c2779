import type { NotComputable } from './limits.ts'
import { checkNotNegative, sharesOf } from './shares.ts'

/**
 * Gap between the highest and the lowest rate as a share of the overall rate: 0.4 is "the gap is 40% of the average". Depends on two areas only, the
 * most uncertain ones if they are small.
 * @param values rates from 0, one for each area
 * @param populations the rates' denominators, above 0; without them all areas have the same weight
 * @returns 0 for equality; an absence when the overall rate is 0
 * @throws RangeError on lists of different lengths or negative rates
 * @see Shankar & Shah 2003, World Development 31:1421 (measures of regional inequality)
 */
export function relativeRange(
  values: readonly number[],
  populations: readonly number[] = values.map(() => 1),
): number | NotComputable {
  const { mean } = sharesOf(values, populations)
  checkNotNegative(values)
  if (mean === 0) return { kind: 'absent', reason: 'not-applicable', because: 'the overall rate is 0' }
  return (Math.max(...values) - Math.min(...values)) / mean
}
