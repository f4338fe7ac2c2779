import { type NoFigure, noFigure } from './requirement.ts'

/** An area that posts may go to. */
export type PlacementArea = {
  /** GSS code. */
  readonly area: string
  /** WTE needed by one method, in the year looked at. */
  readonly required: number
  /** WTE in post in that year without the new posts. */
  readonly supply: number
  /** WTE that one post or training place adds there by that year, above zero. */
  readonly perPost: number
}
/** What is to become as small as can be: all shortfalls added up, or the largest one. */
export type PlacementAim = 'total' | 'worst'

type PlacedArea = {
  readonly area: string
  readonly posts: number
  /** Posts that it has in every plan that does as well. */
  readonly certain: number
  readonly before: number
  readonly after: number
}
export type Placement = {
  readonly aim: PlacementAim
  readonly areas: readonly PlacedArea[]
  /** Posts that would cut no shortfall any further. */
  readonly unplaced: number
  readonly totalBefore: number
  readonly totalAfter: number
  readonly worstBefore: number
  readonly worstAfter: number
  /** The last posts that could as well go elsewhere: how many, and the areas they may go to. */
  readonly ties: { readonly posts: number; readonly areas: readonly string[] } | null
  /** Plans with as many posts that do as well by the aim. */
  readonly ways: number
}

type Step = { readonly at: number; readonly gain: number; readonly level: number }

/** Tolerance in posts: smaller differences are rounding error. */
const tick = 1e-6
const rounded = (value: number): number => Math.round(value / tick)

const shortOf = ({ required, supply, perPost }: PlacementArea, posts: number): number =>
  Math.max(0, required - supply - posts * perPost)

/** Each post that an area could use, with the shortfall that it meets and how much of it it takes away. */
function stepsOf(areas: readonly PlacementArea[], most: number): readonly Step[] {
  return areas.flatMap((area, at) => {
    const steps: Step[] = []
    for (let posts = 0; posts < most; posts++) {
      const level = shortOf(area, posts)
      if (rounded(level) <= 0) break
      steps.push({ at, gain: level - shortOf(area, posts + 1), level })
    }
    return steps
  })
}

const keyOf = (step: Step, aim: PlacementAim): number => rounded(aim === 'total' ? step.gain : step.level)

/** Best first. Where posts do equally much, the larger shortfall comes first, then the larger gain, then the order of the areas. */
const better =
  (aim: PlacementAim) =>
  (a: Step, b: Step): number =>
    keyOf(b, aim) - keyOf(a, aim) ||
    rounded(b.level) - rounded(a.level) ||
    rounded(b.gain) - rounded(a.gain) ||
    a.at - b.at

const countBy = (steps: readonly Step[], areas: number): readonly number[] => {
  const counts = new Array<number>(areas).fill(0)
  for (const { at } of steps) counts[at] = (counts[at] ?? 0) + 1
  return counts
}

/** Number of ways to take `n` out of pools of given sizes, units of one pool alike. */
function waysToTake(n: number, pools: readonly number[]): number {
  let ways: number[] = [1, ...new Array<number>(n).fill(0)]
  for (const pool of pools)
    ways = ways.map((_, sum) => {
      let all = 0
      for (let own = 0; own <= Math.min(pool, sum); own++) all += ways[sum - own] ?? 0
      return all
    })
  return ways[n] ?? 0
}

type Choice = { readonly chosen: readonly Step[]; readonly certain: readonly number[]; readonly ways: number }

/** All posts above the level of the last one are certain; at that level it does not matter which are taken. */
function choiceOfTotal(chosen: readonly Step[], steps: readonly Step[], areas: number): Choice {
  const last = Math.min(...chosen.map((step) => keyOf(step, 'total')))
  const above = countBy(
    steps.filter((step) => keyOf(step, 'total') > last),
    areas,
  )
  const pool = countBy(
    steps.filter((step) => keyOf(step, 'total') === last),
    areas,
  )
  const free = chosen.length - above.reduce((sum, one) => sum + one, 0)
  const others = (at: number) => pool.reduce((sum, one, other) => sum + (other === at ? 0 : one), 0)
  const certain = above.map((own, at) => own + Math.max(0, free - others(at)))
  return { chosen, certain, ways: waysToTake(free, pool) }
}

/** For the worst shortfall, an area needs so many posts as bring it to the level that is reached; the rest may go anywhere. */
function choiceOfWorst(chosen: readonly Step[], areas: readonly PlacementArea[], worst: number): Choice {
  const certain = areas.map((area) => {
    const need = (area.required - area.supply - worst) / area.perPost
    return Math.max(0, Math.ceil(need - tick))
  })
  const free = chosen.length - certain.reduce((sum, one) => sum + one, 0)
  return {
    chosen,
    certain,
    ways: waysToTake(
      free,
      areas.map(() => free),
    ),
  }
}

/** The posts at the level of the last one that went by a second rule or by order, and the areas that they may go to. */
function tiesOf(chosen: readonly Step[], steps: readonly Step[], areas: readonly PlacementArea[], aim: PlacementAim) {
  const last = chosen.at(-1)
  if (!last) return null
  const level = keyOf(last, aim)
  const pool = steps.filter((step) => keyOf(step, aim) === level)
  const posts = chosen.filter((step) => keyOf(step, aim) === level).length
  if (pool.length === posts) return null
  const names = [...new Set(pool.map(({ at }) => at))].sort((a, b) => a - b).map((at) => areas[at]?.area ?? '')
  return names.length > 1 ? { posts, areas: names } : null
}

