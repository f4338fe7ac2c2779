import type { Cell } from '#core/domain/cell.ts'
import type { Standard } from './benchmark.ts'
import type { Measure } from './measure.ts'
import type { Comparison } from './plate.ts'

/** "12%", "under 1%", and beyond a doubling "2.3 times" is left to the reader: a percentage stays comparable. */
function percentText(percent: number): string {
  return percent < 1 ? 'under 1%' : `${Math.round(percent)}%`
}

/**
 * Sets an area against the benchmark in words that do not judge: "lower staffing than the UK", not "worse".
 * @returns null when either has no value
 */
export function compareWith(cell: Cell, benchmark: Standard | null, measure: Measure): Comparison | null {
  if (cell.kind === 'absent' || benchmark?.cell.kind !== 'value') return null
  const { value: standard } = benchmark.cell
  const gap = cell.value - standard
  const direction = gap > 0 ? 'above' : gap < 0 ? 'below' : 'equal'
  const percent = standard === 0 ? null : (Math.abs(gap) / Math.abs(standard)) * 100
  const { interval } = cell
  const beyondChance = interval ? standard < interval.lower || standard > interval.upper : null
  const word = direction === 'above' ? measure.polarity.higher : measure.polarity.lower
  const text =
    direction === 'equal'
      ? `the same as ${benchmark.name}`
      : `${percent === null ? '' : `${percentText(percent)} `}${word} than ${benchmark.name}`
  return { direction, percent, beyondChance, text }
}
