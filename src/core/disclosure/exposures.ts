import { exposedCells, type Range, Witnesses } from './attack.ts'
import type { Protection } from './primary.ts'
import type { Relation } from './relations.ts'
import { systemsOf } from './system.ts'

/** A withheld cell that can be narrowed down too far. For the curator alone: the range holds the truth. */
export type Exposure = { readonly cell: string; readonly range: Range }

/**
 * Audits a table as an attacker would who knows everything that is published, how cells add up and that none is negative, and nothing else.
 * @param unknown cells that are not published
 * @param needs withheld cells and the protection they need; other unknown cells may be found out
 * @param truth value of every cell, 0 or more; one that is missing is 0
 * @returns the cells that are not protected enough; empty when all are
 */
export function exposuresOf(
  unknown: ReadonlySet<string>,
  relations: readonly Relation[],
  needs: ReadonlyMap<string, Protection>,
  truth: ReadonlyMap<string, number>,
  witnesses = new Witnesses(),
): readonly Exposure[] {
  return (
    systemsOf(unknown, relations)
      // A cell that no equation holds can be anything.
      .filter(({ equations }) => equations.length > 0)
      .flatMap((system) => [...exposedCells(system, truth, needs, witnesses)].map(([cell, range]) => ({ cell, range })))
  )
}
