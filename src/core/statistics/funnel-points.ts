import { checkCount, checkPositive } from './check.ts'

/** `proportion`: persons of persons. `rate`: events per people. `ratio`: observed to expected events. */
export type FunnelKind = 'proportion' | 'rate' | 'ratio'

/** One area. Its numerator counts persons, posts or events; never WTE. Its denominator is persons, people or expected events. */
export type FunnelPoint = { readonly numerator: number; readonly denominator: number }

/** @throws RangeError on points that are not counts of this kind */
export function checkPoints(kind: FunnelKind, points: readonly FunnelPoint[]): void {
  for (const { numerator, denominator } of points) {
    checkCount(numerator, 'numerator')
    checkPositive(denominator, 'denominator')
    if (kind !== 'proportion') continue
    checkCount(denominator, 'denominator')
    if (numerator > denominator) throw new RangeError(`${numerator} of ${denominator} is no proportion`)
  }
}

/** The value of all points together, per unit of the denominator. */
export function pooled(points: readonly FunnelPoint[]): number {
  const total = (pick: (point: FunnelPoint) => number) => points.reduce((sum, point) => sum + pick(point), 0)
  const denominator = total((point) => point.denominator)
  return denominator > 0 ? total((point) => point.numerator) / denominator : 0
}

/** Variance of an area's value by chance alone around the target, per unit of the denominator. */
export const varianceAt = (kind: FunnelKind, target: number, denominator: number): number =>
  (kind === 'proportion' ? target * (1 - target) : target) / denominator
