import { type Area, unitedKingdom } from '#core/domain/area.ts'

const nations: readonly (readonly [code: string, name: string])[] = [
  ['E92000001', 'England'],
  ['S92000003', 'Scotland'],
  ['W92000004', 'Wales'],
  ['N92000002', 'Northern Ireland'],
]

/** A group of areas that together are a known place: its code and name. */
export type KnownGroup = { readonly code: string; readonly name: string }

const nationOf = ({ code, parents }: Area): string => parents.nation ?? code

/**
 * The place that some areas of a geography make up together: the UK, one nation, or null when they are neither.
 * @param all every area of the geography; a nation counts when all its areas are among `codes`
 */
export function groupOf(all: readonly Area[], codes: ReadonlySet<string>): KnownGroup | null {
  const members = all.filter(({ code }) => codes.has(code))
  const found = new Set(members.map(nationOf))
  const complete = all.every((area) => !found.has(nationOf(area)) || codes.has(area.code))
  if (!complete) return null
  if (nations.every(([code]) => found.has(code))) return { code: unitedKingdom, name: 'UK' }
  const [only, ...others] = found
  const nation = others.length === 0 ? nations.find(([code]) => code === only) : undefined
  return nation ? { code: nation[0], name: nation[1] } : null
}

/** "the UK", "England", or "the 9 areas with a figure" */
export function groupText(group: KnownGroup | null, count: number): string {
  if (group) return group.name === 'UK' ? 'the UK' : group.name
  return `the ${count} areas with a figure`
}

/** "the 12 areas together", "the 9 areas of England together": a sum that another figure for the same place differs from. */
export const togetherText = (group: KnownGroup, count: number): string =>
  `the ${count} areas${group.name === 'UK' ? '' : ` of ${group.name}`} together`
