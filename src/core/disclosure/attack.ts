import { Polytope } from './polytope.ts'
import type { Protection } from './primary.ts'
import type { System } from './system.ts'

/** What an attacker can narrow a withheld cell down to. */
export type Range = { readonly lower: number; readonly upper: number }

const slack = 1e-6

/** Whether a range gives a withheld cell the protection that it needs. The width must be more than the sliding level, not only as much. */
function isWide({ lower, upper }: Range, truth: number, need: Protection): boolean {
  return (
    lower <= Math.max(0, truth - need.lower) + slack &&
    upper >= truth + need.upper - slack &&
    upper - lower > need.sliding + slack
  )
}

/**
 * Ranges that are proved so far, by cell. A table that agrees with what is published goes on to agree when more cells are withheld, so that a proof
 * holds for good while cells are only added.
 */
export class Witnesses {
  readonly #ranges = new Map<string, Range>()

  see(cell: string, { lower, upper }: Range): void {
    const known = this.#ranges.get(cell)
    this.#ranges.set(
      cell,
      known ? { lower: Math.min(known.lower, lower), upper: Math.max(known.upper, upper) } : { lower, upper },
    )
  }

  isProtected(cell: string, truth: number, need: Protection): boolean {
    const range = this.#ranges.get(cell)
    return range !== undefined && isWide(range, truth, need)
  }
}

/**
 * What an attacker can find out by linear programming about the cells of one system.
 * @param needs cells that need protection
 * @returns each cell that is not protected enough, with the range that it can be narrowed down to; the others are protected
 * @see Hundepool et al., Statistical Disclosure Control (Wiley, 2012), section 4.4: the feasibility interval, or attacker's problem
 */
export function exposedCells(
  system: System,
  truth: ReadonlyMap<string, number>,
  needs: ReadonlyMap<string, Protection>,
  witnesses: Witnesses,
): ReadonlyMap<string, Range> {
  const doubtful = (cell: string) => {
    const need = needs.get(cell)
    return need !== undefined && !witnesses.isProtected(cell, truth.get(cell) ?? 0, need)
  }
  if (!system.unknowns.some(doubtful)) return new Map()
  const polytope = new Polytope(system, truth)
  const exposed = new Map<string, Range>()
  for (const [at, cell] of system.unknowns.entries()) {
    const need = needs.get(cell)
    if (!need || !doubtful(cell)) continue
    const isEnough = () => isWide(polytope.range(at), truth.get(cell) ?? 0, need)
    polytope.seek(at, 'greatest', isEnough)
    polytope.seek(at, 'least', isEnough)
    if (!isEnough()) exposed.set(cell, polytope.range(at))
  }
  for (const [at, cell] of system.unknowns.entries()) witnesses.see(cell, polytope.range(at))
  return exposed
}
