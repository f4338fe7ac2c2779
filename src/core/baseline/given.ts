import type { Return } from './returns.ts'

/** What one contributor gave about one place, or the sum of what several gave. */
export type Contribution = {
  /** WTE. */
  readonly establishment: number
  readonly inPost: number
  readonly vacant: number
  /** Staff in post, WTE, of the returns that gave persons too. */
  readonly counted: number
  /** How many returns gave persons. */
  readonly complete: number
  readonly headcount: number
  readonly over55: number
}

export const nothingGiven: Contribution = {
  establishment: 0,
  inPost: 0,
  vacant: 0,
  counted: 0,
  complete: 0,
  headcount: 0,
  over55: 0,
}

/** Written out for speed: it runs hundreds of thousands of times. */
export const plus = (one: Contribution, other: Contribution): Contribution => ({
  establishment: one.establishment + other.establishment,
  inPost: one.inPost + other.inPost,
  vacant: one.vacant + other.vacant,
  counted: one.counted + other.counted,
  complete: one.complete + other.complete,
  headcount: one.headcount + other.headcount,
  over55: one.over55 + other.over55,
})

/** Subtracts one contributor from a sum. */
export const minus = (sum: Contribution, one: Contribution): Contribution => ({
  establishment: sum.establishment - one.establishment,
  inPost: sum.inPost - one.inPost,
  vacant: sum.vacant - one.vacant,
  counted: sum.counted - one.counted,
  complete: sum.complete - one.complete,
  headcount: sum.headcount - one.headcount,
  over55: sum.over55 - one.over55,
})

/** What a return gives; undefined where it gives nothing. */
export function givenBy(one: Return): Contribution | undefined {
  if (one.response === 'none') return undefined
  const { establishment, inPost, vacant } = one.posts
  const posts = { ...nothingGiven, establishment, inPost, vacant }
  if (one.response === 'partial') return posts
  const { headcount, ages } = one.persons
  return { ...posts, counted: inPost, complete: 1, headcount, over55: ages.age_55_plus }
}

/** Whether a contributor has posts or staff in the place, and not only an answer. */
export const contributes = ({ establishment, inPost, vacant, headcount }: Contribution): boolean =>
  establishment > 0 || inPost > 0 || vacant > 0 || headcount > 0

/**
 * The fewest persons that stand behind what was given. Where posts were given without persons there are at least as many as the WTE rounded
 * up, as nobody is more than 1 WTE.
 */
export const fewestPersons = ({ headcount, inPost, counted }: Contribution): number =>
  headcount + Math.max(0, Math.ceil(inPost - counted - 1e-6))
