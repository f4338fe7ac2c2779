import { checkFinite, checkSameLength } from './check.ts'

/** Rates of areas with each area's share of all people. */
export type Shares = {
  readonly share: readonly number[]
  /** The rate of all areas together. */
  readonly mean: number
}

/** @throws RangeError unless the lists are of one length above 0, finite, and populations above 0 */
export function sharesOf(values: readonly number[], populations: readonly number[]): Shares {
  checkSameLength([values, populations])
  checkFinite(values, 'values')
  checkFinite(populations, 'populations')
  if (values.length === 0) throw new RangeError('inequality needs at least one area')
  if (populations.some((population) => population <= 0)) throw new RangeError('populations must be above 0')
  const people = populations.reduce((sum, population) => sum + population, 0)
  const share = populations.map((population) => population / people)
  return { share, mean: values.reduce((sum, value, index) => sum + value * share[index]!, 0) } // lengths checked
}

/** @throws RangeError on rates below 0, for which relative inequality has no meaning */
export function checkNotNegative(values: readonly number[]): void {
  const odd = values.find((value) => value < 0)
  if (odd !== undefined) throw new RangeError(`values must be 0 or more, not ${odd}`)
}
