import { type AmountPart, type AuditFigure, type Coalition, isKnownTo, type PlaceContributors } from './figures.ts'
import { pairsLeft } from './pairs.ts'
import type { DisclosurePolicy } from './policy.ts'
import { type Protection, primaryReasons, protectionOf, restProtection, roundedProtectionOf } from './primary.ts'
import { Solver, type SolverTable } from './solver.ts'
import { feasibilityTest } from './terms.ts'
import { FeasibleTable, FeasibleTables, type FigureSpan, spanProved, Witness } from './witnesses.ts'

/** A withheld figure that can be narrowed down too far: by everybody, or by one or two contributors who know their own figures. */
export type Exposure = {
  readonly layer: string
  readonly cell: string
  readonly figure: string
  readonly coalition: Coalition
}

/** Cells that are not shown, layer by layer. */
export type Hidden = ReadonlyMap<string, ReadonlySet<string>>

const hundred = 100
/** Two different quotients of the whole numbers that walks come to are further apart than this. */
const least = 1e-9

/** Whether a span gives a figure the protection it needs: strictly wider than the sliding protection level. */
const isWide = ({ lower, upper }: FigureSpan, need: Protection): boolean =>
  upper >= hundred * need.upper - least &&
  upper - lower > hundred * need.sliding + least &&
  lower <= -hundred * need.lower + least

/** A figure to protect at one place, and the feasible tables found so far that protect it. */
type Target = {
  readonly figure: AuditFigure
  readonly cell: string
  readonly isHidden: boolean
  readonly behind: PlaceContributors
  witnesses: Witness[]
  isProved: boolean
}

const nobody: Coalition = []

/**
 * The audit: for every suppressed figure it searches for two feasible tables, of all measures together, in which the figure is far enough
 * apart. A figure without such tables is exposed. Tables are found in integers and checked place by place, so a figure that passes is
 * proved to be protected. The proof stays valid when more is suppressed, and is kept.
 *
 * Figures of staff are also audited against every contributor who subtracts its own. One table serves all contributors whose figures leave
 * enough of the line to it feasible; others need a further search. Staff at places under primary suppression are also audited against any two
 * contributors who pool their figures.
 * @see Hundepool et al., Statistical Disclosure Control (Wiley, 2012), section 4.4: the feasibility interval, or attacker's problem
 */
export class Audit {
  readonly #ground: SolverTable
  readonly #parts: readonly AmountPart[]
  readonly #figures: readonly AuditFigure[]
  readonly #policy: DisclosurePolicy
  readonly #holder: AuditFigure | undefined
  readonly #targets = new Map<string, Target>()
  #tables = new FeasibleTables()
  #isRelaxed = false
  #searches = 0
  readonly #breaking = new Map<string, readonly string[]>()

  constructor(
    ground: SolverTable,
    parts: readonly AmountPart[],
    figures: readonly AuditFigure[],
    policy: DisclosurePolicy,
  ) {
    this.#ground = ground
    this.#parts = parts
    this.#figures = figures
    this.#policy = policy
    this.#holder = figures.find(({ id, holds }) => holds !== undefined && holds !== id)
  }

  /** How many tables have been looked for. */
  get searches(): number {
    return this.#searches
  }

