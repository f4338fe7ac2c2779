import { type Measure, numberText } from './measure.ts'
import type { AreaFigure } from './measured.ts'
import type { BoundaryMismatch, PlateArea } from './plate.ts'

/**
 * How much larger, by people of 2019, an area is on a publisher's boundary than within its official one; areas not named differ by less than 0.3%.
 */
export const boundaryExcess: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'ccg-2021': { E12000006: 0.047, E12000008: -0.031, E12000004: -0.011, E12000002: 0.005 },
}

/**
 * Population of the numerator's and the denominator's boundary relative to the area's; null where the two boundaries are the same, or the difference
 * is not known.
 */
export function boundaryMismatchOf({ area, from: [upper, lower] }: AreaFigure): BoundaryMismatch | null {
  if (!upper || !lower || upper.basis === lower.basis) return null
  const excess = (basis: string | null) => (basis === null ? 0 : boundaryExcess[basis]?.[area.code])
  const [above, below] = [excess(upper.basis), excess(lower.basis)]
  return above === undefined || below === undefined ? null : { above, below }
}

/** Factor that brings a ratio to one boundary, by people. */
export const boundaryFactor = ({ above, below }: BoundaryMismatch): number => (1 + below) / (1 + above)

/** "1.62"; "about 0.6" where numerator and denominator have unlike boundaries: no digit finer than the boundaries' effect. */
export function headlineText({ cell, text, unlike }: PlateArea, measure: Measure): string {
  if (cell.kind === 'absent' || !unlike) return text
  const off = Math.abs(cell.value * (boundaryFactor(unlike) - 1))
  const allowed = off === 0 ? measure.decimals : Math.floor(-Math.log10(off))
  if (allowed >= measure.decimals) return text
  const tens = 10 ** Math.max(0, -allowed)
  const whole = tens === 1 ? cell.value : Math.round(cell.value / tens) * tens
  return `about ${numberText(whole, { ...measure, decimals: Math.max(0, allowed) })}`
}
