import type { Geography } from '#core/domain/area.ts'
import type { Cell } from '#core/domain/cell.ts'
import type { Measure } from './measure.ts'
import type { PlateArea } from './plate.ts'
import { headlineText } from './unlike.ts'

/** An area with a figure. */
export type Valued = PlateArea & { readonly cell: Extract<Cell, { kind: 'value' }> }

export const valuedAreas = (areas: readonly PlateArea[]): readonly Valued[] =>
  areas.filter((one): one is Valued => one.cell.kind === 'value')

/** "A", "A and B", "A, B and C" */
export function listText(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** "1 of 4 areas is", "2 of 4 areas are" */
export const areOf = (count: number): 'is' | 'are' => (count === 1 ? 'is' : 'are')

/** Names a few and counts the rest, so that a sentence stays one. */
export function someText(names: readonly string[], most = 3): string {
  return names.length <= most ? listText(names) : `${names.slice(0, most).join(', ')} and ${names.length - most} more`
}

/** The areas that share the smallest, or the largest, figure as printed: what looks equal on the screen is called equal. */
function extreme(areas: readonly Valued[], end: 'low' | 'high'): readonly Valued[] {
  const better = (a: number, b: number) => (end === 'low' ? Math.min(a, b) : Math.max(a, b))
  const limit = areas.map(({ cell }) => cell.value).reduce(better)
  const text = areas.find(({ cell }) => cell.value === limit)?.text
  return areas.filter((one) => one.text === text)
}

/** Who shares the smallest and who the largest figure; not to be asked of no areas. */
export const ends = (areas: readonly Valued[]) => ({ low: extreme(areas, 'low'), high: extreme(areas, 'high') })

const namesOf = (areas: readonly PlateArea[]) => areas.map(({ area }) => area.name)

/** True when not everybody who was asked is in the figure. */
export const isIncomplete = ({ coverage }: Cell): boolean => coverage !== undefined && coverage.part < coverage.whole

/** The finding in one line, as far as the data carry it. */
export function titleOf(measure: Measure, geography: Geography, areas: readonly PlateArea[]): string {
  const valued = valuedAreas(areas)
  const [first] = valued
  if (!first) return `${measure.name}: no figures for ${geography.name}`
  if (valued.length === 1) return `${measure.name}: ${headlineText(first, measure)} in ${first.area.name}`
  const { low, high } = ends(valued)
  if (low[0]?.text === high[0]?.text) return `${measure.name}: ${first.text} in each of ${valued.length} areas`
  // Where records are missing, the ends are the ends of what is on record, and no more is claimed.
  const claim = valued.some((one) => isIncomplete(one.cell) && one.cell.status !== 'illustrative') ? ', on record' : ''
  const where = (some: readonly Valued[]) => (some.length > 2 ? `${some.length} areas` : listText(namesOf(some)))
  const text = ([one]: readonly Valued[]) => (one ? headlineText(one, measure) : '')
  return `${measure.name}: ${text(low)} in ${where(low)} to ${text(high)} in ${where(high)}${claim}`
}
