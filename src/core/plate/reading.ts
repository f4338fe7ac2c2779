import type { Geography } from '#core/domain/area.ts'
import type { Cell } from '#core/domain/cell.ts'
import { listText } from '#core/domain/list-text.ts'
import type { Measure } from './measure.ts'
import type { PlateArea } from './plate.ts'
import { boundaryFactor, headlineText } from './unlike.ts'

/** An area with a figure. */
export type AreaWithValue = PlateArea & { readonly cell: Extract<Cell, { kind: 'value' }> }

export const valuedAreas = (areas: readonly PlateArea[]): readonly AreaWithValue[] =>
  areas.filter((one): one is AreaWithValue => one.cell.kind === 'value')

/** "1 of 4 areas is", "2 of 4 areas are" */
export const areOf = (count: number): 'is' | 'are' => (count === 1 ? 'is' : 'are')

/** Names a few and counts the rest, to keep the text to one sentence. */
export function someText(names: readonly string[], most = 3): string {
  return names.length <= most ? listText(names) : `${names.slice(0, most).join(', ')} and ${names.length - most} more`
}

/** Lower and upper limit that unlike boundaries leave open; the figure itself twice where there is one boundary. */
const reach = ({ cell, unlike }: AreaWithValue): readonly [number, number] => {
  const scaled = unlike ? cell.value * boundaryFactor(unlike) : cell.value
  return [Math.min(cell.value, scaled), Math.max(cell.value, scaled)]
}

/**
 * Finds the areas at one end: those that share the smallest (or largest) figure as printed, and those that would be at that end if all were counted
 * within one boundary. Figures that look equal on the screen count as equal.
 */
function extreme(areas: readonly AreaWithValue[], end: 'low' | 'high'): readonly AreaWithValue[] {
  const sign = end === 'low' ? 1 : -1
  const [nearest, farthest] = end === 'low' ? ([0, 1] as const) : ([1, 0] as const)
  let [first, bound] = [areas[0], Number.POSITIVE_INFINITY]
  for (const one of areas) {
    if (first && sign * one.cell.value < sign * first.cell.value) first = one
    bound = Math.min(bound, sign * reach(one)[farthest])
  }
  const isThere = (one: AreaWithValue) => one.text === first?.text || sign * reach(one)[nearest] <= bound
  return areas.filter(isThere).sort((a, b) => sign * (a.cell.value - b.cell.value))
}

/** Finds the areas with the smallest and with the largest figure. `areas` must not be empty. */
export const lowestAndHighest = (areas: readonly AreaWithValue[]) => ({
  low: extreme(areas, 'low'),
  high: extreme(areas, 'high'),
})

/** Whether several areas are at one end because unlike boundaries leave their order open. */
export const isOrderUncertain = (areas: readonly AreaWithValue[]): boolean =>
  new Set(areas.map(({ text }) => text)).size > 1

/** A share of fewer people than this says nothing about the place: one or two cases decide between 0% and 100%. */
const fewestForShare = 20

/** Areas that a headline leaves out as no finding, with the words that say so; more than two are counted, not named. */
type PassedOver = { readonly areas: readonly AreaWithValue[]; readonly words: string }

const countedKinds = ['staff', 'things', 'events', 'money']

const isNoFinding = ({ cell, text }: AreaWithValue, { kind }: Measure): boolean =>
  kind === 'share'
    ? cell.denominator !== undefined && cell.denominator < fewestForShare
    : countedKinds.includes(kind) && !/[1-9]/.test(text)

/**
 * Chooses the areas that a headline may name as lowest and highest. It leaves out areas with nothing on record and shares of very few people, and
 * says so: a zero may only reflect who employs the staff, or who made a return.
 * @returns all areas where fewer than two would be left
 */
export function headlineAreas(
  areas: readonly AreaWithValue[],
  measure: Measure,
): { readonly areas: readonly AreaWithValue[]; readonly passed: PassedOver | null } {
  const [named, passed]: [AreaWithValue[], AreaWithValue[]] = [[], []]
  for (const one of areas) (isNoFinding(one, measure) ? passed : named).push(one)
  if (passed.length === 0 || named.length < 2) return { areas, passed: null }
  const none = passed.every(({ cell }) => cell.value === 0) ? 'none' : 'none or next to none'
  const names = namesOf(passed)
  const where = names.length > 2 ? `${names.length} areas` : listText(names)
  const words =
    measure.kind === 'share' ? `of under ${fewestForShare} and passed over: ${where}` : `${none} recorded in ${where}`
  return { areas: named, passed: { areas: passed, words } }
}

const namesOf = (areas: readonly PlateArea[]) => areas.map(({ area }) => area.name)

/** Whether some of those asked are missing from the figure. */
export const isIncomplete = ({ coverage }: Cell): boolean => coverage !== undefined && coverage.part < coverage.whole

/** How many areas have a figure that is not shown. */
export const suppressedAmong = (areas: readonly PlateArea[]): number =>
  areas.filter(({ cell }) => cell.kind === 'absent' && cell.reason === 'suppressed').length

/** Writes the finding in one line, claiming no more than the data support. */
export function plateTitle(measure: Measure, geography: Geography, areas: readonly PlateArea[]): string {
  const { areas: valued, passed } = headlineAreas(valuedAreas(areas), measure)
  const [first] = valued
  if (!first) {
    const suppressed = suppressedAmong(areas)
    return `${measure.name}: no figures for ${geography.name}${suppressed > 0 ? `, ${suppressed} suppressed` : ''}`
  }
  if (valued.length === 1) return `${measure.name}: ${headlineText(first, measure)} in ${first.area.name}`
  if (first.unordered) return `${measure.name}: ${valued.length} of ${areas.length} areas`
  const { low, high } = lowestAndHighest(valued)
  if (low[0]?.text === high[0]?.text) return `${measure.name}: ${first.text} in each of ${valued.length} areas`
  const over = passed ? `; ${passed.words}` : ''
  // With records missing, the ends are only the ends of what is on record.
  const claim = valued.some((one) => isIncomplete(one.cell) && one.cell.status !== 'illustrative') ? ', on record' : ''
  return `${measure.name}: ${endTitle(low, measure)} to ${endTitle(high, measure)}${claim}${over}`
}

/** "0.62 in East of England (4 of 6 sites), on record", "about 11 in East of England and about 12 in South East" */
function endTitle(areas: readonly AreaWithValue[], measure: Measure): string {
  const [first] = areas
  if (!first) return ''
  const named = (one: AreaWithValue) => `${one.area.name}${recordAside(one)}`
  if (isOrderUncertain(areas)) return listText(areas.map((one) => `${headlineText(one, measure)} in ${named(one)}`))
  const where = areas.length > 2 ? `${areas.length} areas` : listText(areas.map(named))
  return `${headlineText(first, measure)} in ${where}`
}

/** " (4 of 6 sites)" after the name of an area with incomplete records; empty for complete and for made-up ones. */
export function recordAside({ cell, coverageText }: AreaWithValue): string {
  return isIncomplete(cell) && cell.status !== 'illustrative' ? ` (${coverageText})` : ''
}
