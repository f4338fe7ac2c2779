import { divergingLimits, equalLimits } from './classify/even-limits.ts'
import { naturalLimits, quantileLimits } from './classify/gap-limits.ts'
import { decimalsOf, roundDown, roundUp } from './classify/readable-number.ts'

type ClassMethod = 'ckmeans' | 'quantile' | 'equal' | 'fixed' | 'diverging'

export type ClassOptions = {
  readonly method: ClassMethod
  /** Number of classes requested, 1 to 9. There may be fewer: see `classBreaks`. The method `fixed` ignores it. */
  readonly classes?: number
  /** The centre of diverging classes, such as a benchmark. */
  readonly centre?: number
  /** The limits for the method `fixed`, in the values' unit, used unchanged. */
  readonly fixed?: readonly number[]
}

/** Values from `lower` up to, not including, `upper`; the last class includes its upper limit. */
type BreakClass = { readonly lower: number; readonly upper: number; readonly count: number }

export type ClassBreaks = {
  readonly method: ClassMethod
  /** Limits in ascending order, one more than there are classes; empty without values. */
  readonly breaks: readonly number[]
  readonly classes: readonly BreakClass[]
  /** Decimals needed to write every limit exactly. */
  readonly decimals: number
}

const mostClasses = 9

function checkedClasses(classes: number): number {
  if (Number.isInteger(classes) && classes >= 1 && classes <= mostClasses) return classes
  throw new RangeError(`classes must be a whole number from 1 to ${mostClasses}, not ${classes}`)
}

const ascending = (a: number, b: number) => a - b

/** Adds a class for values outside the given limits; the requested limits never move. */
function fixedLimits(sorted: readonly number[], fixed: readonly number[] | undefined): readonly number[] {
  const given = [...new Set(fixed)].sort(ascending)
  const lowest = sorted[0] ?? given[0]
  const highest = sorted.at(-1) ?? given.at(-1)
  if (lowest === undefined || highest === undefined || given.length === 0 || !given.every(Number.isFinite))
    throw new RangeError('limits must be finite')
  const tolerance = 0.02 * (Math.max(highest, given.at(-1) ?? highest) - Math.min(lowest, given[0] ?? lowest))
  const below = lowest < given[0]! ? [roundDown(lowest, tolerance)] : [] // not empty: checked above
  const above = highest > given.at(-1)! ? [roundUp(highest, tolerance)] : []
  const limits = [...below, ...given, ...above]
  checkedClasses(limits.length - 1)
  return limits
}

function limitsFor(sorted: readonly number[], options: ClassOptions): readonly number[] {
  const { method, classes = 5, centre, fixed } = options
  if (method === 'fixed') return fixedLimits(sorted, fixed)
  checkedClasses(classes)
  if (method === 'diverging' && (centre === undefined || !Number.isFinite(centre))) throw new RangeError('no centre')
  const lowest = sorted[0]
  const highest = sorted.at(-1)
  if (lowest === undefined || highest === undefined) return []
  if (method === 'diverging') return divergingLimits(sorted, classes, centre ?? lowest)
  if (lowest === highest) return [lowest, highest]
  if (method === 'equal') return equalLimits(lowest, highest, classes)
  return method === 'quantile' ? quantileLimits(sorted, classes) : naturalLimits(sorted, classes)
}

/**
 * Finds the class of a value among limits: 0 for the first. A class includes its lower limit and excludes its upper one; the last class includes
 * both. A value beyond the outer limits belongs to the first or last class.
 * @param breaks limits in ascending order, at least two
 * @throws RangeError with fewer than two limits, or when the value is not a number
 */
export function classOf(value: number, breaks: readonly number[]): number {
  if (breaks.length < 2 || Number.isNaN(value)) throw new RangeError(`no class for ${value} in ${breaks.length} limits`)
  let first = 0
  let last = breaks.length - 2
  while (first < last) {
    const middle = Math.ceil((first + last) / 2)
    if (value >= (breaks[middle] ?? Number.NaN)) first = middle
    else last = middle - 1
  }
  return first
}

/**
 * Computes readable limits of map classes, with each value in exactly one class.
 *
 * - `ckmeans` (natural breaks) and `quantile` split the values first; each limit is then the roundest number between the two neighbours it separates,
 *   so rounding moves no value. Equal values share a class, as do values that differ only in the fifth significant digit. There are never more
 *   classes than distinct values, and no class is empty.
 * - `equal` has one width, rounded up by at most a tenth; `diverging` too, symmetric around `centre` (a limit with an even number of classes, the
 *   middle of the middle class with an odd one). Both may have empty classes.
 * - `fixed` uses the given limits; a value beyond them gets a class of its own.
 *
 * One distinct value gives one class from and to that value; under `diverging` the classes still show its side of the centre.
 * @param values finite numbers in any order and unit
 * @throws RangeError when a value is not finite, `classes` is not 1 to 9, or a parameter of the method is missing
 * @see Wang & Song 2011, The R Journal 3(2):29 (ckmeans); Brewer & Pickle 2002, Annals AAG 92:662, on choosing a method
 * @example classBreaks([3.2, 8.1, 9, 17.9], { method: 'equal', classes: 3 }).breaks // [3, 8, 13, 18]
 */
export function classBreaks(values: readonly number[], options: ClassOptions): ClassBreaks {
  const odd = values.find((value) => !Number.isFinite(value))
  if (odd !== undefined) throw new RangeError(`classes need finite values, not ${odd}`)
  const sorted = [...values].sort(ascending)
  const breaks = limitsFor(sorted, options)
  const counts = breaks.slice(1).map(() => 0)
  for (const value of breaks.length > 1 ? sorted : []) counts[classOf(value, breaks)]! += 1 // a class of these breaks
  return {
    method: options.method,
    breaks,
    classes: counts.map((count, index) => ({ lower: breaks[index]!, upper: breaks[index + 1]!, count })), // one break more than classes
    decimals: Math.max(0, ...breaks.map(decimalsOf)),
  }
}
