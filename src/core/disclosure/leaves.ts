import type { Aim } from './polytope.ts'
import type { Relation } from './relations.ts'

/** A total's relation gives it as the sum of its parts: its own coefficient is 1, the others are −1. */
const totalIn = (relation: Relation): string | undefined => {
  const ones = [...relation].filter(([, times]) => times === 1)
  return ones.length === 1 && [...relation.values()].filter((times) => times === -1).length === relation.size - 1
    ? ones[0]?.[0]
    : undefined
}

/** Total → the sum that defines it. */
export function definitionsOf(relations: readonly Relation[]): ReadonlyMap<string, Relation> {
  const definitions = new Map<string, Relation>()
  for (const relation of relations) {
    const total = totalIn(relation)
    if (total !== undefined && !definitions.has(total)) definitions.set(total, relation)
  }
  return definitions
}

/** Suppressed cells expressed by their leaves: those that no sum defines, which are the attacker's unknowns. */
export class Leaves {
  readonly #definitions: ReadonlyMap<string, Relation>
  readonly #relations: readonly Relation[]
  readonly #unknown: ReadonlySet<string>
  readonly #sums = new Map<string, ReadonlyMap<string, number>>()

  constructor(
    relations: readonly Relation[],
    definitions: ReadonlyMap<string, Relation>,
    unknown: ReadonlySet<string>,
  ) {
    this.#relations = relations
    this.#definitions = definitions
    this.#unknown = unknown
  }

  cells(): Iterable<string> {
    return this.#unknown
  }

  /** The suppressed cells that no sum defines. */
  leaves(): readonly string[] {
    return [...this.#unknown].filter((cell) => !this.#definitions.has(cell))
  }

  /** A cell as a sum of suppressed leaves; shown cells are constant and drop out. */
  sumOf(cell: string): ReadonlyMap<string, number> {
    const known = this.#sums.get(cell)
    if (known) return known
    const definition = this.#definitions.get(cell)
    const sum = new Map<string, number>()
    if (!definition && this.#unknown.has(cell)) sum.set(cell, 1)
    if (definition)
      for (const [part, times] of definition) if (part !== cell && this.#unknown.has(part)) this.#add(sum, part, -times)
    this.#sums.set(cell, sum)
    return sum
  }

  #add(sum: Map<string, number>, cell: string, times: number): void {
    for (const [leaf, own] of this.sumOf(cell)) {
      const added = (sum.get(leaf) ?? 0) + times * own
      if (added === 0) sum.delete(leaf)
      else sum.set(leaf, added)
    }
  }

  /** The known equations of the leaves: sums that are constant. */
  equations(): readonly ReadonlyMap<string, number>[] {
    return this.#relations.flatMap((relation) => {
      const sum = new Map<string, number>()
      for (const [cell, times] of relation) if (this.#unknown.has(cell)) this.#add(sum, cell, times)
      return sum.size > 0 ? [sum] : []
    })
  }
}

/** Unknowns that share no equation with others, and their equations. */
export type Block = {
  readonly keys: readonly string[]
  readonly equations: readonly Aim[]
  readonly at: ReadonlyMap<string, number>
}

/** Splits unknowns into blocks that can be solved one by one. */
export function blocksOf(keys: readonly string[], equations: readonly ReadonlyMap<string, number>[]): readonly Block[] {
  const parent = new Map<string, string>(keys.map((key) => [key, key]))
  const rootOf = (key: string): string => {
    let root = key
    for (let next = parent.get(root) ?? root; next !== root; next = parent.get(root) ?? root) root = next
    parent.set(key, root)
    return root
  }
  for (const equation of equations) {
    const [first, ...others] = equation.keys()
    if (first !== undefined) for (const other of others) parent.set(rootOf(other), rootOf(first))
  }
  const held = new Map<string, { keys: string[]; sums: ReadonlyMap<string, number>[] }>()
  const blockOf = (root: string) => {
    const known = held.get(root) ?? { keys: [], sums: [] }
    held.set(root, known)
    return known
  }
  for (const key of keys) blockOf(rootOf(key)).keys.push(key)
  for (const equation of equations) {
    const [first] = equation.keys()
    if (first !== undefined) blockOf(rootOf(first)).sums.push(equation)
  }
  return [...held.values()].map(({ keys: own, sums }) => {
    const at = new Map(own.map((key, index) => [key, index]))
    const equations = sums.map((sum) => new Map([...sum].map(([key, times]) => [at.get(key) ?? -1, times])))
    return { keys: own, at, equations }
  })
}

/** Cuts small blocks around given unknowns, following short sums first. */
export class Vicinity {
  readonly #block: Block
  readonly #most: number
  readonly #sumsOf: readonly (readonly Aim[])[]
  readonly #parts = new Map<string, Block>()

  /** @param most how many unknowns a part has at most */
  constructor(block: Block, most: number) {
    this.#block = block
    this.#most = most
    const sums = block.keys.map((): Aim[] => [])
    for (const equation of block.equations.toSorted((one, other) => one.size - other.size))
      for (const at of equation.keys()) sums[at]?.push(equation)
    this.#sumsOf = sums
  }

  /** A block of the given unknowns (first) and those around them; all others stay fixed. Searches in it are short and change few places. */
  around(from: Iterable<number>): Block {
    const sought = [...from]
    const name = sought.join(' ')
    const part = this.#parts.get(name) ?? this.#part(sought)
    this.#parts.set(name, part)
    return part
  }

  #part(sought: readonly number[]): Block {
    const near = new Set(sought)
    for (const at of near)
      for (const equation of this.#sumsOf[at] ?? [])
        for (const other of equation.keys()) if (near.size < this.#most) near.add(other)
    const places = [...near]
    const own = new Map(places.map((at, index) => [at, index]))
    const keys = places.map((at) => this.#block.keys[at] ?? '')
    const within = (equation: Aim): Aim =>
      new Map(
        [...equation].flatMap(([at, times]): [number, number][] => {
          const index = own.get(at)
          return index === undefined ? [] : [[index, times]]
        }),
      )
    return {
      keys,
      at: new Map(keys.map((key, index) => [key, index])),
      equations: [...new Set(places.flatMap((at) => this.#sumsOf[at] ?? []))].map(within),
    }
  }
}
