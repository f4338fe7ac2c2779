import { Inexact } from './eliminate.ts'
import type { Behind, Figure, Part, Room } from './figures.ts'
import { type Block, blocksOf, Leaves } from './leaves.ts'
import { Polytope, type Rooms } from './polytope.ts'
import type { Relation } from './relations.ts'
import { type Rounding, roomWithin } from './roundings.ts'

/** What stands behind places, and how they add up: the same for every part. */
export type Ground = {
  readonly relations: readonly Relation[]
  readonly definitions: ReadonlyMap<string, Relation>
  readonly behind: ReadonlyMap<string, Behind>
  /** Parts that are shown rounded, wherever they are shown. */
  readonly roundings: ReadonlyMap<string, Rounding>
}

/** One part of one place. */
type Unknown = { readonly part: string; readonly leaf: string; readonly rounding: Rounding | undefined }
const keyOf = (part: string, leaf: string): string => `${part} ${leaf}`

/** Finds tables that could be true, for one choice of withheld places. */
export class Solver {
  readonly #behind: ReadonlyMap<string, Behind>
  readonly #leaves = new Map<string, Leaves>()
  readonly #unknowns = new Map<string, Unknown>()
  readonly #blockOf = new Map<string, Block>()
  readonly #polytopes = new Map<Block, { readonly polytope: Polytope; readonly rooms: Rooms } | null>()