  /**
   * @param hidden cells that are not shown; a set that only grows from call to call
   * @returns what is exposed to everybody; where that is nothing, to one contributor; where that is nothing, to two
   */
  exposed(hidden: Hidden): readonly Exposure[] {
    const solver = new Solver(this.#parts, this.#ground, hidden)
    const due = this.#due(hidden).filter(({ isProved }) => !isProved)
    const to = (coalitionOf: (target: Target) => Coalition | null): readonly Exposure[] =>
      due.flatMap((target) => this.#exposure(target, coalitionOf(target)))
    const toAll = to((target) => (this.#isProtected(solver, target, nobody) ? null : nobody))
    if (toAll.length > 0) return toAll
    const toOne = to((target) => this.#insider(solver, target))
    if (toOne.length > 0) return toOne
    return to((target) => {
      const pair = this.#pair(solver, target)
      target.isProved = pair === null
      return pair
    })
  }

  /**
   * Tests whether all stays protected with one suppressed cell released. If so, keeps the release, and the next call builds on it.
   * Keeps the tables that stay feasible, and searches again only for figures that lose one.
   * @param hidden the suppressed cells that `exposed` accepted, less this cell in some layers
   * @param near cells whose figures are asked about first, as they are the likeliest to be exposed
   */
  canShow(hidden: Hidden, cell: string, near: ReadonlySet<string>): boolean {
    const solver = new Solver(this.#parts, this.#ground, hidden)
    const allows = feasibilityTest(cell, this.#parts, this.#ground, hidden, (part) => solver.leavesOf(part))
    const known = new Map<FeasibleTable, boolean>()
    const stands = (table: FeasibleTable): boolean => {
      const is = known.get(table) ?? allows(table.moves)
      known.set(table, is)
      return is
    }
    const before = this.#tables
    this.#tables = before.filter(stands)
    const due = this.#due(hidden)
    const asked = due.flatMap((target) => {
      const left = target.witnesses.filter(({ table }) => stands(table))
      const isSame = target.isProved && left.length === target.witnesses.length
      return isSame ? [] : [{ target, left, before: target.witnesses, wasProved: target.isProved }]
    })
    const isNear = ({ target }: { readonly target: Target }) => Number(near.has(target.cell))
    const isKept = asked
      .sort((one, other) => isNear(other) - isNear(one))
      .every(({ target, left }) => {
        target.witnesses = left
        target.isProved =
          this.#isProtected(solver, target, nobody) &&
          this.#insider(solver, target) === null &&
          this.#pair(solver, target) === null
        return target.isProved
      })
    if (isKept) {
      // Drops figures that are no longer audited: their tables may not be feasible any more.
      const names = new Set(due)
      for (const [name, target] of this.#targets) if (!names.has(target)) this.#targets.delete(name)
      return true
    }
    for (const { target, before, wasProved } of asked) {
      target.witnesses = before
      target.isProved = wasProved
    }
    this.#tables = before
    return false
  }

  #exposure({ figure, cell }: Target, coalition: Coalition | null): readonly Exposure[] {
    return coalition === null ? [] : [{ layer: figure.layer, cell, figure: figure.id, coalition }]
  }

  #due(hidden: Hidden): readonly Target[] {
    return this.#figures.flatMap((figure) =>
      [...(hidden.get(figure.layer) ?? []), ...this.#rounded(figure, hidden)].flatMap((cell) => {
        const isHidden = hidden.get(figure.layer)?.has(cell) ?? false
        const name = `${figure.id} ${isHidden} ${cell}`
        const behind = this.#ground.behind.get(cell)
        if (!behind?.supports[figure.id]) return []
        const target = this.#targets.get(name) ?? { figure, cell, isHidden, behind, witnesses: [], isProved: false }
        this.#targets.set(name, target)
        return [target]
      }),
    )
  }

  /** Places shown rounded because their exact figures are sensitive. */
  #rounded({ id, layer }: AuditFigure, hidden: Hidden): readonly string[] {
    if (!this.#parts.some((part) => part.layer === layer && this.#ground.roundings.has(part.id))) return []
    const own = this.#breaking.get(id) ?? this.#cellsThatBreak(id)
    this.#breaking.set(id, own)
    return own.filter((cell) => !hidden.get(layer)?.has(cell))
  }

  #cellsThatBreak(figure: string): readonly string[] {
    return [...this.#ground.behind].flatMap(([cell, { supports }]) => {
      const support = supports[figure]
      return support && primaryReasons(support, this.#policy).length > 0 ? [cell] : []
    })
  }

  /** The protection that a figure needs against a coalition; null where the coalition has nothing to learn. */
  #needOf({ figure, behind, isHidden }: Target, coalition: Coalition): Protection | null {
    const isInside = coalition.length > 0
    const view = isInside ? behind.knownTo(coalition) : behind
    const support = view.supports[figure.id]
    if (!support) return null
    // Contributions of zero need no protection.
    if (isInside && (isKnownTo(coalition, behind) || support.contributions.every((one) => one === 0))) return null
    const protection = isHidden ? protectionOf : roundedProtectionOf
    const need = isInside ? restProtection(figure.unit) : protection(support, figure.unit, this.#policy)
    const { width, above } = view.limitsOf(figure.id)
    // A range cannot be wider than the bounds that another figure sets.
    if (width <= 0) return null
    const most = this.#mostOf(figure)
    // A bounded figure need not be able to take every value between its bounds.
    if (most === null)
      return { ...need, upper: Math.min(need.upper, above), sliding: Math.min(need.sliding, width - 1) }
    const reach = 2 * need.upper
    // Shown figures and suppressed amounts keep the range that their rule requires.
    const isWhole = figure.unit !== 'persons' && !this.#isRelaxed
    const enough = !isHidden ? width : isWhole ? Math.max(most, reach) : most
    return { ...need, upper: 0, sliding: Math.min(Math.max(need.sliding, reach), enough, Math.max(0, width - 2)) }
  }

  /**
   * From now on requires of suppressed amounts, as of persons, no wider range than the rounding of other places leaves. For tables in which the shown figures
   * bound them more closely than their rule requires, however much is suppressed.
   * @returns whether the requirement was relaxed by this call
   */
  relax(): boolean {
    const isNew = !this.#isRelaxed
    this.#isRelaxed = true
    return isNew
  }

  /** Widest range that may be required where other places are shown rounded: the range that rounding leaves; null without rounding. */
  #mostOf({ layer }: AuditFigure): number | null {
    const most = this.#parts.flatMap(({ id, layer: own }) => {
      const rounding = own === layer ? this.#ground.roundings.get(id) : undefined
      return rounding ? [(rounding.base - 2 * rounding.step) / hundred] : []
    })
    return most.length > 0 ? Math.min(...most) : null
  }

