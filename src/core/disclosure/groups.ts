import { blocksOf, definitionsOf } from './leaves.ts'
import type { Relation } from './relations.ts'
import type { GuardedTable } from './withholding.ts'

/**
 * A table in groups of places that no sum links, such as years: what is withheld in one tells nothing of another. Places without sums are one group.
 * @returns none where there are no places
 */
export function splitTable(table: GuardedTable): readonly GuardedTable[] {
  const cells = new Set([...table.behind.keys(), ...table.blanks, ...table.relations.flatMap((one) => [...one.keys()])])
  const blocks = blocksOf([...cells], table.relations)
  const linked = blocks.filter(({ equations }) => equations.length > 0).map(({ keys }) => keys)
  const alone = blocks.filter(({ equations }) => equations.length === 0).flatMap(({ keys }) => keys)
  const groups = alone.length > 0 ? [...linked, alone] : linked
  if (groups.length < 2) return groups.length === 0 ? [] : [table]
  const groupOf = new Map(groups.flatMap((keys, at) => keys.map((key) => [key, at] as const)))
  const relations = groups.map((): Relation[] => [])
  for (const relation of table.relations) {
    const [cell = ''] = relation.keys()
    relations[groupOf.get(cell) ?? -1]?.push(relation)
  }
  return groups.map((keys, at) => {
    const own = relations[at] ?? []
    return {
      ...table,
      relations: own,
      definitions: definitionsOf(own),
      behind: new Map(
        keys.flatMap((key) => {
          const behind = table.behind.get(key)
          return behind ? [[key, behind] as const] : []
        }),
      ),
      blanks: new Set(keys.filter((key) => table.blanks.has(key))),
    }
  })
}
