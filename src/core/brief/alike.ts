import type { Profile } from '#core/compare/profile.ts'

/** Another area, with its distance from the chosen one and the number of measures both have. */
export type SimilarArea = {
  readonly code: string
  readonly name: string
  readonly distance: number
  readonly measures: number
}

export const alikeMethod =
  'Distance is the mean absolute difference of position over the measures of disease, population and context that both have, where −1 is the lowest of the areas, 0 the benchmark and 1 the highest. Each measure counts alike, so that two measures of one disease count twice. Staffing and services are left out, so that areas of like need can be compared by them.'

const needTopics = ['burden', 'population', 'context']

/** Names of the topics by which areas are alike: need and setting, not staffing and services. */
export const needTopicNames = (topics: readonly { readonly id: string; readonly name: string }[]): readonly string[] =>
  topics.filter(({ id }) => needTopics.includes(id)).map(({ name }) => name)

/** Fewest measures that two areas must share. */
const least = 3

/**
 * Ranks the areas most similar to one, nearest first, by need and setting: mean city-block distance with equal weights; a measure that either area
 * lacks is left out for that pair, as in Gower 1971, Biometrics 27:857. Gower divides by one range; the positions here have one range above the
 * benchmark and another below it. The order of near areas can therefore differ from his.
 * @param topics names of the topics that count; made-up rows never count
 */
export function similarAreas(
  { rows, areas }: Pick<Profile, 'rows' | 'areas'>,
  code: string,
  topics: readonly string[],
): readonly SimilarArea[] {
  const counted = rows.filter(({ topic, illustrative }) => topics.includes(topic) && !illustrative)
  return areas
    .filter((area) => area.code !== code)
    .flatMap((area): SimilarArea[] => {
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