  #isProtected(solver: Solver, target: Target, coalition: Coalition): boolean {
    const { figure, witnesses } = target
    if (coalition.length > 0 && isWide(spanProved(witnesses, coalition), restProtection(figure.unit))) return true
    const need = this.#needOf(target, coalition)
    if (!need) return true
    this.#widen(solver, target, need, coalition)
    return isWide(spanProved(witnesses, coalition), need)
  }

  /** Looks for tables until the span is wide enough, above and below. */
  #widen(solver: Solver, target: Target, need: Protection, coalition: Coalition): void {
    const { figure, cell, witnesses } = target
    for (const direction of [1, -1] as const) {
      const span = spanProved(witnesses, coalition)
      if (isWide(span, need)) return
      const after = (reached: number): FigureSpan =>
        direction > 0
          ? { ...span, upper: Math.max(span.upper, reached) }
          : { ...span, lower: Math.min(span.lower, -reached) }
      const isEnough = (reached: number) => isWide(after(reached), need)
      if (this.#widenByFound(solver, target, need, coalition)) return
      this.#searches += 1
      const found = solver.seek(figure, this.#holder, cell, direction, coalition, isEnough)
      if (!found) continue
      const table = new FeasibleTable(found.moves, this.#ground.behind)
      witnesses.push(new Witness(table, direction * found.reached))
      if (coalition.length > 0) this.#tables.add(coalition, table)
    }
  }

  /** Tries the tables that were found for the same contributors and other figures. */
  #widenByFound(solver: Solver, { figure, cell, witnesses }: Target, need: Protection, coalition: Coalition): boolean {
    for (const table of this.#tables.of(coalition)) {
      const moved = solver.movedBy(figure, cell, table.moves)
      if (moved === 0) continue
      const witness = new Witness(table, moved)
      const { lower, upper } = spanProved(witnesses, coalition)
      const reached = witness.reachedTo(coalition)
      if (reached <= (witness.direction > 0 ? upper : -lower)) continue
      witnesses.push(witness)
      if (isWide(spanProved(witnesses, coalition), need)) return true
    }
    return false
  }

  /** Whether a figure is audited against contributors: not if it is shown rounded elsewhere, which gives them only ranges. */
  #isAudited(figure: AuditFigure): boolean {
    return this.#policy.complementary.singletons && this.#mostOf(figure) === null
  }

  /** The first contributor that learns too much of a figure of the others; null where there is none. */
  #insider(solver: Solver, target: Target): Coalition | null {
    if (!this.#isAudited(target.figure)) return null
    // A contributor that answered for no place changed by a table cannot rule it out.
    for (const one of new Set(target.witnesses.flatMap((witness) => [...witness.table.concerns()])))
      if (!this.#isProtected(solver, target, [one])) return [one]
    return null
  }

  /**
   * The first pair of contributors who, pooling their figures, learn too much about a place under primary suppression; null if none.
   * Places under secondary suppression are not audited so: had they been shown, two of three contributors would know the third's figure anyway.
   */
  #pair(solver: Solver, target: Target): Coalition | null {
    if (!this.#isAudited(target.figure) || !this.#isPrimary(target)) return null
    const { sliding } = restProtection(target.figure.unit)
    for (const pair of pairsLeft(target.witnesses, hundred * sliding + least))
      if (!this.#isProtected(solver, target, pair)) return pair
    return null
  }

  #isPrimary({ figure: { layer }, behind }: Target): boolean {
    return this.#figures.some(({ id, layer: own }) => {
      const support = own === layer ? behind.supports[id] : undefined
      return support !== undefined && primaryReasons(support, this.#policy).length > 0
    })
  }
}
