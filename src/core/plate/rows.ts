import { absenceWords } from '#core/domain/cell.ts'
import { numberText } from './measure.ts'
import type { Plate, PlateArea } from './plate.ts'

/** Sorts areas for a ranking: largest value first, then areas without a value by name. */
export function rankedAreas(areas: readonly PlateArea[]): readonly PlateArea[] {
  const value = ({ cell }: PlateArea) => (cell.kind === 'value' ? cell.value : Number.NEGATIVE_INFINITY)
  return [...areas].sort((a, b) => value(b) - value(a) || a.area.name.localeCompare(b.area.name, 'en-GB'))
}

/** The benchmark as the last row of a table. */
export function benchmarkRow({ benchmark, measure }: Plate): { readonly name: string; readonly text: string } | null {
  if (!benchmark) return null
  const { cell, name } = benchmark
  return { name, text: cell.kind === 'value' ? numberText(cell.value, measure) : absenceWords[cell.reason] }
}
