import {
  type AmountPart,
  type AuditFigure,
  type Coalition,
  type Layer,
  type PlaceContributors,
  type PlaceMoves,
  type PlaceView,
  type Room,
  unlimited,
} from '#core/disclosure/figures.ts'
import { type Contribution, contributes, minus } from './given.ts'
import { supportsOf } from './supports.ts'
import type { Tally } from './tally.ts'

const posts = ['mpce-establishment', 'mpce-vacant-wte', 'mpce-vacancy-rate']
const ages = ['mpce-share-over-55']

/** Layers of suppression: `staff` suppresses a place in every indicator; `posts` and `ages` suppress their own where staff are shown. */
export const layers: readonly Layer[] = [
  { id: 'staff', indicators: ['mpce-wte', 'mpce-headcount', ...posts, ...ages] },
  { id: 'posts', indicators: posts },
  { id: 'ages', indicators: ages },
]

/**
 * The unknowns of an attacker: WTE in post; headcount less WTE (`spare`); vacant posts; persons over 55.
 * Headcount = in-post + spare; establishment = in-post + vacant.
 */
export const parts: readonly AmountPart[] = [
  { id: 'in-post', layer: 'staff' },
  { id: 'spare', layer: 'staff', joins: 'in-post' },
  { id: 'vacant', layer: 'posts', rounds: 'other' },
  { id: 'over-55', layer: 'ages', rounds: 'persons' },
]

