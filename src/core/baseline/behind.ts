import {
  type Behind,
  type Figure,
  type Layer,
  type Part,
  type PlaceMoves,
  type Room,
  unlimited,
} from '#core/disclosure/figures.ts'
import type { Support } from '#core/disclosure/primary.ts'
import { contributes, fewestPersons, type Given } from './given.ts'
import type { Tally } from './tally.ts'

const posts = ['mpce-establishment', 'mpce-vacant-wte', 'mpce-vacancy-rate']
const ages = ['mpce-share-over-55']

/** Staff hide a place in all indicators; posts and ages may be withheld where staff are shown. */
export const layers: readonly Layer[] = [
  { id: 'staff', indicators: ['mpce-wte', 'mpce-headcount', ...posts, ...ages] },
  { id: 'posts', indicators: posts },
  { id: 'ages', indicators: ages },
]

/**
 * What an attacker may shift about: WTE in post; what persons are more than their WTE; vacant posts; persons over 55.
 * Headcount is the first and the second, establishment the first and the third.
 */
export const parts: readonly Part[] = [
  { id: 'in-post', layer: 'staff' },
  { id: 'spare', layer: 'staff', joins: 'in-post' },
  { id: 'vacant', layer: 'posts', rounds: 'other' },
  { id: 'over-55', layer: 'ages', rounds: 'persons' },
]

export const figures: readonly Figure[] = [
  { id: 'in-post', layer: 'staff', unit: 'other', parts: [{ id: 'in-post' }] },
  {
    id: 'headcount',
    layer: 'staff',
    unit: 'persons',
    parts: [{ id: 'in-post', coupledOnly: true }, { id: 'spare' }],
    holds: 'over-55',
  },
  { id: 'vacant', layer: 'posts', unit: 'other', parts: [{ id: 'vacant' }] },
  { id: 'establishment', layer: 'posts', unit: 'other', parts: [{ id: 'vacant' }, { id: 'in-post' }] },
  { id: 'over-55', layer: 'ages', unit: 'persons', parts: [{ id: 'over-55' }] },
]

const hundredths = (value: number): number => Math.round(100 * value)

/** What each contributor adds to a figure, and how many persons that is at least. */
function supportsOf({ given, sum, complete }: Tally): Readonly<Record<string, Support>> {
  const all = [...given.values()]
  const some = all.filter(contributes)
  const ofPosts = (pick: (one: Given) => number): Support => ({
    respondents: all.length,
    persons: null,
    contributions: some.map(pick),
  })
  const supports = {
    'in-post': {
      ...ofPosts(({ inPost }) => inPost),
      persons: some.reduce((persons, one) => persons + fewestPersons(one), 0),
    },
    vacant: ofPosts(({ vacant }) => vacant),
    establishment: ofPosts(({ establishment }) => establishment),
  }
  if (complete === 0) return supports
  const counted = some.filter((one) => one.complete > 0)
  const ofPersons = (pick: (one: Given) => number): Support => ({
    respondents: all.filter((one) => one.complete > 0).length,
    persons: pick(sum),
    contributions: counted.map(pick),
  })
  const headcount = ofPersons((one) => one.headcount)
  if (sum.headcount === 0) return { ...supports, headcount }
  return { ...supports, headcount, 'over-55': { ...ofPersons(({ over55 }) => over55), of: sum.headcount } }
}

/** The parts of what was given, in hundredths. */
function amountsOf(given: Given, isCoupled: boolean) {
  const [inPost, vacant] = [hundredths(given.inPost), hundredths(given.vacant)]
  const [headcount, over55] = [100 * given.headcount, 100 * given.over55]
  return {
    inPost,
    vacant,
    spare: headcount - (isCoupled ? inPost : 0),
    over55,
    younger: headcount - over55,
    establishment: hundredths(given.establishment),
  }
}

/** How far each part may be from the truth. */
function roomOf(part: string, sum: Given, isCoupled: boolean): Room {
  const { inPost, vacant, spare, over55, younger } = amountsOf(sum, isCoupled)
  switch (part) {
    case 'in-post':
      return { down: inPost, up: Number.POSITIVE_INFINITY }
    case 'spare':
      return sum.complete > 0 ? { down: Math.max(0, spare), up: Number.POSITIVE_INFINITY } : { down: 0, up: 0 }
    case 'vacant':
      return { down: vacant, up: Number.POSITIVE_INFINITY }
    default:
      return { down: over55, up: younger }
  }
}

/** Whether a place could be so far from the truth: nothing is below 0, and no more persons are over 55 than there are. */
function allows(moves: PlaceMoves, sum: Given, isCoupled: boolean): boolean {
  const { inPost, vacant, spare, over55, younger, establishment } = amountsOf(sum, isCoupled)
  const [staff = 0, extra = 0, posts = 0, older = 0] = parts.map(({ id }) => moves.get(id) ?? 0)
  const persons = extra + (isCoupled ? staff : 0)
  return (
    inPost + staff >= -rounding &&
    // Fewer persons than WTE is a slip of the return; it may stand as it is, and grow no worse.
    Math.max(0, spare) + extra >= -rounding &&
    vacant + posts >= -rounding &&
    over55 + older >= -rounding &&
    younger + persons - older >= -rounding &&
    establishment + staff + posts >= Math.min(0, establishment) - rounding
  )
}

/** Moves are quotients of whole numbers, rounded once. */
const rounding = 1e-6

/** What stands behind a place of the survey; undefined where nobody answered. */
export function behindTally(tally: Tally): Behind | undefined {
  const { given, sum, answered } = tally
  if (answered === 0) return undefined
  const contributors = new Set([...given].flatMap(([contributor, one]) => (contributes(one) ? [contributor] : [])))
  // Where all that answered gave persons, nobody being more than 1 WTE tells that there are as many persons as WTE at least.
  const isCoupled = tally.complete === answered && sum.headcount >= sum.inPost - rounding
  return {
    supports: supportsOf(tally),
    contributors,
    respondents: new Set(given.keys()),
    isCoupled,
    roomOf: (part) => roomOf(part, sum, isCoupled),
    allows: (moves) => allows(moves, sum, isCoupled),
    limitsOf: (figure) =>
      figure === 'over-55' ? { width: sum.headcount, above: sum.headcount - sum.over55 } : unlimited,
  }
}
