import { type Coalition, type PlaceContributors, type PlaceView, unlimited } from '#core/disclosure/figures.ts'
import type { Support } from '#core/disclosure/primary.ts'

/** The one amount of a table of equipment: units, or hours of their use. */
export const amountPart = 'amount'

/** What departments gave to a place of such a table. */
export type GivenAmounts = {
  /** Which figure the amount makes. */
  readonly figure: 'units' | 'hours'
  /** Departments that the place tells of → what each gives; 0 too, where it has something of which this is a part. */
  readonly given: ReadonlyMap<number, number>
  /** Departments that have answered for the place. */
  readonly respondents: ReadonlySet<number>
  /** Whether the place is a part of something that departments have: of that they are too few, or enough, for its zeros too. */
  readonly isOfHolders: boolean
  /** What the amount is a part of and cannot exceed: department → what it gives; null for what is no part. */
  readonly within: ReadonlyMap<number, number> | null
  /** What withholding it costs a reader, a unit; the dearest goes last. */
  readonly worth: number
}

const hundredths = (amount: number): number => Math.round(100 * amount)
const sumOf = (amounts: Iterable<number>): number => [...amounts].reduce((sum, one) => sum + one, 0)

function supportOf({ given, respondents, isOfHolders, worth }: GivenAmounts, known: Coalition): Support {
  const contributions = [...given].flatMap(([one, amount]) => (known.includes(one) ? [] : [amount]))
  const sum = sumOf(contributions)
  const asked = isOfHolders && given.size > 0 ? [...given.keys()] : [...respondents]
  return {
    respondents: asked.filter((one) => !known.includes(one)).length,
    persons: sum * worth,
    contributions: sum === 0 ? [] : contributions,
  }
}

/** Share of a move that leaves an amount at 0 or above. Moves are quotients of whole numbers, rounded once. */
const shareAbove = (amount: number, move: number): number =>
  Math.max(0, amount) + move >= -1e-6 ? 1 : Math.max(0, amount) / -move

/** As those see a place who know what some departments gave; where nobody else has answered, they know it whole. */
function viewOf(place: GivenAmounts, known: Coalition): PlaceView {
  const left = hundredths(sumOf([...place.given].flatMap(([one, amount]) => (known.includes(one) ? [] : [amount]))))
  const isFixed = [...place.respondents].every((one) => known.includes(one))
  let support: Support | undefined
  const whole =
    place.within && sumOf([...place.within].flatMap(([one, amount]) => (known.includes(one) ? [] : [amount])))
  const limits = whole === null ? unlimited : { width: whole, above: whole - left / 100 }
  return {
    get supports() {
      support ??= supportOf(place, known)
      return { [place.figure]: support }
    },
    roomOf: () => ({ down: isFixed ? 0 : left, up: isFixed ? 0 : Number.POSITIVE_INFINITY }),
    shareOf: (moves) => {
      const move = moves.get(amountPart) ?? 0
      return isFixed ? Number(move === 0) : shareAbove(left, move)
    },
    limitsOf: () => (isFixed ? { width: 0, above: 0 } : limits),
  }
}

/** The contributors of a place, for the audit. */
export function behindUnits(place: GivenAmounts): PlaceContributors {
  const all = viewOf(place, [])
  const [first = 0, second = 0] = [...place.given.values()].sort((a, b) => b - a)
  const leastToTwo = hundredths(sumOf(place.given.values()) - first - second)
  const views = new Map<string, PlaceView>()
  const seenBy = (known: Coalition): PlaceView => {
    const own = known.filter((one) => place.respondents.has(one))
    if (own.length === 0) return all
    const view = views.get(own.join(' ')) ?? viewOf(place, own)
    views.set(own.join(' '), view)
    return view
  }
  return {
    ...all,
    get supports() {
      return all.supports
    },
    contributors: new Set(place.given.keys()),
    respondents: place.respondents,
    isCoupled: false,
    knownTo: seenBy,
    shareTo: (known, moves) => seenBy(known).shareOf(moves),
    leastToPairs: (moves) => (place.respondents.size < 3 ? 0 : shareAbove(leastToTwo, moves.get(amountPart) ?? 0)),
  }
}

/** What an area has besides its parts that a table names: unknown, and 0 or more. */
export const behindRest = (place: GivenAmounts): PlaceContributors => ({ ...behindUnits(place), supports: {} })
