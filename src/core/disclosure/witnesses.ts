import type { Behind, Coalition } from './figures.ts'
import type { Moves } from './solver.ts'

/** How far a figure can be from the truth, in hundredths. */
export type FigureSpan = { readonly lower: number; readonly upper: number }

/** One place that a table differs in, and who answered for it. */
type Step = { readonly behind: Behind; readonly move: ReadonlyMap<string, number> }

/**
 * A table that could be true. Between it and the truth lie tables that could be true as well: whoever knows some of the figures can rule out the farther
 * ones, and it is left to be found how many.
 */
export class Table {
  readonly moves: Moves
  /** How much of the way is left to everybody. */
  readonly share: number
  readonly #steps: readonly Step[]
  /** Contributor → how much of the way is left to whoever knows its figures alone. */
  readonly #shares = new Map<number, number>()
  #own: ReadonlyMap<number, readonly Step[]> | undefined

  constructor(moves: Moves, behindOf: ReadonlyMap<string, Behind>) {
    this.moves = moves
    // What nothing is known of, not even to the guard, rules nothing out.
    this.#steps = [...moves].flatMap(([leaf, move]) => {
      const behind = behindOf.get(leaf)
      return behind ? [{ behind, move }] : []
    })
    this.share = this.#steps.reduce((least, { behind, move }) => Math.min(least, behind.shareOf(move)), 1)
  }

  /** Contributors whose figures may rule it out. */
  concerns(): Iterable<number> {
    return this.#byContributor().keys()
  }

  /** Others who answered for a place that it moves together with one contributor, where no more than a share may be left to the two of them. */
  partnersOf(one: number, share: number): ReadonlySet<number> {
    const shared = this.#stepsOf(one).filter(({ behind, move }) => behind.leastToPairs(move) <= share)
    return new Set(shared.flatMap(({ behind }) => [...behind.respondents]))
  }

  /** How much of the way is left to contributors: to two together no more than to either, and less where both answered for a place that it moves. */
  shareFor(coalition: Coalition): number {
    const least = coalition.reduce((share, one) => Math.min(share, this.shareAlone(one)), 1)
    if (coalition.length < 2 || least === 0) return least
    const [one = -1, other = -1] = coalition
    return this.#stepsOf(one).reduce(
      (share, { behind, move }) =>
        behind.respondents.has(other) ? Math.min(share, behind.shareTo(coalition, move)) : share,
      least,
    )
  }

  #stepsOf(one: number): readonly Step[] {
    return this.#byContributor().get(one) ?? []
  }

  /** Contributor → places that it answered for and that are moved so far that it, alone or with another, may rule it out. */
  #byContributor(): ReadonlyMap<number, readonly Step[]> {
    if (this.#own) return this.#own
    const own = new Map<number, Step[]>()
    for (const step of this.#steps) {
      if (step.behind.leastToPairs(step.move) >= 1) continue
      for (const one of step.behind.respondents) {
        const known = own.get(one)
        if (known) known.push(step)
        else own.set(one, [step])
      }
    }
    this.#own = own
    return own
  }

  /** How much of the way is left to one contributor. */
  shareAlone(one: number): number {
    const known = this.#shares.get(one)
    if (known !== undefined) return known
    let least = 1
    for (const { behind, move } of this.#stepsOf(one)) least = Math.min(least, behind.shareTo([one], move))
    this.#shares.set(one, least)
    return least
  }
}

/** A table in which a figure is so far from the truth. */
export class Witness {
  readonly table: Table
  readonly direction: 1 | -1
  readonly reached: number
  #short: ReadonlySet<number> | undefined

  /** @param moved how far the figure is from the truth in the table, in hundredths */
  constructor(table: Table, moved: number) {
    this.table = table
    this.direction = moved > 0 ? 1 : -1
    this.reached = Math.abs(moved) * table.share
  }

  /** How far from the truth the figure can be to contributors. */
  reachedTo(coalition: Coalition): number {
    return this.reached * this.table.shareFor(coalition)
  }

  /**
   * Contributors to whom it is not enough by itself.
   * @param enough how far the figure has to be from the truth, in hundredths: the same at each call
   */
  shortTo(enough: number): ReadonlySet<number> {
    const { table, reached } = this
    this.#short ??= new Set([...table.concerns()].filter((one) => reached * table.shareAlone(one) <= enough))
    return this.#short
  }
}

/** Tables by the contributors whom they were found for. */
export class Tables {
  readonly #found = new Map<string, Table[]>()

  of(coalition: Coalition): readonly Table[] {
    return this.#found.get(coalition.join(' ')) ?? []
  }

  add(coalition: Coalition, table: Table): void {
    this.#found.set(coalition.join(' '), [...this.of(coalition), table])
  }

  /** Those of the tables that are such. */
  filter(isSuch: (table: Table) => boolean): Tables {
    const left = new Tables()
    for (const [name, tables] of this.#found) left.#found.set(name, tables.filter(isSuch))
    return left
  }
}

/** The span that tables leave to contributors; to everybody, where there are none. */
export function spanOf(witnesses: readonly Witness[], coalition: Coalition): FigureSpan {
  let [lower, upper] = [0, 0]
  for (const witness of witnesses) {
    const reached = witness.reachedTo(coalition)
    if (witness.direction > 0) upper = Math.max(upper, reached)
    else lower = Math.min(lower, -reached)
  }
  return { lower, upper }
}
