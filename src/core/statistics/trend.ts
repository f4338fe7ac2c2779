import { errorFunction, median } from 'simple-statistics'
import { checkFinite } from './check.ts'
import type { ConfidenceLimits, NotComputable } from './limits.ts'
import { deviateOf } from './normal-quantile.ts'

/** A value with its time, such as a year: 2024 for a calendar year, 2023.5 for a financial one. */
export type TimedValue = { readonly at: number; readonly value: number }

export type Trend = {
  readonly kind: 'value'
  readonly test: 'Mann–Kendall, exact' | 'Mann–Kendall, normal approximation'
  readonly direction: 'rising' | 'falling' | 'no clear trend'
  /** Theil–Sen slope, in the value's unit per unit of time. */
  readonly slope: number
  /** Interval of the slope; null where the series is too short for the level. */
  readonly interval: ConfidenceLimits | null
  /** Number of rising pairs minus falling pairs. */
  readonly s: number
  /** Two-sided */
  readonly p: number
  readonly n: number
}

/** In a shorter series even a rise every year could be chance: the two-sided p of four values is 1/12 at best. */
const fewestValues = 5

/** Longest series without ties for which the exact distribution is used. */
const mostForExact = 50

type Pair = { readonly rise: number; readonly slope: number }

function pairsOf(series: readonly TimedValue[]): readonly Pair[] {
  return series.flatMap((earlier, index) =>
    series.slice(index + 1).map((later) => {
      const rise = later.value - earlier.value
      return { rise: Math.sign(rise), slope: rise / (later.at - earlier.at) }
    }),
  )
}

const inversionChances = new Map<number, readonly number[]>()

/** Probability of each number of inversions when every order of n distinct values is equally likely. */
function inversionsOf(n: number): readonly number[] {
  const known = inversionChances.get(n)
  if (known) return known
  let chances = [1]
  for (let size = 2; size <= n; size += 1) {
    const next = new Array<number>(chances.length + size - 1).fill(0)
    for (const [inversions, chance] of chances.entries())
      for (let more = 0; more < size; more += 1) next[inversions + more]! += chance / size // within the new length
    chances = next
  }
  inversionChances.set(n, chances)
  return chances
}

/** P(S ≥ s) when every order of n distinct values is equally likely. */
function exactTail(n: number, s: number): number {
  const mostInversions = ((n * (n - 1)) / 2 - s) / 2
  return inversionsOf(n)
    .slice(0, Math.floor(mostInversions) + 1)
    .reduce((sum, chance) => sum + chance, 0)
}

/** Variance of S, corrected for ties. */
function varianceOf(values: readonly number[]): number {
  const term = (size: number) => size * (size - 1) * (2 * size + 5)
  const sizes = [...new Set(values)].map((value) => values.filter((other) => other === value).length)
  return (term(values.length) - sizes.reduce((sum, size) => sum + term(size), 0)) / 18
}

const normalTwoSided = (s: number, variance: number) =>
  // The approximation of the error function may exceed 0 or 1 by 1e−7.
  variance === 0
    ? 1
    : Math.min(1, Math.max(0, 1 - errorFunction(Math.max(0, Math.abs(s) - 1) / Math.sqrt(2 * variance))))

/** Gilbert's limits: the slopes C/2 positions either side of the median, C = z·√var(S), interpolated between neighbours. */
function slopeLimits(slopes: readonly number[], variance: number, level: number): ConfidenceLimits | null {
  const sorted = slopes.toSorted((a, b) => a - b)
  const place = (slopes.length - deviateOf(level) * Math.sqrt(variance)) / 2 - 1
  if (place < 0) return null
  const at = (where: number) => {
    const below = sorted[Math.floor(where)]!
    return below + (sorted[Math.ceil(where)]! - below) * (where - Math.floor(where)) // both inside: 0 ≤ where ≤ last
  }
  return { lower: at(place), upper: at(sorted.length - 1 - place) }
}

/**
 * Tests whether a series rises or falls (Mann–Kendall) and estimates the slope (Theil–Sen). Assumes no shape of trend and no normal errors. Assumes
 * independent years: figures that share data from year to year (rolling averages) look more certain than they are. Must not be used across a break in
 * the series.
 * @param series in any order; gaps between years are allowed
 * @param options `level` of the slope's interval; the direction is called at p < 1 − level
 * @returns an absence for fewer than five values
 * @throws RangeError on numbers that are not finite or two values at one time
 * @see Mann 1945, Econometrica 13:245; Kendall 1975, Rank Correlation Methods; Sen 1968, JASA 63:1379; Gilbert 1987, Statistical Methods for
 *   Environmental Pollution Monitoring, 16.4 to 17.3
 */
export function trend(
  series: readonly TimedValue[],
  { level = 0.95 }: { readonly level?: number } = {},
): Trend | NotComputable {
  const ordered = series.toSorted((a, b) => a.at - b.at)
  const values = ordered.map(({ value }) => value)
  checkFinite(values, 'values')
  checkFinite(
    ordered.map(({ at }) => at),
    'times',
  )
  if (new Set(ordered.map(({ at }) => at)).size < ordered.length) throw new RangeError('two values at one time')
  const alpha = 1 - level
  deviateOf(level)
  const n = values.length
  if (n < fewestValues)
    return { kind: 'absent', reason: 'not-applicable', because: `there are fewer than ${fewestValues} values` }
  const pairs = pairsOf(ordered)
  const slopes = pairs.map(({ slope }) => slope)
  const s = pairs.reduce((sum, { rise }) => sum + rise, 0)
  const variance = varianceOf(values)
  const exact = n <= mostForExact && new Set(values).size === n
  const p = exact ? Math.min(1, 2 * exactTail(n, Math.abs(s))) : normalTwoSided(s, variance)
  return {
    kind: 'value',
    test: exact ? 'Mann–Kendall, exact' : 'Mann–Kendall, normal approximation',
    direction: p >= alpha ? 'no clear trend' : s > 0 ? 'rising' : 'falling',
    slope: median(slopes),
    interval: slopeLimits(slopes, variance, level),
    s,
    p,
    n,
  }
}
