import {
  type Cell,
  type Coverage,
  combinedStatus,
  type Interval,
  strongestReason,
  type Value,
} from '#core/domain/cell.ts'
import type { IndicatorKind } from '#core/domain/indicator.ts'

/** Computes the limits of a count. Injected to keep this module free of any one method. */
export type CountLimits = (count: number) => Interval

const scaled = (interval: Interval, factor: number): Interval => ({
  ...interval,
  lower: interval.lower * factor,
  upper: interval.upper * factor,
})

function ratioInterval(part: Value, factor: number, kind: IndicatorKind, limits: CountLimits): Interval | null {
  if (part.interval) return scaled(part.interval, factor)
  // Poisson limits describe whole counts of events only; staff and machines do not vary by chance.
  const counted = kind === 'events' && part.status !== 'modelled' && Number.isInteger(part.value)
  return counted ? scaled(limits(part.value), factor) : null
}

/**
 * One indicator over another.
 * @param numerator cell of the upper indicator; its `kind` decides whether there are limits
 * @param denominator cell of the lower indicator
 * @param base such as 1,000 for "per 1,000 new cancers", above 0
 * @returns a value that is at best derived and keeps its numerator, denominator and coverage; or the more serious of the two absences. A numerator whose
 *   denominator is not in the data is no figure that nobody has published, and says so
 */
export function deriveRatio(
  numerator: Cell,
  denominator: Cell,
  base: number,
  kind: IndicatorKind,
  limits: CountLimits,
): Cell {
  if (numerator.kind === 'absent' || denominator.kind === 'absent') {
    const absent = [numerator, denominator].filter((cell) => cell.kind === 'absent')
    const reason = strongestReason(absent.map((cell) => cell.reason))
    const because = absent.find((cell) => cell.reason === reason)?.because
    // What is lacking here may well be published: its other half is.
    if (numerator.kind === 'value' && reason === 'not-published')
      return { kind: 'absent', reason: 'not-applicable', because: because ?? 'its denominator is not held' }
    return { kind: 'absent', reason, ...(because === undefined ? {} : { because }) }
  }
  if (denominator.value <= 0) return { kind: 'absent', reason: 'not-applicable', because: 'the denominator is zero' }
  const factor = base / denominator.value
  const interval = ratioInterval(numerator, factor, kind, limits)
  const coverage = combinedCoverage(numerator.coverage, denominator.coverage)
  return {
    kind: 'value',
    value: numerator.value * factor,
    status: combinedStatus([numerator.status, denominator.status]),
    numerator: numerator.value,
    denominator: denominator.value,
    ...(interval ? { interval } : {}),
    ...(coverage ? { coverage } : {}),
  }
}

/** Returns the lower of the two coverages, which limits the ratio. */
function combinedCoverage(a: Coverage | undefined, b: Coverage | undefined): Coverage | undefined {
  if (!a || !b) return a ?? b
  return a.part / a.whole <= b.part / b.whole ? a : b
}

/**
 * Sums a group. If one member is absent the sum is absent, with the reason: a sum of some is no sum of all.
 * @param members name → cell
 */
export function sumOf(members: ReadonlyMap<string, Cell>): Cell {
  const absent = [...members].flatMap(([name, cell]) => (cell.kind === 'absent' ? [{ name, cell }] : []))
  if (absent.length > 0) {
    const reason = strongestReason(absent.map(({ cell }) => cell.reason))
    const names = absent.slice(0, 3).map(({ name }) => name)
    const rest = absent.length - names.length
    return { kind: 'absent', reason, because: `${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}` }
  }
  const values = [...members.values()].filter((cell) => cell.kind === 'value')
  if (values.length === 0) return { kind: 'absent', reason: 'not-applicable', because: 'the group is empty' }
  const coverage = summedCoverage(values)
  return {
    kind: 'value',
    value: values.reduce((sum, { value }) => sum + value, 0),
    status: combinedStatus(values.map(({ status }) => status)),
    ...(coverage ? { coverage } : {}),
  }
}

/** The records of several figures together; undefined where none has any. */
export function summedCoverage(cells: readonly Cell[]): Coverage | undefined {
  const covered = cells.flatMap(({ coverage }) => coverage ?? [])
  const sum = (of: 'part' | 'whole') => covered.reduce((all, one) => all + one[of], 0)
  return covered[0] && { ...covered[0], part: sum('part'), whole: sum('whole') }
}
