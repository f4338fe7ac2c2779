import { type Area, unitedKingdomCode } from '#core/domain/area.ts'

const nations: readonly (readonly [code: string, name: string])[] = [
  ['E92000001', 'England'],
  ['S92000003', 'Scotland'],
  ['W92000004', 'Wales'],
  ['N92000002', 'Northern Ireland'],
]

/** A place that a group of areas makes up: its code and name. */
export type KnownGroup = { readonly code: string; readonly name: string }

const nationOf = ({ code, parents }: Area): string => parents.nation ?? code

const uk: KnownGroup = { code: unitedKingdomCode, name: 'UK' }

/**
 * Finds the place whose published figure is the benchmark: the nation that contains all the areas, else the UK where the geography reaches every
 * nation.
 * @param all every area of the geography
 * @param codes the areas with a figure; they may be a part of the place, and the published figure then covers more than they do
 * @returns null where neither applies, such as for boards of two nations
 */
export function wholeOf(all: readonly Area[], codes: ReadonlySet<string>): KnownGroup | null {
  const found = new Set(all.filter(({ code }) => codes.has(code)).map(nationOf))
  const [only] = found
  const nation = nations.find(([code]) => code === only)
  if (found.size === 1) return nation ? { code: nation[0], name: nation[1] } : null
  const reached = new Set(all.map(nationOf))
  return found.size > 1 && nations.every(([code]) => reached.has(code)) ? uk : null
}

/** Whether the areas cover the whole place, which makes their sum its total. */
export const isAllOf = ({ code: whole }: KnownGroup, all: readonly Area[], codes: ReadonlySet<string>): boolean =>
  all.every((area) => (whole !== uk.code && nationOf(area) !== whole) || codes.has(area.code))

/** "the UK", "England" */
export const wholeText = ({ name }: KnownGroup): string => (name === 'UK' ? 'the UK' : name)

/** "the 12 areas together", "the 9 areas with a figure": areas whose sum stands in for a total that nobody published. */
export const togetherText = (count: number, of: number): string =>
  count < of ? `the ${count} areas with a figure` : `the ${count} areas together`