/**
 * Places posts or training places so that the shortfall becomes as small as can be, added up over areas or in the worst area. Exact: a shortfall falls
 * by the same for each post until it is met, so that the sum is convex in the posts of each area, and taking the best next post each time gives an
 * optimum; for the worst area the post always goes to the largest shortfall. Areas that do equally well are listed as ties, and plans that do as well are counted.
 * @param areas requirement by one method, supply and WTE per post of each
 * @param posts how many to place, 0 to 10,000
 * @param aim what is to become small
 * @returns posts by area, with those that every optimal plan has
 * @throws RangeError when posts is no whole number from 0 to 10,000, or a post adds nothing
 * @see Gross O (1956), A class of discrete type minimization problems, RAND RM-1644: marginal allocation is exact for separable convex sums.
 */
export function placePosts(areas: readonly PlacementArea[], posts: number, aim: PlacementAim): Placement {
  if (!Number.isInteger(posts) || posts < 0 || posts > 10_000)
    throw new RangeError(`${posts} posts: a whole number from 0 to 10,000`)
  const idle = areas.find(({ perPost }) => !(perPost > 0))
  if (idle) throw new RangeError(`a post in ${idle.area} adds ${idle.perPost} WTE: a number above zero`)
  const steps = [...stepsOf(areas, posts + 1)].sort(better(aim))
  const chosen = steps.slice(0, posts)
  const counts = countBy(chosen, areas.length)
  const short = (placed: readonly number[]) => areas.map((area, at) => shortOf(area, placed[at] ?? 0))
  const [before, after] = [short(areas.map(() => 0)), short(counts)]
  const sum = (some: readonly number[]) => some.reduce((total, one) => total + one, 0)
  const worst = (some: readonly number[]) => Math.max(0, ...some)
  const choice =
    aim === 'total' ? choiceOfTotal(chosen, steps, areas.length) : choiceOfWorst(chosen, areas, worst(after))
  return {
    aim,
    areas: areas.map(({ area }, at) => ({
      area,
      posts: counts[at] ?? 0,
      certain: Math.min(counts[at] ?? 0, choice.certain[at] ?? 0),
      before: before[at] ?? 0,
      after: after[at] ?? 0,
    })),
    unplaced: posts - chosen.length,
    totalBefore: sum(before),
    totalAfter: sum(after),
    worstBefore: worst(before),
    worstAfter: worst(after),
    ties: tiesOf(chosen, steps, areas, aim),
    ways: chosen.length === 0 ? 1 : choice.ways,
  }
}

/** One post of an area, with the methods by which it is placed there. */
export type PlacedPost = {
  readonly area: string
  /** 1 for the first post of the area. */
  readonly nth: number
  readonly methods: readonly string[]
  readonly everyMethod: boolean
  /** Methods by which it is there in every plan that does as well; under the others it could stand elsewhere. */
  readonly certainUnder: readonly string[]
}

/**
 * Posts by the methods that place them: those that every method places, and the methods on which each of the others depends. Nothing is averaged.
 * @param plans one placement a method, over the same areas
 */
export function postsAcrossMethods(
  plans: readonly { readonly method: string; readonly plan: Placement }[],
): readonly PlacedPost[] {
  const areas = [...new Set(plans.flatMap(({ plan }) => plan.areas.map(({ area }) => area)))]
  const own = (plan: Placement, area: string) => plan.areas.find((one) => one.area === area)
  return areas.flatMap((area) => {
    const most = Math.max(0, ...plans.map(({ plan }) => own(plan, area)?.posts ?? 0))
    return Array.from({ length: most }, (_, at): PlacedPost => {
      const by = (count: (one: PlacedArea | undefined) => number) =>
        plans.filter(({ plan }) => count(own(plan, area)) > at).map(({ method }) => method)
      const methods = by((one) => one?.posts ?? 0)
      return {
        area,
        nth: at + 1,
        methods,
        everyMethod: methods.length === plans.length,
        certainUnder: by((one) => one?.certain ?? 0),
      }
    })
  })
}

/** What becomes of one training place. Null where nobody has given it: completion and staying are not published for MPCE. */
export type TrainingYield = Readonly<Record<'completing' | 'staying' | 'participation' | 'newToTheNhs', number | null>>

/**
 * WTE that one training place adds once the training is over: share completing × share who take an NHS post × share who were not employed already ×
 * WTE per head.
 * @returns the WTE, or which share has to be given first
 */
export function wteOfTrainingPlace(shares: TrainingYield): number | NoFigure {
  const words = {
    completing: 'the share who complete training',
    staying: 'the share who take an NHS post',
    participation: 'the WTE of one person',
    newToTheNhs: 'the share who were not employed already',
  } as const
  let wte = 1
  for (const key of ['completing', 'staying', 'newToTheNhs', 'participation'] as const) {
    const share = shares[key]
    if (share === null) return noFigure(`${words[key]} is not given`)
    wte *= share
  }
  return wte
}
