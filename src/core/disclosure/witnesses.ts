import type { Behind } from './figures.ts'
import type { Coalition, Moves } from './solver.ts'

/** How far a figure can be from the truth, in hundredths. */
export type FigureSpan = { readonly lower: number; readonly upper: number }

/** One place that a table differs in, and who answered for it. */
type Step = { readonly behind: Behind; readonly move: ReadonlyMap<string, number> }

/**
 * A table that could be true and in which a figure is so far from the truth. Between it and the truth lie tables that could be true as well: whoever
 * knows some of the figures can rule out the farther ones, and it is left to be found how many.
 */
export class Witness {
  readonly reached: number
  readonly direction: 1 | -1
  readonly #steps: readonly Step[]
  /** Contributor → how much of the way is left to whoever knows its figures alone. */
  readonly #shares = new Map<number, number>()

  constructor(direction: 1 | -1, reached: number, moves: Moves, behindOf: ReadonlyMap<string, Behind>) {
    this.direction = direction
    // What nothing is known of, not even to the guard, rules nothing out.
    this.#steps = [...moves].flatMap(([leaf, move]) => {
      const behind = behindOf.get(leaf)
      return behind ? [{ behind, move }] : []
    })
    this.reached = reached * this.#steps.reduce((least, { behind, move }) => Math.min(least, behind.shareOf(move)), 1)
  }

  /** Contributors whose figures may rule it out. */
  concerns(): readonly number[] {
    return this.#steps.flatMap(({ behind }) => [...behind.respondents])
  }

  /** How much of the way is left to a contributor. */
  shareFor(one: number): number {
    const known = this.#shares.get(one)
    if (known !== undefined) return known
    let least = 1
    for (const { behind, move } of this.#steps)
      if (behind.respondents.has(one)) least = Math.min(least, behind.knownTo(one).shareOf(move))
    this.#shares.set(one, least)
    return least
  }
}

/** The span that tables leave to a contributor; to everybody, where it is none. */
export function spanOf(witnesses: readonly Witness[], coalition: Coalition): FigureSpan {
  const [one] = coalition
  let [lower, upper] = [0, 0]
  for (const witness of witnesses) {
    const reached = witness.reached * (one === undefined ? 1 : witness.shareFor(one))
    if (witness.direction > 0) upper = Math.max(upper, reached)
    else lower = Math.min(lower, -reached)
  }
  return { lower, upper }
}
