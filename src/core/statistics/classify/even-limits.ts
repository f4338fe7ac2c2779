import {
  decimal,
  decimalsOf,
  finestExponent,
  inUnits,
  magnitude,
  readableSteps,
  roundestBetween,
} from './readable-number.ts'

/** Factor by which a class may be wider than necessary, to get readable limits. */
const slack = 1.1

/** Tolerance for rounding the centre, as a share of the distance to the furthest value. */
const centreTolerance = 0.002

const countFrom = <T>(length: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length }, (_, index) => make(index))

/**
 * Computes classes of one width. The width is rounded up by at most a tenth and the start rounded down: all limits are readable and the last class
 * contains the largest value. Classes in the middle may be empty.
 */
export function equalLimits(lowest: number, highest: number, classes: number): readonly number[] {
  const width = (highest - lowest) / classes
  const largest = Math.max(Math.abs(lowest), Math.abs(highest))
  for (const { digit, exponent } of readableSteps(magnitude(width) + 1, finestExponent(largest, width, 3))) {
    const start = Math.floor(inUnits(lowest, exponent) / digit)
    const wide = Math.ceil((inUnits(highest, exponent) / digit - start) / classes)
    if (wide * digit > slack * inUnits(width, exponent)) continue
    const limits = countFrom(classes + 1, (index) => decimal((start + index * wide) * digit, exponent))
    if (limits[0]! <= lowest && limits[classes]! >= highest) return limits // both exist: there is at least one class
  }
  return countFrom(classes + 1, (index) => (index === classes ? highest : lowest + index * width))
}

/** The smallest readable number from `value` to a tenth more. */
function readableWidth(value: number): number {
  for (const { digit, exponent } of readableSteps(magnitude(value) + 1, magnitude(value) - 3)) {
    const units = Math.ceil(inUnits(value, exponent) / digit) * digit
    if (units <= slack * inUnits(value, exponent) && decimal(units, exponent) >= value) return decimal(units, exponent)
  }
  return value
}

/** Rounds the centre to fewer digits if no value lies between the two: rounding must not move a value across the benchmark. */
function readableCentre(centre: number, reach: number, sorted: readonly number[]): number {
  const tolerance = centreTolerance * reach
  const finest = finestExponent(Math.max(Math.abs(centre), tolerance), tolerance, 2)
  const near = roundestBetween(centre - tolerance, centre + tolerance, finest)
  if (near === null || decimalsOf(near) >= decimalsOf(centre)) return centre
  return sorted.every((value) => value >= centre === value >= near) ? near : centre
}

/** Adds short decimals without the error of binary fractions. */
function steppedFrom(centre: number, half: number, times: number): number {
  const decimals = Math.max(decimalsOf(centre), decimalsOf(half))
  const units = Math.round(inUnits(centre, -decimals)) + times * Math.round(inUnits(half, -decimals))
  return Number.isSafeInteger(units) ? decimal(units, -decimals) : centre + times * half
}

/**
 * Computes classes of one width, symmetric around a centre. With an even number the centre is a limit, and a value on it counts as above; with an odd
 * number it is the middle of the middle class. The side with fewer or nearer values may have empty classes.
 */
export function divergingLimits(sorted: readonly number[], classes: number, centre: number): readonly number[] {
  const reachFrom = (from: number) =>
    Math.max(Math.abs((sorted[0] ?? from) - from), Math.abs((sorted.at(-1) ?? from) - from))
  const middle = readableCentre(centre, reachFrom(centre), sorted)
  const reach = reachFrom(middle)
  if (reach === 0) return [middle, middle]
  const half = readableWidth(reach / classes)
  return countFrom(classes + 1, (index) => steppedFrom(middle, half, 2 * index - classes))
}
