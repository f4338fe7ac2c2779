import { binomialFlow } from './flows.ts'
import { uniform } from './random.ts'
import type { RunRates } from './run-rates.ts'
import type { SupplyPlan } from './supply-plan.ts'
import type { SupplyRun } from './supply-tally.ts'

/** A cell and its weight. */
type Weighted = readonly [cell: number, weight: number]

/** Moves between areas and promotion between professions: what leaves one cell comes to another. */
export class CellMoves {
  readonly #plan: SupplyPlan
  readonly #out: SupplyRun
  readonly #ages: number
  /** By cell, then age; changed in place. */
  readonly #persons: Float64Array
  /** By cell: those that people can move to, once they were asked for. */
  readonly #others: (readonly Weighted[] | undefined)[]
  /** Whether anybody moved in this run. */
  #moved = true
  #run = 0
  #chance = false

  constructor(plan: SupplyPlan, out: SupplyRun, persons: Float64Array) {
    this.#plan = plan
    this.#out = out
    this.#ages = plan.start.ages.length
    this.#persons = persons
    this.#others = plan.cells.map(() => undefined)
  }

  /** Forgets what moved in the run before. @param chance whether whole persons move by chance */
  begin(run: number, chance: boolean): void {
    this.#run = run
    this.#chance = chance
    if (!this.#moved) return
    const { flows } = this.#out
    for (const flow of ['moved in', 'moved out', 'promoted in', 'promoted out'] as const) flows[flow].fill(0)
    this.#moved = false
  }

  /** @param y position of the year */
  year(y: number, rates: RunRates): void {
    const { above } = this.#plan
    const [promotion, movement] = [rates.shares('promotion', y), rates.shares('moving', y)]
    for (let c = 0; c < promotion.length; c += 1) {
      const promoted = (above[c] ?? -1) >= 0 ? (promotion[c] ?? 0) : 0
      const moving = movement[c] ?? 0
      if (promoted > 0 || moving > 0) this.#from(y, c, promoted, moving)
    }
  }

  #from(y: number, c: number, promoted: number, moving: number): void {
    const { keys, above, cells } = this.#plan
    const place = y * cells.length + c
    const [promotes, moves] = [keys.promote[place] ?? 0, keys.move[place] ?? 0]
    for (let b = 0; b < this.#ages; b += 1) {
      const from = c * this.#ages + b
      const up = this.#of(this.#persons[from] ?? 0, promoted, promotes, b)
      if (up > 0) this.#shift(y, c, above[c] ?? 0, b, up, 'promoted')
      const away = this.#of(this.#persons[from] ?? 0, moving, moves, b * 64)
      if (away > 0) this.#spread(y, c, b, away, moves)
    }
  }

  /** Of `persons`, those to whom something happens with a chance. */
  #of(persons: number, chance: number, key: number, place: number): number {
    if (persons <= 0 || chance <= 0) return 0
    return this.#chance ? binomialFlow(persons, chance, uniform(key, this.#run, place)) : persons * chance
  }

  /** Cells of other areas with the same specialty and profession, with their persons at the start as weights. */
  #like(c: number): readonly Weighted[] {
    const { cells, persons } = this.#plan
    const own = cells[c]
    const heads = (cell: number) =>
      persons.subarray(cell * this.#ages, (cell + 1) * this.#ages).reduce((sum, one) => sum + one, 0)
    return cells.flatMap((one, other) =>
      other !== c && one.specialty === own?.specialty && one.profession === own.profession
        ? [[other, heads(other)] as const]
        : [],
    )
  }

  /** Each who moves goes to one of the other areas; shares, in the middle line. */
  #spread(y: number, c: number, b: number, away: number, key: number): void {
    const others = this.#others[c] ?? this.#like(c)
    this.#others[c] = others
    let left = away
    let weights = others.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [k, [other, weight]] of others.entries()) {
      if (left <= 0 || weights <= 0) break
      const part = this.#of(
        left,
        k === others.length - 1 ? 1 : Math.min(1, weight / weights),
        key,
        b * 64 + 1 + (k % 63),
      )
      if (part > 0) this.#shift(y, c, other, b, part, 'moved')
      left -= part
      weights -= weight
    }
  }

  #shift(y: number, from: number, to: number, b: number, persons: number, how: 'moved' | 'promoted'): void {
    this.#moved = true
    const size = this.#plan.cells.length
    const { flows } = this.#out
    const [a, z] = [from * this.#ages + b, to * this.#ages + b]
    this.#persons[a] = (this.#persons[a] ?? 0) - persons
    this.#persons[z] = (this.#persons[z] ?? 0) + persons
    const [out, into] = [flows[`${how} out`], flows[`${how} in`]]
    out[y * size + from] = (out[y * size + from] ?? 0) + persons
    into[y * size + to] = (into[y * size + to] ?? 0) + persons
  }
}
