import { normalQuantile } from '#core/statistics/normal-quantile.ts'

/** Flows of whole persons. Each takes one uniform number, so that more chance of a flow never means fewer persons in the same run. */

/** Above this mean the sum over whole numbers gives way to the quantile of the normal distribution with a term for skewness. */
const largeMean = 12

/** The standard normal deviate below which a share lies: Wichura's polynomials for the middle 85 in 100 written out, which is much quicker. */
function deviate(u: number): number {
  const q = u - 0.5
  if (q > 0.425 || q < -0.425) return normalQuantile(u)
  const r = 0.180625 - q * q
  const over =
    ((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) * r +
      13731.69376550946) *
      r +
      1971.5909503065513) *
      r +
      133.14166789178438) *
      r +
    3.3871328727963665
  const under =
    ((((((5226.495278852854 * r + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) * r +
      5394.196021424751) *
      r +
      687.1870074920579) *
      r +
      42.31333070160091) *
      r +
    1
  return (q * over) / under
}

const inverses = Float64Array.from({ length: 256 }, (_, k) => 1 / (k + 1))

function power(base: number, exponent: number): number {
  let result = 1
  let square = base
  for (let left = exponent; left > 0; left >>= 1) {
    if (left & 1) result *= square
    square *= square
  }
  return result
}

/** More than what rounding takes from the chance that nobody leaves or comes. */
const slack = 1e-12

/**
 * How many of `persons` leave, where each does so with one chance. Nobody does with a chance of at least 1 − `persons` × `chance` (Bernoulli), which settles
 * most numbers without a sum.
 * @param persons a whole number from 0; @param chance from 0 to 1; @param u a uniform number between 0 and 1
 * @returns a whole number from 0 to `persons`; exact by sums below a mean of 12, beyond that by the Cornish-Fisher expansion
 */
export const binomialFlow = (persons: number, chance: number, u: number): number =>
  persons <= 0 || chance <= 0 || u <= 1 - persons * chance - slack ? 0 : summedBinomial(persons, chance, u)

function summedBinomial(persons: number, chance: number, u: number): number {
  if (chance >= 1) return persons
  if (chance > 0.5) return persons - binomialFlow(persons, 1 - chance, 1 - u)
  const mean = persons * chance
  if (mean > largeMean) {
    const z = deviate(u)
    const spread = Math.sqrt(mean * (1 - chance))
    const found = Math.floor(mean + z * spread + ((1 - 2 * chance) * (z * z - 1)) / 6 + 0.5)
    return Math.min(persons, Math.max(0, found))
  }
  return beyondNobody(persons, chance / (1 - chance), power(1 - chance, persons), mean, u)
}

/** Persons up to which `FewLeave` keeps its table. */
const tabled = 64

/**
 * `binomialFlow` for many small groups with one chance, which keeps the chance that nobody leaves by the size of the group. The same whole numbers; made
 * once for many runs.
 */
export class FewLeave {
  readonly #nobody = new Float64Array(tabled)
  #chance = -1
  #odds = 0

  /** The same as `binomialFlow`; quick while `chance` is that of the call before. */
  of(persons: number, chance: number, u: number): number {
    if (persons >= tabled || chance > 0.5 || persons * chance > largeMean) return binomialFlow(persons, chance, u)
    if (chance !== this.#chance) this.#begin(chance)
    let term = this.#nobody[persons] ?? 0
    if (term === 0) {
      term = power(1 - chance, persons)
      this.#nobody[persons] = term
    }
    return u <= term ? 0 : beyondNobody(persons, this.#odds, term, persons * chance, u)
  }

  #begin(chance: number): void {
    this.#chance = chance
    this.#odds = chance / (1 - chance)
    this.#nobody.fill(0)
  }
}

/** How many leave, where `nobody` is the chance that none does. */
function beyondNobody(persons: number, odds: number, nobody: number, mean: number, u: number): number {
  let term = nobody
  let sum = nobody
  let k = 0
  while (u > sum && k < persons) {
    term *= odds * (persons - k) * (inverses[k] ?? 1 / (k + 1))
    sum += term
    k += 1
    if (term < 1e-18 && k > mean) break
  }
  return k
}

/** The chance that nobody comes where `mean` are expected; 0 beyond a mean of 12, where it is not asked for. */
export const chanceOfNone = (mean: number): number => (mean > largeMean ? 0 : negativeExponential(mean))

/** e⁻ˣ for 0 ≤ x ≤ 12 from products and sums alone. */
function negativeExponential(x: number): number {
  const part = x / 1024
  let sum = 1
  for (let n = 8; n >= 1; n -= 1) sum = 1 - (part / n) * sum
  return power(sum, 1024)
}

/**
 * How many persons come where `mean` are expected in a year.
 * @param mean from 0; @param u a uniform number between 0 and 1; @param nobody `chanceOfNone` of the mean, where it is known
 * @returns a whole number: Poisson by sums below a mean of 12, beyond that by the Cornish-Fisher expansion
 */
export function poissonFlow(mean: number, u: number, nobody = chanceOfNone(mean)): number {
  if (mean <= 0 || u <= 1 - mean - slack) return 0
  if (mean > largeMean) {
    const z = deviate(u)
    return Math.max(0, Math.floor(mean + z * Math.sqrt(mean) + (z * z - 1) / 6 + 0.5))
  }
  let term = nobody
  let sum = term
  let k = 0
  while (u > sum) {
    k += 1
    term *= mean / k
    sum += term
    if (term < 1e-18 && k > mean) break
  }
  return k
}

/** A quantity as whole persons whose expectation it is: the fraction decides with its own chance. */
export const wholeFlow = (quantity: number, u: number): number => Math.floor(quantity + u)
