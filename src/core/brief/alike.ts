import type { Profile } from '#core/compare/profile.ts'

/** An area by how near it is to another, and over how many measures that could be told. */
export type Alike = {
  readonly code: string
  readonly name: string
  readonly distance: number
  readonly measures: number
}

export const alikeMethod =
  'Distance is the mean absolute difference of position over the measures of disease, population and context that both have, where −1 is the lowest of the areas, 0 the benchmark and 1 the highest. Each measure counts alike, so that two measures of one disease count twice. Staffing and services are left out, so that areas of like need can be compared by them.'

/** Fewest measures that two areas must share. */
const least = 3

/**
 * The areas most like one, nearest first, by their need and setting (mean city-block distance with equal weights; a measure that
 * either lacks is left out for that pair, as in Gower 1971, Biometrics 27:857). Unlike Gower's, which are parts of one range, positions have a
 * range of their own on either side of the benchmark, so that the order of near areas can differ from his.
 * @param topics names of the topics that count; made-up rows never do
 */
export function areasAlike(
  { rows, areas }: Pick<Profile, 'rows' | 'areas'>,
  code: string,
  topics: readonly string[],
): readonly Alike[] {
  const counted = rows.filter(({ topic, illustrative }) => topics.includes(topic) && !illustrative)
  return areas
    .filter((area) => area.code !== code)
    .flatMap((area): Alike[] => {
      const gaps = counted.flatMap(({ cells }) => {
        const [own, other] = [cells[code], cells[area.code]]
        return own?.kind === 'value' && other?.kind === 'value' ? [Math.abs(own.position - other.position)] : []
      })
      if (gaps.length < least) return []
      const distance = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
      return [{ code: area.code, name: area.name, distance, measures: gaps.length }]
    })
    .toSorted((a, b) => a.distance - b.distance || a.code.localeCompare(b.code))
}
