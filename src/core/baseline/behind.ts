import {
  type Behind,
  type Figure,
  type Layer,
  type Part,
  type PlaceMoves,
  type PlaceView,
  type Room,
  unlimited,
} from '#core/disclosure/figures.ts'
import { contributes, type Given, nothingGiven, plus } from './given.ts'
import { type Seen, supportsOf } from './supports.ts'
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
type Amounts = ReturnType<typeof amountsOf>

const fixed: Room = { down: 0, up: 0 }

/** How far each part may be from the truth. Persons that nobody gave are none, and everybody knows how many gave them. */
function roomOf(part: string, { all, sum }: Seen, { inPost, vacant, spare, over55, younger }: Amounts): Room {
  if (all.length === 0) return fixed
  if (part === 'in-post') return { down: inPost, up: Number.POSITIVE_INFINITY }
  if (part === 'vacant') return { down: vacant, up: Number.POSITIVE_INFINITY }
  if (sum.complete === 0) return fixed
  return part === 'spare' ? { down: Math.max(0, spare), up: Number.POSITIVE_INFINITY } : { down: over55, up: younger }
}

/** How much of a move keeps an amount at its least or above it; an amount that is below already grows no worse. */
function shareAbove(amount: number, move: number): number {
  const room = Math.max(0, amount)
  return room + move >= -rounding ? 1 : room / -move
}

/** How much of a move the place could have made: nothing is below 0, and no more persons are over 55 than there are. */
function shareOf(moves: PlaceMoves, { all, sum, isRest }: Seen, isCoupled: boolean, amounts: Amounts): number {
  const { inPost, vacant, spare, over55, younger, establishment } = amounts
  const [staff = 0, extra = 0, posts = 0, older = 0] = parts.map(({ id }) => moves.get(id) ?? 0)
  const persons = extra + (isCoupled ? staff : 0)
  const known = all.length === 0 ? [staff, extra, posts, older] : sum.complete === 0 ? [extra, older] : []
  if (known.some((move) => move !== 0)) return 0
  // Nobody is more than 1 WTE: of others that all gave persons this is known, though it may not be of the place.
  const isBound = isRest && !isCoupled && all.every((one) => one.complete > 0 && one.inPost - one.counted <= rounding)
  const amountsAndMoves: readonly (readonly [number, number])[] = [
    [inPost, staff],
    // Fewer persons than WTE is a slip of the return; it may stand as it is, and grow no worse.
    [spare, extra],
    [vacant, posts],
    [over55, older],
    [younger, persons - older],
    [establishment, staff + posts],
    ...(isBound ? [[spare - inPost, persons - staff] as const] : []),
  ]
  return Math.min(...amountsAndMoves.map(([amount, move]) => shareAbove(amount, move)))
}

/** Moves are quotients of whole numbers, rounded once. */
const rounding = 1e-6

/** A place as somebody sees it who can take away all but what these contributors gave. */
function viewOf(seen: Seen, isCoupled: boolean): PlaceView {
  const amounts = amountsOf(seen.sum, isCoupled)
  const { headcount, over55 } = seen.sum
  return {
    get supports() {
      return supportsOf(seen)
    },
    roomOf: (part) => roomOf(part, seen, amounts),
    shareOf: (moves) => shareOf(moves, seen, isCoupled, amounts),
    limitsOf: (figure) => (figure === 'over-55' ? { width: headcount, above: headcount - over55 } : unlimited),
  }
}

/** What stands behind a place of the survey; undefined where nobody answered. */
export function behindTally({ given, sum, answered, complete }: Tally): Behind | undefined {
  if (answered === 0) return undefined
  // Where all that answered gave persons, nobody being more than 1 WTE tells that there are as many persons as WTE at least.
  const isCoupled = complete === answered && sum.headcount >= sum.inPost - rounding
  const everybody = viewOf({ all: [...given.values()], sum, isRest: false }, isCoupled)
  const views = new Map<number, PlaceView>()
  return {
    ...everybody,
    contributors: new Set([...given].flatMap(([contributor, one]) => (contributes(one) ? [contributor] : []))),
    respondents: new Set(given.keys()),
    isCoupled,
    knownTo: (contributor) => {
      const known = views.get(contributor)
      if (known) return known
      if (!given.has(contributor)) return everybody
      const all = [...given].flatMap(([other, one]) => (other === contributor ? [] : [one]))
      const view = viewOf({ all, sum: all.reduce(plus, nothingGiven), isRest: true }, isCoupled)
      views.set(contributor, view)
      return view
    },
  }
}
