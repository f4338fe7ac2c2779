import { absenceWords } from '#core/domain/cell.ts'
import { numberText } from './measure.ts'
import type { Plate, PlateArea } from './plate.ts'

const rankings = new WeakMap<readonly PlateArea[], readonly PlateArea[]>()

/** Sorts areas for a ranking: largest value first, then areas without a value by name. Kept, as ranking, table and list of a map all ask for it. */
export function rankedAreas(areas: readonly PlateArea[]): readonly PlateArea[] {
  const known = rankings.get(areas)
  if (known) return known
  const value = ({ cell, unordered }: PlateArea) =>
    unordered ? 0 : cell.kind === 'value' ? cell.value : Number.NEGATIVE_INFINITY
  const ranked = [...areas].sort((a, b) => value(b) - value(a) || a.area.name.localeCompare(b.area.name, 'en-GB'))
  rankings.set(areas, ranked)
  return ranked
}

/** The benchmark as the last row of a table. */
export function benchmarkRow({ benchmark, measure }: Plate): { readonly name: string; readonly text: string } | null {
  if (!benchmark) return null
  const { cell, name } = benchmark
  return { name, text: cell.kind === 'value' ? numberText(cell.value, measure) : absenceWords[cell.reason] }
}