  /** @param hidden cells that are not shown, by layer */
  constructor(parts: readonly Part[], ground: Ground, hidden: ReadonlyMap<string, ReadonlySet<string>>) {
    this.#behind = ground.behind
    const equations = parts.flatMap((part) => {
      const cells = hidden.get(part.layer)
      if (!cells) return []
      const rounding = ground.roundings.get(part.id)
      const rounded = rounding ? [...ground.behind.keys()].filter((cell) => !cells.has(cell)) : []
      const leaves = new Leaves(ground.relations, ground.definitions, new Set([...rounded, ...cells]))
      this.#leaves.set(part.id, leaves)
      const bounded = this.#boundedTotals(part, leaves, rounded, rounding)
      const isRounded = new Set(rounded)
      for (const leaf of leaves.leaves())
        this.#unknowns.set(keyOf(part.id, leaf), {
          part: part.id,
          leaf,
          rounding: isRounded.has(leaf) ? rounding : undefined,
        })
      return [...bounded, ...leaves.equations().map((sum) => this.#equation(part, sum))]
    })
    for (const block of blocksOf([...this.#unknowns.keys()], equations))
      for (const key of block.keys) this.#blockOf.set(key, block)
  }

  /** A rounded total is an unknown of its own, since its rounding bounds it. It comes first, as elimination solves for what comes first. */
  #boundedTotals(
    { id }: Part,
    leaves: Leaves,
    rounded: readonly string[],
    rounding: Rounding | undefined,
  ): readonly ReadonlyMap<string, number>[] {
    return rounded.flatMap((cell) => {
      const sum = leaves.sumOf(cell)
      if (sum.size === 0 || sum.has(cell)) return []
      this.#unknowns.set(keyOf(id, cell), { part: id, leaf: cell, rounding })
      return [new Map([[keyOf(id, cell), 1], ...[...sum].map(([leaf, times]) => [keyOf(id, leaf), -times] as const)])]
    })
  }

  /** A sum of one part that is known, or of two parts where only both together are. */
  #equation({ id, joins }: Part, sum: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
    const own = [...sum].map(([leaf, times]): [string, number] => [keyOf(id, leaf), times])
    const coupled = [...sum].filter(([leaf]) => this.#behind.get(leaf)?.isCoupled)
    // Where all are coupled the other part is known too, and the rest of the sum is known apart.
    if (joins === undefined || coupled.length === sum.size) return new Map(own)
    return new Map([...own, ...coupled.map(([leaf, times]): [string, number] => [keyOf(joins, leaf), times])])
  }

  #roomOf(key: string): Room {
    const unknown = this.#unknowns.get(key)
    const behind = unknown && this.#behind.get(unknown.leaf)
    // What nothing is known of, not even to the guard, can be anything.
    const room = behind?.roomOf(unknown?.part ?? '') ?? { down: 0, up: Number.POSITIVE_INFINITY }
    if (!unknown?.rounding) return room
    const { down, up } = roomWithin(unknown.rounding, room.down)
    return { down: Math.min(room.down, down), up: Math.min(room.up, up) }
  }

  #solved(block: Block) {
    const made = this.#polytopes.get(block)
    if (made !== undefined) return made
    const rooms = block.keys.map((key) => this.#roomOf(key))
    const polytope = polytopeOf(block)
    const solved = polytope && {
      polytope,
      rooms: { down: Float64Array.from(rooms, ({ down }) => down), up: Float64Array.from(rooms, ({ up }) => up) },
    }
    this.#polytopes.set(block, solved)
    return solved
  }

  /** A figure of a cell as a sum of unknowns, block by block. */
  #aims({ parts }: Figure, cell: string): ReadonlyMap<Block, Map<number, number>> {
    const aims = new Map<Block, Map<number, number>>()
    for (const { id, coupledOnly } of parts)
      for (const [leaf, times] of this.#leaves.get(id)?.sumOf(cell) ?? []) {
        if (coupledOnly && !this.#behind.get(leaf)?.isCoupled) continue
        const key = keyOf(id, leaf)
        const block = this.#blockOf.get(key)
        const at = block?.at.get(key)
        if (!block || at === undefined) continue
        aims.set(block, (aims.get(block) ?? new Map<number, number>()).set(at, times))
      }
    return aims
  }

  /**
   * The way from the truth to a table in which a figure is as high, or as low, as it can be, or as is enough.
   * @param holder the figure that another has to stay within
   * @returns how far it is; 0 where there is no such table that stands up to being checked
   */
  seek(
    figure: Figure,
    holder: Figure | undefined,
    cell: string,
    direction: 1 | -1,
    isEnough: (reached: number) => boolean,
  ): number {
    let reached = 0
    const moves = new Map<string, Map<string, number>>()
    for (const [block, aim] of this.#aims(figure, cell)) {
      const solved = this.#solved(block)
      if (!solved || isEnough(reached)) continue
      solved.polytope.start(solved.rooms)
      const before = reached
      const signed = new Map([...aim].map(([at, times]) => [at, direction * times]))
      reached += solved.polytope.climb(signed, (more) => isEnough(before + more))
      this.#note(block, solved.polytope, moves)
    }
    if (reached <= 0 || !this.#makeRoom(holder, moves)) return 0
    for (const [leaf, move] of moves) if (this.#behind.get(leaf)?.allows(move) === false) return 0
    return reached
  }

  #note(block: Block, polytope: Polytope, moves: Map<string, Map<string, number>>): void {
    for (const [at, move] of polytope.moves()) {
      const unknown = this.#unknowns.get(block.keys[at] ?? '')
      if (!unknown) continue
      const own = moves.get(unknown.leaf) ?? new Map<string, number>()
      moves.set(unknown.leaf, own.set(unknown.part, move))
    }
  }

  /** Shifts a part that has to stay within a figure, where the figure has fallen below it. */
  #makeRoom(holder: Figure | undefined, moves: Map<string, Map<string, number>>): boolean {
    const held = holder?.holds
    if (!holder || held === undefined) return true
    const due = new Map<Block, { rooms: Rooms; aim: Map<number, number>; need: number }>()
    for (const [leaf, own] of moves) {
      const key = keyOf(held, leaf)
      const block = this.#blockOf.get(key)
      const at = block?.at.get(key)
      const solved = block && this.#solved(block)
      if (!block || at === undefined || !solved) continue
      const isCoupled = this.#behind.get(leaf)?.isCoupled
      const moved = holder.parts.reduce(
        (sum, { id, coupledOnly }) => sum + (coupledOnly && !isCoupled ? 0 : (own.get(id) ?? 0)),
        0,
      )
      const { down, up: above } = solved.rooms
      const task = due.get(block) ?? { rooms: { down: down.slice(), up: above.slice() }, aim: new Map(), need: 0 }
      due.set(block, task)
      const up = Math.floor((task.rooms.up[at] ?? 0) + moved)
      task.rooms.up[at] = Math.max(0, up)
      if (up >= 0) continue
      if (-up > (task.rooms.down[at] ?? 0)) return false
      task.rooms.down[at] = -up
      task.aim.set(at, -1)
      task.need -= up
    }
    for (const [block, { rooms, aim, need }] of due) {
      const polytope = this.#solved(block)?.polytope
      if (need === 0) continue
      if (!polytope) return false
      polytope.start(rooms)
      if (polytope.climb(aim, (reached) => reached >= need) < need) return false
      this.#note(block, polytope, moves)
    }
    return true
  }
}

/** A block whose equations cannot be solved in exact numbers proves nothing. */
function polytopeOf({ keys, equations }: Block): Polytope | null {
  try {
    return new Polytope(keys.length, equations)
  } catch (fault) {
    if (fault instanceof Inexact) return null
    throw fault
  }
}
