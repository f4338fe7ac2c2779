import type { Cell } from '#core/domain/cell.ts'
import { type FunnelKind, type FunnelPoint, varianceAt } from '#core/statistics/funnel-points.ts'
import { deviateOf } from '#core/statistics/normal-quantile.ts'
import { type Overdispersion, overdispersion } from '#core/statistics/overdispersion.ts'
import type { Standard } from './benchmark.ts'
import type { Drawn } from './measured.ts'
import { isIncomplete } from './reading.ts'
import type { Resolved } from './resolve.ts'

/** Overdispersion beyond this is allowed for without being asked: limits of chance alone would call nearly every area different. */
export const mostPlainPhi = 1.5

/** Fewer complete counts than this tell no variance between areas, and make no funnel. */
export const fewestCounts = 3

export type Counted = { readonly drawn: Drawn; readonly point: FunnelPoint; readonly complete: boolean }

/** Areas whose numerator is a count, whether or not their records are complete. */
export function countsOf(drawn: readonly Drawn[], kind: FunnelKind): readonly Counted[] {
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
 * The one rule on chance between areas: what complete counts say of their variance, and whether it is allowed for.
 * @param base of the denominator, so that `tau2` is in the unit of the measure squared
 * @param asked whether the reader wants it allowed for in any case
 */
export function dispersionOf(
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

/** Variance between areas that every claim about single areas allows for, with the base that it is per. */
export type Overdispersed = { readonly phi: number; readonly tau2: number; readonly base: number }

const ours = (cell: Cell): boolean =>
  cell.kind === 'value' && ['exact Poisson', 'Byar'].includes(cell.interval?.method ?? '')

/**
 * What must be allowed for in the figures of a map: null where counts differ no more than chance lets them, or where there are no counts to tell.
 * Intervals that a publisher gives stay as they are.
 */
export function overdispersedOf({ main, per, view }: Resolved, drawn: readonly Drawn[]): Overdispersed | null {
  if (!per || main.indicator.kind !== 'events' || !drawn.some(({ cell }) => ours(cell))) return null
  const { base } = per.denominator
  const found = dispersionOf(countsOf(drawn, 'rate'), 'rate', base, view.overdispersed)
  return found?.allowed ? { phi: found.phi, tau2: found.tau2, base } : null
}

/** A figure without the interval that chance alone would give it: where areas differ by far more, it would claim too much. */
export function withoutChance(cell: Cell): Cell {
  if (!ours(cell) || cell.kind === 'absent') return cell
  const { interval: _, ...rest } = cell
  return rest
}

/** Whether a figure lies outside the 95% limits around a standard, with the variance between areas allowed for: the limits of the funnel. */
export function isBeyond(cell: Cell, standard: Standard | null, { tau2, base }: Overdispersed): boolean | null {
  if (cell.kind === 'absent' || standard?.cell.kind !== 'value' || !cell.denominator) return null
  const { value: target } = standard.cell
  const variance = varianceAt('rate', target / base, cell.denominator) * base ** 2
  return Math.abs(cell.value - target) > deviateOf(0.95) * Math.sqrt(variance + tau2)
}
