/** @throws RangeError unless `level` is a confidence level such as 0.95: not 95, and no less than 0.5 */
export function checkLevel(level: number): void {
  if (!(level >= 0.5 && level < 1)) throw new RangeError(`level must be from 0.5 to below 1, not ${level}`)
}

/** @throws RangeError unless `value` is a count of whole events or persons; WTE is not */
export function checkCount(value: number, name: string): void {
  if (!(Number.isSafeInteger(value) && value >= 0)) throw new RangeError(`${name} must be a whole number, not ${value}`)
}

/** @throws RangeError unless `value` is a finite number above zero */
export function checkPositive(value: number, name: string): void {
  if (!(Number.isFinite(value) && value > 0)) throw new RangeError(`${name} must be above 0, not ${value}`)
}

/** @throws RangeError unless all values are finite numbers */
export function checkFinite(values: readonly number[], name: string): void {
  const odd = values.find((value) => !Number.isFinite(value))
  if (odd !== undefined) throw new RangeError(`${name} must be finite numbers, not ${odd}`)
}

/** @throws RangeError unless lists that go together are of one length */
export function checkSameLength(lists: readonly (readonly unknown[])[]): void {
  const lengths = lists.map(({ length }) => length)
  if (new Set(lengths).size > 1) throw new RangeError(`lists must be of one length, not ${lengths.join(' and ')}`)
}

/** @throws RangeError unless `value` is a whole number of at least `least` */
export function checkAtLeast(value: number, least: number, name: string): void {
  if (!(Number.isSafeInteger(value) && value >= least))
    throw new RangeError(`${name} must be a whole number of at least ${least}, not ${value}`)
}
