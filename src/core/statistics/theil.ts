import { checkSameLength } from './check.ts'
import type { NotComputable } from './limits.ts'
import { checkNotNegative, sharesOf } from './shares.ts'

export type Theil = {
  readonly kind: 'value'
  readonly total: number
  /** The part from differences between areas of the same group. */
  readonly within: number
  /** The part from differences between the groups' overall rates. `within` and `between` add up to `total`. */
  readonly between: number
}

/** x ln x, 0 at 0, as its limit is */
const entropy = (x: number) => (x === 0 ? 0 : x * Math.log(x))

/**
 * Theil's T between areas, each weighted by its people, with its parts within and between groups such as nations: T = Σ pᵢ (xᵢ/μ) ln(xᵢ/μ); `between`
 * is the same with the groups' rates; `within` is the rest.
 * @param values rates from 0; @param populations their denominators, above 0; @param groups the group of each area
 * @returns parts from 0; total at most ln(people ÷ people of the smallest area); an absence when the overall rate is 0
 * @throws RangeError on lists of different lengths or negative rates
 * @see Theil 1967, Economics and Information Theory; decomposition in Shorrocks 1980, Econometrica 48:613
 */
export function theil(
  values: readonly number[],
  populations: readonly number[],
  groups: readonly string[],
): Theil | NotComputable {
  checkSameLength([values, populations, groups])
  const { share, mean } = sharesOf(values, populations)
  checkNotNegative(values)
  if (mean === 0) return { kind: 'absent', reason: 'not-applicable', because: 'the overall rate is 0' }
  const byGroup = new Map([...new Set(groups)].map((group) => [group, [] as number[]]))
  for (const [place, group] of groups.entries()) byGroup.get(group)?.push(place)
  const sumOver = (some: readonly number[], pick: (place: number) => number) =>
    some.reduce((sum, at) => sum + pick(at), 0)
  let [within, between] = [0, 0]
  for (const members of byGroup.values()) {
    const people = sumOver(members, (place) => share[place]!) // all places: lengths checked
    const rate = sumOver(members, (place) => share[place]! * values[place]!) / people
    between += people * entropy(rate / mean)
    if (rate > 0) within += (rate / mean) * sumOver(members, (place) => share[place]! * entropy(values[place]! / rate))
  }
  // Rounding may take the sums slightly below 0.
  ;[within, between] = [Math.max(0, within), Math.max(0, between)]
  return { kind: 'value', total: within + between, within, between }
}
