import { type Exposure, exposuresOf } from './exposures.ts'
import type { Protection } from './primary.ts'
import type { Relation } from './relations.ts'

/**
 * What one export made known: sums of cells, each with coefficients. A cell shown by itself is a sum of one; a group of areas is a sum of its
 * cells; a mean has fractions for coefficients. The numbers themselves follow from the true cells and are not kept.
 */
export type Release = { readonly name: string; readonly sums: readonly Relation[] }

/** An export as a release: its shown cells, and the sums that it shows of others. */
export const releaseOf = (name: string, cells: Iterable<string>, sums: readonly Relation[] = []): Release => ({
  name,
  sums: [...[...cells].map((cell): Relation => new Map([[cell, 1]])), ...sums],
})

/**
 * The differencing check: what one who keeps every export of this session can work out once the next one is out. Two groups that differ by a
 * small area, or an export made under another policy, are found here though each export by itself is safe.
 * @param needs cells that must not be found out, and the protection they need
 * @param relations how cells add up
 * @param truth value of every cell, 0 or more
 * @returns exposed cells; empty when the next export may be made
 * @see Hundepool et al., Statistical Disclosure Control (Wiley, 2012), on linked tables and differencing
 */
export function exposuresByRelease(
  earlier: readonly Release[],
  next: Release,
  needs: ReadonlyMap<string, Protection>,
  relations: readonly Relation[],
  truth: ReadonlyMap<string, number>,
): readonly Exposure[] {
  const sums = [...earlier, next].flatMap((release) => release.sums)
  const shown = new Set(sums.flatMap((sum) => (sum.size === 1 ? [...sum.keys()] : [])))
  const known = [...relations, ...sums.filter(({ size }) => size > 1)]
  const unknown = new Set([...known.flatMap((sum) => [...sum.keys()]), ...needs.keys()].filter((id) => !shown.has(id)))
  const out = [...needs.keys()]
    .filter((id) => shown.has(id))
    .map((cell): Exposure => ({ cell, range: { lower: truth.get(cell) ?? 0, upper: truth.get(cell) ?? 0 } }))
  return [...out, ...exposuresOf(unknown, known, needs, truth)]
}
