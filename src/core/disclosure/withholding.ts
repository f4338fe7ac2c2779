import { type AmountPart, type AuditFigure, type Coalition, isKnownTo, type Layer } from './figures.ts'
import type { Relation } from './relations.ts'
import type { SolverTable } from './solver.ts'

/** A table that is to be completed: its places, how they add up, and what is shown of each. */
export type GuardedTable = SolverTable & {
  readonly layers: readonly Layer[]
  readonly parts: readonly AmountPart[]
  readonly figures: readonly AuditFigure[]
  /** Not shown, whatever comes, and known to nobody. */
  readonly blanks: ReadonlySet<string>
  /** What withholding a place costs the reader; the cheapest goes first. */
  readonly costOf: (cell: string) => number
}

/** Whether what a layer shows is rounded. */
export const isRounded = ({ parts, roundings }: Pick<GuardedTable, 'parts' | 'roundings'>, layer: string): boolean =>
  parts.some((part) => part.layer === layer && roundings.has(part.id))

/** Cells by relation and relations by cell, so that a step looks at its neighbours only. */
export class Links {
  readonly #byCell = new Map<string, number[]>()
  readonly relations: readonly Relation[]

  constructor(relations: readonly Relation[]) {
    this.relations = relations
    for (const [at, relation] of relations.entries())
      for (const cell of relation.keys()) {
        const known = this.#byCell.get(cell)
        if (known) known.push(at)
        else this.#byCell.set(cell, [at])
      }
  }

  of(cell: string): readonly number[] {
    return this.#byCell.get(cell) ?? []
  }

  /** A cell and all that share a sum with it. */
  around(cell: string): ReadonlySet<string> {
    return new Set([cell, ...this.of(cell).flatMap((at) => [...(this.relations[at]?.keys() ?? [])])])
  }
}

/** The growing set of suppressed cells of one layer. */
export class Suppression {
  readonly hidden: Set<string>
  readonly #table: GuardedTable
  readonly #links: Links
  readonly #coalition: number

  constructor(table: GuardedTable, links: Links, first: Iterable<string>, coalition: number) {
    this.#table = table
    this.#links = links
    this.#coalition = coalition
    this.hidden = new Set(first)
  }

  add(cells: Iterable<string>): void {
    for (const cell of cells) this.hidden.add(cell)
  }

  #isUnknown(cell: string): boolean {
    return this.hidden.has(cell) || this.#table.blanks.has(cell)
  }

  #isUnknownTo(cell: string, coalition: Coalition): boolean {
    if (!this.#isUnknown(cell)) return false
    const behind = this.#table.behind.get(cell)
    return !behind || !isKnownTo(coalition, behind)
  }

  /** The cheapest of the given cells to suppress. Prefers a cell whose other sums already have a suppressed cell (which closes a loop) to one that opens a new gap. */
  #cheapest(cells: Iterable<string>, coalition: Coalition): string | undefined {
    let best: { cell: string; cost: number } | undefined
    for (const cell of cells) {
      const behind = this.#table.behind.get(cell)
      if (this.#isUnknown(cell) || !behind || isKnownTo(coalition, behind)) continue
      const open = this.#links.of(cell).filter((at) => {
        const relation = this.#links.relations[at]
        return relation && ![...relation.keys()].some((other) => this.#isUnknownTo(other, coalition))
      }).length
      const cost = (1 + this.#table.costOf(cell)) * 2 ** open
      if (!best || cost < best.cost || (cost === best.cost && cell < best.cell)) best = { cell, cost }
    }
    return best?.cell
  }

  #contributors(cell: string): ReadonlySet<number> {
    return this.#table.behind.get(cell)?.contributors ?? new Set()
  }

  /**
   * Whether a single sum discloses one of its suppressed cells: to everybody, or to contributors who know all its other suppressed cells.
   */
  #isLoose(relation: Relation): boolean {
    const missing = [...relation.keys()].filter((cell) => this.#isUnknown(cell))
    if (!missing.some((cell) => this.hidden.has(cell))) return false
    if (missing.length === 1) return true
    const isWithin = (cell: string) => {
      const { size } = this.#contributors(cell)
      return size > 0 && size <= this.#coalition
    }
    const beyond = missing.filter((cell) => !isWithin(cell))
    if (beyond.length > 1) return false
    const lasts = beyond.length === 1 ? beyond : missing
    return lasts.some((last) => {
      const known = [...new Set(missing.flatMap((cell) => (cell === last ? [] : [...this.#contributors(cell)])))]
      const behind = this.#table.behind.get(last)
      return known.length <= this.#coalition && (!behind || !isKnownTo(known, behind))
    })
  }

  /** Whether any single sum with this cell discloses a suppressed one. */
  isLooseAround(cell: string): boolean {
    return this.#links.of(cell).some((at) => {
      const relation = this.#links.relations[at]
      return relation !== undefined && this.#isLoose(relation)
    })
  }

  /** Suppresses companions until no single sum discloses a suppressed cell. */
  tighten(): void {
    const due = new Set([...this.hidden].flatMap((cell) => this.#links.of(cell)))
    for (const at of due) {
      due.delete(at)
      const relation = this.#links.relations[at]
      if (!relation || !this.#isLoose(relation)) continue
      const companion = this.#cheapest(relation.keys(), [])
      if (companion === undefined) continue
      this.hidden.add(companion)
      for (const next of this.#links.of(companion)) due.add(next)
    }
  }

  /**
   * Suppresses one more cell of a sum in which the contributors know every suppressed cell but the exposed one, which this sum alone would disclose.
   * @returns the cell suppressed; undefined where there is no such sum
   */
  closeGap(cell: string, coalition: Coalition): string | undefined {
    if (coalition.length === 0 || !this.hidden.has(cell)) return undefined
    const sums = this.#links.of(cell).flatMap((at) => {
      const cells = [...(this.#links.relations[at]?.keys() ?? [])]
      return cells.some((other) => other !== cell && this.#isUnknownTo(other, coalition)) ? [] : [cells]
    })
    const companion = this.#cheapest(sums.flat(), coalition)
    if (companion !== undefined) this.hidden.add(companion)
    return companion
  }

  /** Suppresses an exposed cell that was shown rounded, or else one more near it. @returns the cell suppressed; undefined where none was left */
  cover(cell: string, coalition: Coalition): string | undefined {
    if (this.hidden.has(cell)) return this.widen(cell, coalition)
    this.hidden.add(cell)
    return cell
  }

  /**
   * Suppresses one more cell near an exposed one: in its own sums, else in those of the cells linked to it.
   * @returns the cell suppressed; undefined where none was left
   */
  widen(cell: string, coalition: Coalition): string | undefined {
    const reach = new Set([cell])
    for (const near of reach) {
      const neighbours = this.#links.of(near).flatMap((at) => [...(this.#links.relations[at]?.keys() ?? [])])
      const companion = this.#cheapest(neighbours, coalition)
      if (companion !== undefined) {
        this.hidden.add(companion)
        return companion
      }
      for (const next of neighbours) reach.add(next)
    }
    return undefined
  }
}
