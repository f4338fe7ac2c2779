import type { Cell } from '#core/domain/cell.ts'
import { type FunnelKind, type FunnelPoint, varianceAt } from '#core/statistics/funnel-points.ts'
import { deviateOf } from '#core/statistics/normal-quantile.ts'
import { type Overdispersion, overdispersion } from '#core/statistics/overdispersion.ts'
import type { BenchmarkFigure } from './benchmark.ts'
import type { AreaFigure } from './measured.ts'
import { isIncomplete } from './reading.ts'
import type { Resolved } from './resolve.ts'

/** Above this the limits allow for overdispersion unasked: limits of chance alone would mark nearly every area as different. */
export const mostPlainPhi = 1.5

/** Fewer complete counts than this give no estimate of the variance between areas, and no funnel. */
export const fewestCounts = 3

export type Counted = { readonly drawn: AreaFigure; readonly point: FunnelPoint; readonly complete: boolean }

/** Areas whose numerator is a count, whether or not their records are complete. */
export function countsOf(drawn: readonly AreaFigure[], kind: FunnelKind): readonly Counted[] {
  return drawn.flatMap((one) => {
    const { cell } = one
    if (cell.kind !== 'value' || cell.numerator === undefined || cell.denominator === undefined) return []
    const { numerator, denominator } = cell
    if (!Number.isInteger(numerator) || denominator <= 0) return []
    if (kind === 'proportion' && !(Number.isInteger(denominator) && numerator <= denominator)) return []
    return [{ drawn: one, complete: !isIncomplete(cell), point: { numerator, denominator } }]
  })
}

/**
 * Estimates overdispersion from complete counts and decides whether to allow for it. Every claim about chance between areas uses this rule.
 * @param base of the denominator; `tau2` is in the unit of the measure, squared
 * @param asked whether the reader wants overdispersion allowed for in any case
 */
export function estimateOverdispersion(
  counts: readonly Counted[],
  kind: FunnelKind,
  base: number,
  asked: boolean,
): (Overdispersion & { readonly allowed: boolean }) | null {
  const points = counts.filter(({ complete }) => complete).map(({ point }) => point)
  if (points.length < fewestCounts) return null
  const found = overdispersion(points, { kind, base })
  if (found.kind === 'absent') return null
  return { ...found, allowed: found.tau2 > 0 && (asked || found.phi > mostPlainPhi) }
}

/** Variance between areas that claims about single areas allow for, with the `base` of its unit. */
export type Overdispersed = { readonly phi: number; readonly tau2: number; readonly base: number }

const ours = (cell: Cell): boolean =>
  cell.kind === 'value' && ['exact Poisson', 'Byar'].includes(cell.interval?.method ?? '')

/**
 * The overdispersion to allow for on the map; null where counts differ no more than by chance, or where the measure has no counts. Intervals given by
 * a publisher stay unchanged.
 */
export function overdispersionOf({ main, per, view }: Resolved, drawn: readonly AreaFigure[]): Overdispersed | null {
  if (!per || main.indicator.kind !== 'events' || !drawn.some(({ cell }) => ours(cell))) return null
  const { base } = per.denominator
  const found = estimateOverdispersion(countsOf(drawn, 'rate'), 'rate', base, view.overdispersed)
  return found?.allowed ? { phi: found.phi, tau2: found.tau2, base } : null
}

/** Removes the interval of chance from a figure. It would claim too much where areas differ by far more than chance. */
export function withoutChanceInterval(cell: Cell): Cell {
  if (!ours(cell) || cell.kind === 'absent') return cell
  const { interval: _, ...rest } = cell
  return rest
}

/** Whether a figure lies outside the 95% funnel limits around a benchmark, with the variance between areas allowed for. */
export function isOutsideFunnel(
  cell: Cell,
  standard: BenchmarkFigure | null,
  { tau2, base }: Overdispersed,
): boolean | null {
  if (cell.kind === 'absent' || standard?.cell.kind !== 'value' || !cell.denominator) return null
  const { value: target } = standard.cell
  const variance = varianceAt('rate', target / base, cell.denominator) * base ** 2
  return Math.abs(cell.value - target) > deviateOf(0.95) * Math.sqrt(variance + tau2)
}
