import { listText } from '#core/domain/list-text.ts'
import {
  type PlacedPost,
  type Placement,
  type PlacementAim,
  placePosts,
  postsAcrossMethods,
} from '#core/scenario/placement.ts'
import { inputsFor, needOf, servesSpecialty } from '#core/scenario/question-need.ts'
import { areaName, type ScenarioState } from './state.ts'

/** Posts by one method. */
type MethodPlan = { readonly method: string; readonly name: string; readonly plan: Placement }

/** Where posts would do most in the year that is asked about, by every method that has a figure in two areas or more. */
export type PostsPlan = {
  readonly plans: readonly MethodPlan[]
  readonly posts: readonly PlacedPost[]
}

/**
 * Places posts of one WTE each by every method, from the middle of the runs in the year that is asked about. An area without a figure of a method gets none by it.
 * @param count how many posts, 0 to 10,000
 * @returns null while the runs are on their way
 */
export function planPosts(
  { requirement, question, held, path, runs }: ScenarioState,
  count: number,
  aim: PlacementAim,
): PostsPlan | null {
  if (!runs) return null
  const ends = [path.years[0] ?? 0, path.years.at(-1) ?? 0]
  const plans = requirement.methods
    .filter((method) => method.use === 'requirement' && servesSpecialty(method, question.specialty))
    .flatMap((method): MethodPlan[] => {
      const areas = runs.flatMap(({ area, bands }) => {
        const values = inputsFor(question, area, held.values)
        const { need } = needOf(requirement, method, { area, values }, ends)
        const required = need.kind === 'value' ? (need.wte.at(-1) ?? null) : null
        return required === null ? [] : [{ area, required, supply: bands.at(-1)?.[2] ?? 0, perPost: 1 }]
      })
      if (areas.length < 2) return []
      return [{ method: method.id, name: method.name, plan: placePosts(areas, count, aim) }]
    })
  return { plans, posts: postsAcrossMethods(plans) }
}

/** Areas with how many posts: "North West 3, London 1". */
function countText(state: ScenarioState, posts: readonly PlacedPost[]): string {
  const counts = new Map<string, number>()
  for (const { area } of posts) counts.set(area, (counts.get(area) ?? 0) + 1)
  return [...counts].map(([area, count]) => `${areaName(state, area)} ${count}`).join(', ')
}

/** The plan in sentences: what every method places, what depends on the method, and what could as well stand elsewhere. */
export function postsSentences(state: ScenarioState, { plans, posts }: PostsPlan): readonly string[] {
  const every = posts.filter(({ everyMethod }) => everyMethod)
  const names = new Map(plans.map(({ method, name }) => [method, name]))
  const rest = new Map<string, PlacedPost[]>()
  for (const post of posts.filter(({ everyMethod }) => !everyMethod)) {
    const by = post.methods.map((id) => `“${names.get(id) ?? id}”`).join('; ')
    rest.set(by, [...(rest.get(by) ?? []), post])
  }
  return [
    ...(plans.length < 2
      ? []
      : [
          every.length > 0
            ? `Under every method: ${countText(state, every)}.`
            : 'No post stands in the same area under every method.',
        ]),
    ...[...rest].map(([by, some]) => `By ${by} alone: ${countText(state, some)}.`),
    ...plans.flatMap(({ name, plan: { ties, unplaced } }) => [
      ...(ties
        ? [
            `By “${name}” ${listText(ties.areas.map((code) => areaName(state, code)))} do equally well: ${ties.posts === 1 ? 'the last post could stand in any of them' : `the last ${ties.posts} posts could be shared among them in another way`}.`,
          ]
        : []),
      ...(unplaced > 0 ? [`By “${name}” ${unplaced} of them would cut no shortfall any further.`] : []),
    ]),
  ]
}
