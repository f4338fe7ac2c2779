import type { Relation } from './relations.ts'

/** What an attacker has to solve: cells that are linked to each other, and what is known of their combinations. */
export type System = { readonly unknowns: readonly string[]; readonly equations: readonly Relation[] }

/** Relations in the cells that are not published: what is published moves to the other side. */
function reduced(relations: readonly Relation[], isUnknown: (cell: string) => boolean): Relation[] {
  return relations
    .map((relation) => new Map([...relation].filter(([cell, times]) => times !== 0 && isUnknown(cell))))
    .filter((relation) => relation.size > 0)
}

/** Splits what is unknown into systems that have nothing to do with each other, and so can be solved one by one. */
export function systemsOf(unknown: ReadonlySet<string>, relations: readonly Relation[]): readonly System[] {
  const equations = reduced(relations, (cell) => unknown.has(cell))
  const of = new Map<string, Relation[]>()
  for (const equation of equations)
    for (const cell of equation.keys()) of.set(cell, [...(of.get(cell) ?? []), equation])
  const seen = new Set<string>()
  return [...unknown].flatMap((start) => {
    if (seen.has(start)) return []
    seen.add(start)
    const unknowns = [start]
    const found = new Set<Relation>()
    // The list grows while it is walked, until the last cell brings no new neighbour.
    for (const cell of unknowns)
      for (const equation of of.get(cell) ?? []) {
        found.add(equation)
        for (const next of equation.keys())
          if (!seen.has(next)) {
            seen.add(next)
            unknowns.push(next)
          }
      }
    return [{ unknowns, equations: [...found] }]
  })
}
