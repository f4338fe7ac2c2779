import type { NotComputable } from './limits.ts'
import { checkNotNegative, sharesOf } from './shares.ts'

/**
 * Gini coefficient between areas, each weighted by its people: half the mean difference of two persons' rates as a share of the overall rate, ½ ΣᵢΣⱼ
 * pᵢpⱼ|xᵢ − xⱼ| ÷ μ. Says nothing about differences within areas, and grows with finer areas: compare the same geography only.
 * @param values rates from 0; @param populations their denominators, above 0
 * @returns 0 for equality, below 1; an absence when the overall rate is 0
 * @throws RangeError on lists of different lengths or negative rates
 * @see Gini 1912; weighted form in Shankar & Shah 2003, World Development 31:1421
 */
export function populationWeightedGini(
  values: readonly number[],
  populations: readonly number[],
): number | NotComputable {
  const { share, mean } = sharesOf(values, populations)
  checkNotNegative(values)
  if (mean === 0) return { kind: 'absent', reason: 'not-applicable', because: 'the overall rate is 0' }
  // Between one value and the next lie as many pairs of persons as have one below and one above: no pair of areas need be asked.
  const order = [...values.keys()].sort((a, b) => values[a]! - values[b]!) // places of the list
  let [difference, below, last] = [0, 0, 0]
  for (const place of order) {
    const value = values[place]!
    difference += (value - last) * below * (1 - below)
    below += share[place]! // lengths checked
    last = value
  }
  return difference / mean
}
