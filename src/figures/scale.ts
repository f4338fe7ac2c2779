import { nice, ticks } from 'd3'

type Pair = readonly [number, number]

/** Maps values to positions on an axis. */
export type Scale = ((value: number) => number) & {
  readonly domain: Pair
  readonly range: Pair
  /** About this many round values within the domain. */
  readonly ticks: (count: number) => readonly number[]
}

function scaleOf(domain: Pair, [from, to]: Pair, share: (value: number) => number, marks: Scale['ticks']): Scale {
  const place = (value: number) => from + share(value) * (to - from)
  return Object.assign(place, { domain, range: [from, to] as const, ticks: marks })
}

/**
 * A linear axis. A domain of one value maps to the middle of the range.
 * @param round widens the domain to end on ticks, about this many; by default the domain stays unchanged
 */
export function linearScale(domain: Pair, range: Pair, round?: number): Scale {
  const [low, high] = round === undefined ? domain : nice(...domain, round)
  const share = (value: number) => (high === low ? 0.5 : (value - low) / (high - low))
  return scaleOf([low, high], range, share, (count) => ticks(low, high, count))
}

/** Steps within a decade, finest first; the first that stays within the requested count is used. */
const decades = [[1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 5], [1, 3], [1]] as const

/** A logarithmic axis. @throws RangeError when the domain is not above zero */
export function logScale(domain: Pair, range: Pair): Scale {
  const [low, high] = domain
  if (!(low > 0 && high > 0)) throw new RangeError('an axis of ratios has no zero')
  const share = (value: number) => (high === low ? 0.5 : Math.log(value / low) / Math.log(high / low))
  const exponents = Array.from(
    { length: Math.floor(Math.log10(high)) - Math.floor(Math.log10(low)) + 1 },
    (_, at) => Math.floor(Math.log10(low)) + at,
  )
  const marks = (steps: readonly number[]) =>
    exponents
      .flatMap((exponent) => steps.map((step) => Number(`${step}e${exponent}`)))
      .filter((value) => value >= low && value <= high)
  const found = (count: number) => decades.map(marks).find((all) => all.length <= count + 2) ?? marks([1])
  return scaleOf(domain, range, share, found)
}
