import type { Coalition, PlaceContributors } from './figures.ts'
import type { Moves } from './solver.ts'

/** How far a figure can be from the truth, in hundredths. */
export type FigureSpan = { readonly lower: number; readonly upper: number }

/** One place that a table differs in, and who answered for it. */
type Step = { readonly behind: PlaceContributors; readonly move: ReadonlyMap<string, number> }

/**
 * A feasible table. The tables on the line from the true one to it are feasible too; contributors who know some figures can rule out the far end of the
 * line. The shares below say how much of the line remains.
 */
export class FeasibleTable {
  readonly moves: Moves
  /** Share of the line that is feasible to the general public, 0 to 1. */
  readonly share: number
  readonly #steps: readonly Step[]
  /** Contributor → share of the line that is feasible to it alone. */
  readonly #shares = new Map<number, number>()
  #own: ReadonlyMap<number, readonly Step[]> | undefined

  constructor(moves: Moves, behindOf: ReadonlyMap<string, PlaceContributors>) {
    this.moves = moves
    // A cell unknown even to the guard rules nothing out.
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

  /** Respondents who share a changed place with one contributor, where at most `share` of the line may be feasible to the two together. */
  partnersOf(one: number, share: number): ReadonlySet<number> {
    const shared = this.#stepsOf(one).filter(({ behind, move }) => behind.leastToPairs(move) <= share)
    return new Set(shared.flatMap(({ behind }) => [...behind.respondents]))
  }

  /** Share of the line that is feasible to a coalition: for two, at most the smaller of theirs, and less where both answered for a changed place. */
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

  /** Contributor → the changed places that it answered for and by which, alone or with another, it may rule part of the line out. */
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

  /** Share of the line that is feasible to one contributor. */
  shareAlone(one: number): number {
    const known = this.#shares.get(one)
    if (known !== undefined) return known
    let least = 1
    for (const { behind, move } of this.#stepsOf(one)) least = Math.min(least, behind.shareTo([one], move))
    this.#shares.set(one, least)
    return least
  }
}

/** A table with the deviation of one figure in it, which proves that the figure may differ by that much. */
export class Witness {
  readonly table: FeasibleTable
  readonly direction: 1 | -1
  readonly reached: number
  #short: ReadonlySet<number> | undefined

  /** @param moved how far the figure is from the truth in the table, in hundredths */
  constructor(table: FeasibleTable, moved: number) {
    this.table = table
    this.direction = moved > 0 ? 1 : -1
    this.reached = Math.abs(moved) * table.share
  }

  /** Deviation of the figure that stays possible to a coalition. */
  reachedTo(coalition: Coalition): number {
    return this.reached * this.table.shareFor(coalition)
  }

  /**
   * Contributors against whom this table alone does not protect enough.
   * @param enough how far the figure has to be from the truth, in hundredths: the same at each call
   */
  shortTo(enough: number): ReadonlySet<number> {
    const { table, reached } = this
    this.#short ??= new Set([...table.concerns()].filter((one) => reached * table.shareAlone(one) <= enough))
    return this.#short
  }
}

/** Tables by the coalition against which they were found. */
export class FeasibleTables {
  readonly #found = new Map<string, FeasibleTable[]>()

  of(coalition: Coalition): readonly FeasibleTable[] {
    return this.#found.get(coalition.join(' ')) ?? []
  }

  add(coalition: Coalition, table: FeasibleTable): void {
    this.#found.set(coalition.join(' '), [...this.of(coalition), table])
  }

  /** Keeps the tables that pass a test. */
  filter(isSuch: (table: FeasibleTable) => boolean): FeasibleTables {
    const left = new FeasibleTables()
    for (const [name, tables] of this.#found) left.#found.set(name, tables.filter(isSuch))
    return left
  }
}

/** The span that witnesses prove possible to a coalition; to the general public for an empty one. */
export function spanProved(witnesses: readonly Witness[], coalition: Coalition): FigureSpan {
  let [lower, upper] = [0, 0]
  for (const witness of witnesses) {
    const reached = witness.reachedTo(coalition)
    if (witness.direction > 0) upper = Math.max(upper, reached)
    else lower = Math.min(lower, -reached)
  }
  return { lower, upper }
}
