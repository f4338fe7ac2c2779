import type { Audit, Hidden } from './audit.ts'
import { type GuardedTable, isRounded, type Links, Suppression } from './withholding.ts'

/** Budget of searches, as a share of those that the audit has made so far. */
const shareOfSearches = 1 / 4
/** Budget of places, summed over all tries: each try builds a system of all places of its table. */
const mostPlaces = 100_000

/** A place that may be released: in all layers, or in the only layer that suppresses it. */
type Try = { readonly cell: string; readonly layers: readonly string[] }

/** Sorts cells by their value to the reader, highest first, so that these are tried while the budget lasts. */
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
 * Releases suppressed places that later suppressions have made unnecessary, one place at a time. A
 * place is released only if the audit still has its two tables for every figure and every observer.
 *
 * Stops after a number of searches, not after a time, so that the same table gives the same result on every machine.
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
      (id) => !isRounded(table, id) && new Suppression(table, links, next.get(id) ?? [], coalition).isLooseAround(cell),
    )
    if (isLoose) continue
    tries -= 1
    const unknown = new Map([...next].map(([id, cells]) => [id, new Set([...cells, ...table.blanks])] as const))
    if (audit.canShow(unknown, cell, links.around(cell))) left = next
  }
  return left
}
