import type { Audit, Hidden } from './audit.ts'
import { type GuardedTable, isRounded, type Links, Withholding } from './withholding.ts'

/** How many searches the audit may make for it, of those that it has made before. */
const shareOfSearches = 1 / 4
/** How many places the systems of all tries may have together: each try makes one of all places of its table. */
const mostPlaces = 100_000

/** A place that is tried: in all layers, or where it is withheld in one alone. */
type Try = { readonly cell: string; readonly layers: readonly string[] }

/** The dearest first, so that what the reader misses most comes back while it can. */
function dearest(cells: Iterable<string>, { costOf }: GuardedTable): readonly string[] {
  return [...cells].sort((one, other) => costOf(other) - costOf(one) || (one < other ? -1 : 1))
}

/** Places that no rule withholds by itself, in the order in which they are tried: those that are withheld wholly first. */
function triesOf(table: GuardedTable, hidden: Hidden, first: Hidden): readonly Try[] {
  const [whole, ...others] = table.layers.map(({ id }) => id)
  if (whole === undefined) return []
  const held = hidden.get(whole) ?? new Set()
  const wholly = [...held].filter((cell) => !first.get(whole)?.has(cell))
  const alone = others.flatMap((id) => {
    const more = [...(hidden.get(id) ?? [])].filter((cell) => !held.has(cell) && !first.get(id)?.has(cell))
    return dearest(more, table).map((cell) => ({ cell, layers: [id] }))
  })
  return [...dearest(wholly, table).map((cell) => ({ cell, layers: [whole, ...others] })), ...alone]
}

/**
 * Shows places again that need not be withheld: what goes first, to protect one figure, is often made needless by what goes later. One place at a time, and a
 * place comes back only where the audit still has its two tables for every figure and everybody.
 *
 * It is broken off by a number of searches and not by a clock, so that the same table gives the same places on every machine.
 * @param first places that are withheld by a rule of their own
 * @returns what stays withheld
 */
export function showAgain(
  table: GuardedTable,
  links: Links,
  audit: Audit,
  hidden: Hidden,
  first: Hidden,
  coalition: number,
  report: (done: number) => void,
): Hidden {
  let left = hidden
  let tries = mostPlaces / Math.max(1, table.behind.size)
  const most = audit.searches * (1 + shareOfSearches)
  const before = audit.searches
  const due = triesOf(table, hidden, first)
  for (const [at, { cell, layers }] of due.entries()) {
    if (audit.searches >= most || tries < 1) break
    report(Math.max(at / due.length, (audit.searches - before) / (most - before)))
    const next = new Map(
      [...left].map(([id, cells]) => [
        id,
        layers.includes(id) ? new Set([...cells].filter((one) => one !== cell)) : cells,
      ]),
    )
    const isLoose = layers.some(
      (id) => !isRounded(table, id) && new Withholding(table, links, next.get(id) ?? [], coalition).isLooseAround(cell),
    )
    if (isLoose) continue
    tries -= 1
    const unknown = new Map([...next].map(([id, cells]) => [id, new Set([...cells, ...table.blanks])] as const))
    if (audit.canShow(unknown, cell, links.around(cell))) left = next
  }
  return left
}
