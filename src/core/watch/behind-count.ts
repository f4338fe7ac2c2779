import { type PlaceContributors, type PlaceView, unlimited } from '#core/disclosure/figures.ts'

/** The one amount of a table of reports. */
export const reportsPart = 'reports'

/** Whose department nobody knows: such a report may be of any department that is known. */
export const notKnown = 0

/** What each department gave of a count: number of a department → its reports. */
export type ByDepartment = ReadonlyMap<number, number>

/** The contributions of departments that are known to differ; reports of an unknown one are taken for the largest one’s. */
function contributionsOf(given: ByDepartment): readonly number[] {
  const known = [...given].flatMap(([department, count]) => (department === notKnown ? [] : [count]))
  const loose = given.get(notKnown) ?? 0
  const [largest = 0, ...others] = known.sort((a, b) => b - a)
  return largest + loose === 0 ? [] : [largest + loose, ...others]
}

const without = (given: ByDepartment, known: readonly number[]): ByDepartment =>
  new Map([...given].filter(([department]) => !known.includes(department)))

/** As those see a count who know what some departments gave; where nobody else is left, they know it whole. */
function viewOf(given: ByDepartment, isWhole: boolean): PlaceView {
  const contributions = contributionsOf(given)
  const left = 100 * contributions.reduce((sum, one) => sum + one, 0)
  const isFixed = !isWhole && left === 0
  return {
    supports: {
      [reportsPart]: { respondents: contributions.length, persons: left / 100, contributions },
    },
    roomOf: () => ({ down: isFixed ? 0 : left, up: isFixed ? 0 : Number.POSITIVE_INFINITY }),
    shareOf: (moves) => {
      const move = moves.get(reportsPart) ?? 0
      if (isFixed) return move === 0 ? 1 : 0
      return left + move >= -1e-6 ? 1 : left / -move
    },
    limitsOf: () => (isFixed ? { width: 0, above: 0 } : unlimited),
  }
}

/** A count of reports as the guard looks behind it. @param tellsOfEach whether it would tell of each department of its area, and is of too few for that */
export function behindCount(given: ByDepartment, tellsOfEach: boolean): PlaceContributors {
  const departments = [...given.keys()]
  const seenBy = (known: readonly number[]) => viewOf(without(given, known), false)
  // The two that gave most leave the least to move.
  const most = departments.toSorted((a, b) => (given.get(b) ?? 0) - (given.get(a) ?? 0)).slice(0, 2)
  const toPairs = seenBy(most)
  const whole = viewOf(given, true)
  const count = whole.supports[reportsPart]
  return {
    ...whole,
    supports: count && tellsOfEach ? { [reportsPart]: { ...count, respondents: 0 } } : whole.supports,
    contributors: new Set(departments),
    respondents: new Set(departments),
    isCoupled: false,
    knownTo: seenBy,
    shareTo: (known, moves) => seenBy(known).shareOf(moves),
    leastToPairs: toPairs.shareOf,
  }
}
