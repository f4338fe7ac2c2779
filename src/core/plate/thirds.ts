import { classBreaks, classOf } from '#core/statistics/class-breaks.ts'

export type Third = 0 | 1 | 2

/** Limits that split the values into three groups of about the same size; null below six values, where thirds mean nothing. */
export function thirdsOf(values: readonly number[]): readonly [number, number] | null {
  if (values.length < 6) return null
  const { breaks } = classBreaks(values, { method: 'quantile', classes: 3 })
  const [, lower, upper] = breaks
  return breaks.length === 4 && lower !== undefined && upper !== undefined ? [lower, upper] : null
}

export function thirdOf(value: number, [lower, upper]: readonly [number, number]): Third {
  return classOf(value, [Number.NEGATIVE_INFINITY, lower, upper, Number.POSITIVE_INFINITY]) as Third
}
