import { Inexact } from './eliminate.ts'
import { entry } from './entry.ts'
import type { AmountPart, AuditFigure, Coalition, PlaceContributors, PlaceMoves, Room } from './figures.ts'
import { type Block, blocksOf, Leaves, Vicinity } from './leaves.ts'
import { type Aim, Polytope, type Rooms } from './polytope.ts'
import type { Relation } from './relations.ts'
import { type Rounding, roomWithin } from './roundings.ts'
import { termsOf } from './terms.ts'

/** What stands behind places, and how they add up: the same for every part. */
export type SolverTable = {
  readonly relations: readonly Relation[]
  readonly definitions: ReadonlyMap<string, Relation>
  readonly behind: ReadonlyMap<string, PlaceContributors>
  /** Parts that are shown rounded, wherever they are shown. */
  readonly roundings: ReadonlyMap<string, Rounding>
}

/** One part of one place. */
type Unknown = { readonly part: string; readonly leaf: string; readonly rounding: Rounding | undefined }
const keyOf = (part: string, leaf: string): string => `${part} ${leaf}`

/** A feasible table, as deviations from the true one: place → part → deviation. */
export type Moves = ReadonlyMap<string, PlaceMoves>

/** Number of unknowns in the first search against contributors, before all are tried: a table is usually found near by. */
const firstReach = 200

/** Finds tables that could be true, for one choice of withheld places. */
export class Solver {
  readonly #behind: ReadonlyMap<string, PlaceContributors>
  readonly #leaves = new Map<string, Leaves>()
  readonly #unknowns = new Map<string, Unknown>()
  readonly #blockOf = new Map<string, Block>()
  readonly #polytopes = new Map<Block, { readonly polytope: Polytope; readonly rooms: Rooms } | null>()
  readonly #near = new Map<Block, Vicinity>()
  readonly #places = new Map<Block, ReadonlyMap<number, readonly number[]>>()

  /** @param hidden cells that are not shown, by layer */
  constructor(parts: readonly AmountPart[], ground: SolverTable, hidden: ReadonlyMap<string, ReadonlySet<string>>) {
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
    { id }: AmountPart,
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

  #equation(part: AmountPart, sum: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
    return new Map(termsOf(part, sum, this.#behind).map(({ part: own, leaf, times }) => [keyOf(own, leaf), times]))
  }

  #roomOf(key: string, coalition: Coalition): Room {
    const unknown = this.#unknowns.get(key)
    if (!unknown) throw new RangeError(`${key} is no unknown`)
    const { part, leaf, rounding } = unknown
    const behind = this.#behind.get(leaf)
    // A cell unknown even to the guard can have any value.
    if (!behind) return { down: 0, up: Number.POSITIVE_INFINITY }
    const room = (coalition.length === 0 ? behind : behind.knownTo(coalition)).roomOf(part)
    if (!rounding) return room
    const { down, up } = roomWithin(rounding, behind.roomOf(part).down)
    return { down: Math.min(room.down, down), up: Math.min(room.up, up) }
  }

  #solved(block: Block) {
    const made = this.#polytopes.get(block)
    if (made !== undefined) return made
    const polytope = polytopeOf(block)
    const solved = polytope && { polytope, rooms: this.#roomsOf(block) }
    this.#polytopes.set(block, solved)
    return solved
  }

  #roomsOf(block: Block): Rooms {
    const rooms = block.keys.map((key) => this.#roomOf(key, []))
    return { down: Float64Array.from(rooms, ({ down }) => down), up: Float64Array.from(rooms, ({ up }) => up) }
  }

  /** The rooms that are left to a coalition: narrower where it gave something. */
  #roomsFor(block: Block, rooms: Rooms, coalition: Coalition): Rooms {
    if (coalition.length === 0) return rooms
    const { down, up } = copied(rooms)
    const places = this.#placesOf(block)
    for (const at of new Set(coalition.flatMap((one) => places.get(one) ?? []))) {
      const room = this.#roomOf(block.keys[at] ?? '', coalition)
      down[at] = room.down
      up[at] = room.up
    }
    return { down, up }
  }

