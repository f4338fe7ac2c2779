import { Witnesses } from './attack.ts'
import { type Exposure, exposuresOf } from './exposures.ts'
import type { Protection } from './primary.ts'
import type { Relation } from './relations.ts'

/** A table of numbers of one kind, with how they add up. */
export type SumTable = {
  /** Every cell that could be published, with its value, 0 or more. */
  readonly values: ReadonlyMap<string, number>
  readonly relations: readonly Relation[]
  /** Withheld, or known to nobody, whatever comes: not collected, not applicable. */
  readonly blanks: ReadonlySet<string>
  /** Cells that one department alone stands behind. */
  readonly singles: ReadonlySet<string>
  /** What withholding a cell costs the reader; the cheapest goes first. */
  readonly costOf: (cell: string) => number
  readonly protectionOf: (cell: string) => Protection
}

/** Cells by relation and relations by cell, so that a step looks at its neighbours only. */
class Links {
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
}

/** Withholds more and more of a table, until the audit finds nothing exposed. */
class Withholding {
  readonly hidden: Set<string>
  readonly #table: SumTable
  readonly #links: Links

  constructor(table: SumTable, first: ReadonlySet<string>) {
    this.#table = table
    this.#links = new Links(table.relations)
    this.hidden = new Set(first)
  }

  #isUnknown(cell: string): boolean {
    return this.hidden.has(cell) || this.#table.blanks.has(cell)
  }

  /** The cheapest cell to withhold of those given. A cell whose other sums hold a withheld cell already closes a loop, and comes before one that opens a new gap. */
  #cheapest(cells: Iterable<string>): string | undefined {
    let best: { cell: string; cost: number } | undefined
    for (const cell of cells) {
      if (this.#isUnknown(cell) || !this.#table.values.has(cell)) continue
      const open = this.#links.of(cell).filter((at) => {
        const relation = this.#links.relations[at]
        return relation && ![...relation.keys()].some((other) => this.#isUnknown(other))
      }).length
      const cost = (1 + this.#table.costOf(cell)) * 2 ** open
      if (!best || cost < best.cost || (cost === best.cost && cell < best.cell)) best = { cell, cost }
    }
    return best?.cell
  }

  /** Whether a sum gives its withheld cell away by itself: to everybody, or to the one department behind one of two. */
  #isLoose(relation: Relation): boolean {
    const missing = [...relation.keys()].filter((cell) => this.#isUnknown(cell))
    if (!missing.some((cell) => this.hidden.has(cell))) return false
    return missing.length === 1 || (missing.length === 2 && missing.some((cell) => this.#table.singles.has(cell)))
  }

  /** Leaves no sum with a single withheld cell. */
  tighten(): void {
    const due = new Set([...this.hidden].flatMap((cell) => this.#links.of(cell)))
    for (const at of due) {
      due.delete(at)
      const relation = this.#links.relations[at]
      if (!relation || !this.#isLoose(relation)) continue
      const companion = this.#cheapest(relation.keys())
      if (companion === undefined) continue
      this.hidden.add(companion)
      for (const next of this.#links.of(companion)) due.add(next)
    }
  }

  /**
   * Withholds one more cell near an exposed one: in its own sums, else in those of the cells that it is linked to.
   * @returns whether there was one left
   */
  widen({ cell }: Exposure): boolean {
    const reach = new Set([cell])
    for (const near of reach) {
      const neighbours = this.#links.of(near).flatMap((at) => [...(this.#links.relations[at]?.keys() ?? [])])
      const companion = this.#cheapest(neighbours)
      if (companion !== undefined) {
        this.hidden.add(companion)
        return true
      }
      for (const next of neighbours) reach.add(next)
    }
    return false
  }
}

/**
 * Completes a set of withheld cells, so that none can be worked out or narrowed down too far: first no sum may have one gap alone, then an
 * attacker's audit says which cells are still exposed, and more is withheld near those until none is. Which cells go is a matter of a cheap-first
 * rule and not the least loss that could be had; that they are enough is proved by the audit.
 * @param first cells that are withheld by a rule of their own
 * @returns these and all that go with them
 * @see Hundepool et al., Statistical Disclosure Control (Wiley, 2012), section 4.4, on secondary suppression, singletons and the audit
 */
export function withheldCells(table: SumTable, first: ReadonlySet<string>): ReadonlySet<string> {
  const withholding = new Withholding(table, first)
  const witnesses = new Witnesses()
  for (;;) {
    withholding.tighten()
    const { hidden } = withholding
    const needs = new Map([...hidden].map((cell) => [cell, table.protectionOf(cell)]))
    const exposed = exposuresOf(new Set([...hidden, ...table.blanks]), table.relations, needs, table.values, witnesses)
    if (exposed.length === 0) return hidden
    // A few at a time: what goes with one exposed cell often covers its neighbours.
    const near = exposed.slice(0, 1 + Math.floor(exposed.length / 8))
    // The last cell that is left may go with one of them and cover the others too; the next audit tells.
    const went = near.filter((exposure) => withholding.widen(exposure))
    if (went.length === 0) throw new RangeError(`nothing is left to withhold, and ${exposed[0]?.cell} is exposed`)
  }
}
