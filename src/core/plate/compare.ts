import type { Cell } from '#core/domain/cell.ts'
import type { BenchmarkFigure } from './benchmark.ts'
import { type Measure, numberText } from './measure.ts'
import type { BenchmarkGap } from './plate.ts'

/** Equal figures may differ by this much after division. */
const noise = 1e-9

/** "12%", "under 1%". Always a percentage, never "2.3 times": percentages stay comparable. */
function percentText(gap: number, standard: number): string {
  if (standard === 0) return ''
  const percent = (Math.abs(gap) / Math.abs(standard)) * 100
  return percent < 1 ? 'under 1%' : `${Math.round(percent)}%`
}

/** "6.4 percentage points": "per cent of per cent" would be read as points. */
function pointsText(gap: number, decimals: number): string {
  const number = numberText(Math.abs(gap), { prefix: '', suffix: '', decimals })
  const least = numberText(10 ** -decimals, { prefix: '', suffix: '', decimals })
  const size = /[1-9]/.test(number) ? number : `under ${least}`
  return `${size} percentage ${size === '1' || size === 'under 1' ? 'point' : 'points'}`
}

/**
 * Compares an area with the benchmark in words that do not judge: "lower staffing than the UK", not "worse". Percentages differ by percentage points,
 * other figures by per cent of the benchmark.
 * @returns null when either has no value
 */
export function compareWith(cell: Cell, benchmark: BenchmarkFigure | null, measure: Measure): BenchmarkGap | null {
  if (cell.kind === 'absent' || benchmark?.cell.kind !== 'value') return null
  const { value: standard } = benchmark.cell
  const apart = cell.value - standard
  const distance = Math.abs(apart) <= noise * Math.abs(standard) ? 0 : apart
  const direction = distance > 0 ? 'above' : distance < 0 ? 'below' : 'equal'
  const { interval } = cell
  const beyondChance = interval ? standard < interval.lower || standard > interval.upper : null
  if (direction === 'equal')
    return { direction, beyondChance, size: '', gap: 'the same', text: `the same as ${benchmark.name}` }
  const size = measure.suffix === '%' ? pointsText(distance, measure.decimals) : percentText(distance, standard)
  const way = direction === 'above' ? measure.polarity.higher : measure.polarity.lower
  const gap = size ? `${size} ${way}` : way
  return { direction, beyondChance, size, gap, text: `${gap} than ${benchmark.name}` }
}