export const figures: readonly AuditFigure[] = [
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

/** The parts of what was given, in hundredths. */
function amountsOf(given: Contribution, isCoupled: boolean) {
  const [inPost, vacant] = [hundredths(given.inPost), hundredths(given.vacant)]
  const [headcount, over55] = [100 * given.headcount, 100 * given.over55]
  return {
    inPost,
    vacant,
    spare: headcount - (isCoupled ? inPost : 0),
    over55,
    younger: headcount - over55,
    establishment: hundredths(given.establishment),
    /** Headcount less WTE. */
    unbound: headcount - inPost,
  }
}
type Amounts = ReturnType<typeof amountsOf>

/** What some contributors gave of a place, and what it adds up to. */
type Seen = {
  readonly answered: number
  readonly sum: Contribution
  /** Whether headcount is known to be at least WTE: true where all remaining contributors gave persons, since nobody is more than 1 WTE. */
  readonly isBound: boolean
}

const fixed: Room = { down: 0, up: 0 }

/** Range of a part around its true value. Without returns of persons the part is 0, and everybody knows how many gave persons. */
function roomOf(part: string, { answered, sum }: Seen, { inPost, vacant, spare, over55, younger }: Amounts): Room {
  if (answered === 0) return fixed
  if (part === 'in-post') return { down: inPost, up: Number.POSITIVE_INFINITY }
  if (part === 'vacant') return { down: vacant, up: Number.POSITIVE_INFINITY }
  if (sum.complete === 0) return fixed
  return part === 'spare' ? { down: Math.max(0, spare), up: Number.POSITIVE_INFINITY } : { down: over55, up: younger }
}

/** Share of a move (0 to 1) that keeps an amount at 0 or above; an amount already below 0 must not fall further. */
function shareAbove(amount: number, move: number): number {
  const room = Math.max(0, amount)
  return room + move >= -rounding ? 1 : room / -move
}

/** Share of a move (0 to 1) that leaves a possible place: no amount below 0, and no more persons over 55 than persons. */
function shareOf(moves: PlaceMoves, { answered, sum, isBound }: Seen, isCoupled: boolean, amounts: Amounts): number {
  if (answered === 0) for (const move of moves.values()) if (move !== 0) return 0
  if (sum.complete === 0 && ((moves.get('spare') ?? 0) !== 0 || (moves.get('over-55') ?? 0) !== 0)) return 0
  return shareWithin(amounts, moves, isCoupled, isBound)
}

const gaveAllPersons = ({ complete, inPost, counted }: Contribution): boolean =>
  complete > 0 && inPost - counted <= rounding

/** Share of a move that keeps every amount at 0 or above. Written out for speed: it runs millions of times. */
function shareWithin(amounts: Amounts, moves: PlaceMoves, isCoupled: boolean, isBound: boolean): number {
  const staff = moves.get('in-post') ?? 0
  const extra = moves.get('spare') ?? 0
  const posts = moves.get('vacant') ?? 0
  const older = moves.get('over-55') ?? 0
  const persons = extra + (isCoupled ? staff : 0)
  return Math.min(
    shareAbove(amounts.inPost, staff),
    // A return with fewer persons than WTE is in error: tolerated as it is, but it must not get worse.
    shareAbove(amounts.spare, extra),
    shareAbove(amounts.vacant, posts),
    shareAbove(amounts.over55, older),
    shareAbove(amounts.younger, persons - older),
    shareAbove(amounts.establishment, staff + posts),
    isBound ? shareAbove(amounts.unbound, persons - staff) : 1,
  )
}

/** Moves are quotients of whole numbers, rounded once. */
const rounding = 1e-6

/** A place as seen by someone who knows everything except what these contributors gave. */
function viewOf(seen: Seen, all: () => readonly Contribution[], isCoupled: boolean): PlaceView {
  const { sum } = seen
  const amounts = amountsOf(sum, isCoupled)
  const { headcount, over55 } = sum
  return {
    get supports() {
      return supportsOf(all(), sum)
    },
    roomOf: (part) => roomOf(part, seen, amounts),
    shareOf: (moves) => shareOf(moves, seen, isCoupled, amounts),
    limitsOf: (figure) => (figure === 'over-55' ? { width: headcount, above: headcount - over55 } : unlimited),
  }
}

/** Lower bound of each amount after any two contributors have subtracted their own. */
function leastWithout(given: readonly Contribution[], isCoupled: boolean): Amounts {
  const all = given.map((one) => amountsOf(one, isCoupled))
  const left = (name: keyof Amounts): number => {
    const sum = all.reduce((total, one) => total + one[name], 0)
    const [first = 0, second = 0] = all.map((one) => one[name]).sort((one, other) => other - one)
    // Each contribution is rounded by itself, to within half a hundredth.
    return sum - first - second - given.length / 2
  }
  return {
    inPost: left('inPost'),
    vacant: left('vacant'),
    spare: left('spare'),
    over55: left('over55'),
    younger: left('younger'),
    establishment: left('establishment'),
    unbound: left('unbound'),
  }
}

/** Lower bound, over all pairs of contributors, of the share of a move that stays possible to the pair. */
function pairShares(given: readonly Contribution[], isCoupled: boolean): (moves: PlaceMoves) => number {
  const persons = given.filter(({ complete }) => complete > 0).length
  // If at most two contributors gave no persons, those two know that all others did.
  const isBound = !isCoupled && given.filter((one) => !gaveAllPersons(one)).length <= 2
  let least: Amounts | undefined
  return (moves) => {
    if (given.length < 3) return 0
    if (persons < 3 && (moves.has('spare') || moves.has('over-55'))) return 0
    least ??= leastWithout(given, isCoupled)
    return shareWithin(least, moves, isCoupled, isBound)
  }
}

/** The contributors of a survey place and the bounds of its figures, for the audit; undefined where nobody answered. */
export function behindTally({ given, sum, answered, complete }: Tally): PlaceContributors | undefined {
  if (answered === 0) return undefined
  // Where every respondent gave persons, headcount is known to be at least WTE, since nobody is more than 1 WTE.
  const isCoupled = complete === answered && sum.headcount >= sum.inPost - rounding
  const everybody = viewOf({ answered: given.size, sum, isBound: false }, () => [...given.values()], isCoupled)
  const lacking = [...given.values()].filter((one) => !gaveAllPersons(one)).length
  const without = (coalition: Coalition): Seen => {
    let [left, known, short] = [sum, 0, lacking]
    for (const one of coalition) {
      const own = given.get(one)
      if (!own) continue
      left = minus(left, own)
      known += 1
      if (!gaveAllPersons(own)) short -= 1
    }
    return { answered: given.size - known, sum: left, isBound: known > 0 && !isCoupled && short === 0 }
  }
  const othersThan = (coalition: Coalition) =>
    [...given].flatMap(([one, own]) => (coalition.includes(one) ? [] : [own]))
  return {
    ...everybody,
    contributors: new Set([...given].flatMap(([contributor, one]) => (contributes(one) ? [contributor] : []))),
    respondents: new Set(given.keys()),
    isCoupled,
    knownTo: (coalition) =>
      coalition.some((one) => given.has(one))
        ? viewOf(without(coalition), () => othersThan(coalition), isCoupled)
        : everybody,
    shareTo: (coalition, moves) => {
      const seen = without(coalition)
      return shareOf(moves, seen, isCoupled, amountsOf(seen.sum, isCoupled))
    },
    leastToPairs: pairShares([...given.values()], isCoupled),
  }
}
