import { checkLevel } from './check.ts'

type Ratio = { readonly over: readonly number[]; readonly under: readonly number[] }

/** Wichura's coefficients from the highest power down, for p near a half, in the tails, and far out in the tails. */
const nearHalf: Ratio = {
  over: [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
    133.14166789178438, 3.3871328727963665,
  ],
  under: [
    5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
    42.31333070160091, 1,
  ],
}
const inTails: Ratio = {
  over: [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  under: [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
}
const farOut: Ratio = {
  over: [
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
    1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  under: [
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
    0.1369298809227358, 0.599832206555888, 1,
  ],
}

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0
  for (const coefficient of coefficients) sum = sum * x + coefficient
  return sum
}
const ratio = ({ over, under }: Ratio, x: number) => polynomial(over, x) / polynomial(under, x)

/**
 * −ln(p) for 0 < p < 1 by halving and the series of artanh. `Math.log` may differ in its last digit between engines; sums, products and
 * square roots may not.
 */
function negativeLog(p: number): number {
  let scaled = p
  let doublings = 0
  while (scaled < Math.SQRT1_2) {
    scaled *= 2
    doublings += 1
  }
  const x = (scaled - 1) / (scaled + 1)
  let sum = 0
  for (let power = 21; power >= 1; power -= 2) sum = sum * x * x + 1 / power
  return doublings * Math.LN2 - 2 * x * sum
}

/**
 * The standard normal deviate below which a share `p` of the distribution lies; 1.959964 for 0.975. Gives the same bits on every engine.
 * @param p above 0, below 1
 * @throws RangeError outside that
 * @see Wichura 1988, Algorithm AS 241 (PPND16), Applied Statistics 37:477; about 1 part in 10^16
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`p must be between 0 and 1, not ${p}`)
  const away = p - 0.5
  if (Math.abs(away) <= 0.425) return away * ratio(nearHalf, 0.180625 - away * away)
  const distance = Math.sqrt(negativeLog(Math.min(p, 1 - p)))
  const deviate = distance <= 5 ? ratio(inTails, distance - 1.6) : ratio(farOut, distance - 5)
  return away < 0 ? -deviate : deviate
}

/**
 * The deviate that leaves `level` between itself and its negative: 1.96 for 0.95, 3.09 for 0.998.
 * @throws RangeError unless `level` is from 0.5 to below 1
 */
export function deviateOf(level: number): number {
  checkLevel(level)
  return normalQuantile((1 + level) / 2)
}
