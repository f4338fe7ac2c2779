import { counted } from '#core/domain/counted.ts'
import type { Period } from '#core/domain/period.ts'

/** More periods than these are not read one by one. */
const mostNamed = 8

/**
 * Periods as a reader takes them in: all of a few, the first and the last of many.
 * @param periods in order, each once
 * @param nameOf a period in words
 */
export function periodsInWords(periods: readonly Period[], nameOf: (period: Period) => string = (one) => one): string {
  const [first, last] = [periods[0], periods.at(-1)]
  if (first === undefined || last === undefined || periods.length <= mostNamed) return periods.map(nameOf).join(', ')
  return `${counted(periods.length, 'period')} from ${nameOf(first)} to ${nameOf(last)}`
}