  /** Where in a block each contributor has answered. */
  #placesOf(block: Block): ReadonlyMap<number, readonly number[]> {
    const known = this.#places.get(block)
    if (known) return known
    const places = new Map<number, number[]>()
    for (const at of block.keys.keys())
      for (const one of this.#behind.get(this.#unknownAt(block, at).leaf)?.respondents ?? []) {
        const own = places.get(one)
        if (own) own.push(at)
        else places.set(one, [at])
      }
    this.#places.set(block, places)
    return places
  }

  /** The cells at which a part is suppressed, as sums of leaves; undefined where none is. */
  leavesOf(part: string): Leaves | undefined {
    return this.#leaves.get(part)
  }

  /** A figure of a cell as a sum of unknowns, block by block. */
  #aims({ parts }: AuditFigure, cell: string): ReadonlyMap<Block, Map<number, number>> {
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

  /** How far a figure is from the truth in a table. */
  movedBy({ parts }: AuditFigure, cell: string, moves: Moves): number {
    let moved = 0
    for (const { id, coupledOnly } of parts)
      for (const [leaf, times] of this.#leaves.get(id)?.sumOf(cell) ?? []) {
        const move = moves.get(leaf)?.get(id)
        if (move !== undefined && (!coupledOnly || this.#behind.get(leaf)?.isCoupled)) moved += times * move
      }
    return moved
  }

  /**
   * Searches for a table in which a figure is as high, or as low, as possible; stops once `isEnough`.
   * @param holder the figure that contains another, which must not exceed it
   * @param coalition whose figures are known
   * @returns the table, and how far the figure is from the truth; null where none was found
   */
  seek(
    figure: AuditFigure,
    holder: AuditFigure | undefined,
    cell: string,
    direction: 1 | -1,
    coalition: Coalition,
    isEnough: (reached: number) => boolean,
  ): { readonly reached: number; readonly moves: Moves } | null {
    let reached = 0
    const moves = new Map<string, Map<string, number>>()
    for (const [block, aim] of this.#aims(figure, cell)) {
      if (isEnough(reached)) continue
      const before = reached
      const signed = new Map([...aim].map(([at, times]) => [at, direction * times]))
      for (const [part, own] of this.#parts(block, signed, coalition)) {
        const solved = this.#solved(part)
        if (!solved) continue
        solved.polytope.start(this.#roomsFor(part, solved.rooms, coalition))
        const more = solved.polytope.climb(own, (gain) => isEnough(before + gain))
        if (part !== block && !isEnough(before + more)) continue
        reached += more
        this.#note(part, solved.polytope, moves)
        break
      }
    }
    return reached > 0 && this.#makeRoom(holder, moves, coalition) ? { reached, moves } : null
  }

  /** Yields the blocks to search: against contributors first a small one around the target, then the whole block. */
  *#parts(block: Block, aim: Aim, coalition: Coalition): Generator<readonly [Block, Aim]> {
    if (coalition.length > 0 && block.keys.length > 2 * firstReach) {
      const vicinity = this.#near.get(block) ?? new Vicinity(block, firstReach)
      this.#near.set(block, vicinity)
      // What is sought comes first in its part.
      yield [vicinity.around(aim.keys()), new Map([...aim.values()].map((times, index) => [index, times]))]
    }
    yield [block, aim]
  }

  #note(block: Block, polytope: Polytope, moves: Map<string, Map<string, number>>): void {
    for (const [at, move] of polytope.moves()) {
      const unknown = this.#unknownAt(block, at)
      const own = moves.get(unknown.leaf) ?? new Map<string, number>()
      moves.set(unknown.leaf, own.set(unknown.part, move))
    }
  }

  #unknownAt({ keys }: Block, at: number): Unknown {
    const unknown = this.#unknowns.get(keys[at] ?? '')
    if (!unknown) throw new RangeError(`${at} of ${keys.length} unknowns`)
    return unknown
  }

  /** Lowers a contained part where its figure has fallen below it. */
  #makeRoom(holder: AuditFigure | undefined, moves: Map<string, Map<string, number>>, coalition: Coalition): boolean {
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
      const task = due.get(block) ?? {
        rooms: copied(this.#roomsFor(block, solved.rooms, coalition)),
        aim: new Map<number, number>(),
        need: 0,
      }
      due.set(block, task)
      const up = Math.floor(entry(task.rooms.up, at) + moved)
      task.rooms.up[at] = Math.max(0, up)
      if (up >= 0) continue
      if (-up > entry(task.rooms.down, at)) return false
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

const copied = ({ down, up }: Rooms): Rooms => ({ down: down.slice(), up: up.slice() })

/** A block whose equations cannot be solved in exact numbers proves nothing. */
function polytopeOf({ keys, equations }: Block): Polytope | null {
  try {
    return new Polytope(keys.length, equations)
  } catch (fault) {
    if (fault instanceof Inexact) return null
    throw fault
  }
}
