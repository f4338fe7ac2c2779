import { ckmeans } from 'simple-statistics'
import { finestExponent, roundDown, roundestBetween, roundUp } from './readable-number.ts'

/** Most significant digits after the first in a readable limit. */
const readableDigits = 4

/** Distance of the outer limits from the values, as a share of their range. */
const outerTolerance = 0.02

/** Finds a readable limit between `sorted[index]` and the value before it; null between equal or nearly equal values. */
function limitAt(sorted: readonly number[], index: number): number | null {
  const below = sorted[index - 1]
  const above = sorted[index]
  const [lowest = 0] = sorted
  const highest = sorted.at(-1) ?? 0
  if (below === undefined || above === undefined || below === above) return null
  const largest = Math.max(Math.abs(below), Math.abs(above))
  const finest = finestExponent(largest, highest - lowest, readableDigits)
  // A limit on the largest value would leave the last class without any width.
  return roundestBetween(below, above, finest, above === highest)
}

/** Finds the limit nearest to a wanted position; of two equally near, the one with fewer values below. */
function limitNear(sorted: readonly number[], wanted: number): number | null {
  for (let away = 0; away < sorted.length; away += 1) {
    const limit = limitAt(sorted, wanted - away) ?? limitAt(sorted, wanted + away)
    if (limit !== null) return limit
  }
  return null
}

/** Finds limits near the given positions, with outer limits that contain all values. */
function limitsAt(sorted: readonly number[], places: readonly number[]): readonly number[] {
  const lowest = sorted[0] ?? 0
  const highest = sorted.at(-1) ?? 0
  const inner = places.flatMap((place) => limitNear(sorted, place) ?? [])
  const tolerance = outerTolerance * (highest - lowest)
  const all = [roundDown(lowest, tolerance), ...inner, roundUp(highest, tolerance)]
  return [...new Set(all)].sort((a, b) => a - b)
}

const distinctCount = (sorted: readonly number[]) => new Set(sorted).size

/**
 * Natural breaks: classes with the least sum of squares within them, found exactly.
 * @see Wang & Song 2011, The R Journal 3(2):29, by way of simple-statistics
 */
export function naturalLimits(sorted: readonly number[], classes: number): readonly number[] {
  // With more classes than distinct values ckmeans would split equal values.
  const groups = ckmeans([...sorted], Math.min(classes, distinctCount(sorted)))
  const starts = groups.slice(1).map(([first]) => sorted.indexOf(first ?? Number.NaN))
  return limitsAt(sorted, starts)
}

/** Quantiles: as nearly as ties allow, the same number of values in each class. */
export function quantileLimits(sorted: readonly number[], classes: number): readonly number[] {
  const wanted = Math.min(classes, distinctCount(sorted))
  const places = Array.from({ length: wanted - 1 }, (_, index) => Math.round(((index + 1) * sorted.length) / wanted))
  return limitsAt(sorted, places)
}
