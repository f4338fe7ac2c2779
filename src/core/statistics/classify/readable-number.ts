/** Steps of a readable scale: 5, 2, 1, then ten times finer. */
const steps = [5, 2, 1] as const

/** A double has about 15 decimal digits; finer steps below a number's first digit have no meaning. */
const digitsOfDouble = 15

/**
 * The double nearest to `units` × 10^`exponent`, as a literal would be. Arithmetic would give 0.30000000000000004 for three tenths.
 * @param units an integer below 10^21
 */
export const decimal = (units: number, exponent: number): number => Number(`${units}e${exponent}`)

const partsOf = (value: number): readonly [digits: string, power: number] => {
  const [digits = '0', power = '0'] = String(value).split('e')
  return [digits, Number(power)]
}

/** Converts `value` to units of 10^`exponent` by moving its decimal point, which avoids the error of division. */
export function inUnits(value: number, exponent: number): number {
  const [digits, power] = partsOf(value)
  return Number(`${digits}e${power - exponent}`)
}

/** The power of ten of a number's first digit: 2 for 345, −1 for 0.5, 0 for 0. */
export const magnitude = (value: number): number =>
  Number(Math.min(Math.abs(value), Number.MAX_VALUE).toExponential().split('e')[1])

/** Decimals needed to write a number in full: 2 for 12.34, 0 for 1200. */
export function decimalsOf(value: number): number {
  const [digits, power] = partsOf(value)
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - power)
}

/** Steps of a readable scale (…, 50, 20, 10, 5, 2, 1, 0.5, …) from the power of ten `from` down to `to`, both included. */
export function* readableSteps(
  from: number,
  to: number,
): Generator<{ readonly digit: 1 | 2 | 5; readonly exponent: number }> {
  for (let exponent = from; exponent >= to; exponent -= 1) for (const digit of steps) yield { digit, exponent }
}

/** The finest power of ten worth writing where numbers are as large as `largest` and differ by `difference`. */
export const finestExponent = (largest: number, difference: number, digits: number): number =>
  Math.max(Math.min(magnitude(largest), magnitude(difference)) - digits, magnitude(largest) - digitsOfDouble)

/**
 * The roundest number in (`below`, `upTo`]: a multiple of the largest readable step, the nearest to the middle if there are several.
 * @param finest the power of ten of the finest step that still counts as readable
 * @param open excludes `upTo` itself
 * @returns null when no readable number lies between the two
 */
export function roundestBetween(below: number, upTo: number, finest: number, open = false): number | null {
  const coarsest = Math.max(magnitude(below), magnitude(upTo)) + 1
  for (const { digit, exponent } of readableSteps(coarsest, finest)) {
    const from = inUnits(below, exponent) / digit
    const to = inUnits(upTo, exponent) / digit
    const first = Math.floor(from) + 1
    const last = open ? Math.ceil(to) - 1 : Math.floor(to)
    if (first > last) continue
    const nearest = Math.min(last, Math.max(first, Math.round((from + to) / 2)))
    const number = decimal(nearest * digit, exponent)
    if (number > below && (open ? number < upTo : number <= upTo)) return number
  }
  return null
}

/** The roundest number at or below `value` that is no further away than `tolerance`; `value` itself if there is none. */
export function roundDown(value: number, tolerance: number): number {
  const finest = finestExponent(value, tolerance, 1)
  for (const { digit, exponent } of readableSteps(Math.max(magnitude(value), magnitude(tolerance)) + 1, finest)) {
    const number = decimal(Math.floor(inUnits(value, exponent) / digit) * digit, exponent)
    if (number <= value && value - number <= tolerance) return number
  }
  return value
}

/** The roundest number at or above `value` that is no further away than `tolerance`; `value` itself if there is none. */
export const roundUp = (value: number, tolerance: number): number => 0 - roundDown(-value, tolerance)
