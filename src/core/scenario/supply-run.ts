import { binomialFlow, chanceOfNone, FewLeave, poissonFlow, wholeFlow } from './flows.ts'
import type { LeverPath } from './levers.ts'
import { drawAt, drawsOf, uniform } from './random.ts'
import { CellMoves } from './run-moves.ts'
import { leverAt, RunRates } from './run-rates.ts'
import { trainingYears } from './supply-file.ts'
import type { SupplyPlan } from './supply-plan.ts'
import { type BaseValues, emptyBase, leverPlace, type RunKind, type SupplyRun, setBase } from './supply-tally.ts'

/**
 * One run, from the start to the horizon. Each step of a year is a short loop over all cells and allocates nothing: numbers are looked up by stream, so
 * that the order of cells decides nothing, and engines make short loops quick.
 */
export class SupplyStepper {
  readonly #plan: SupplyPlan
  readonly #out: SupplyRun
  readonly #size: number
  readonly #ages: number
  /** By cell, then age. */
  readonly #persons: Float64Array
  /** By cell: in post again after retiring; left a year ago; retired and left in the year that runs. */
  readonly #returned: Float64Array
  readonly #away: Float64Array
  readonly #lost: Float64Array
  readonly #chances: Float64Array
  /** By cell, then years in training. */
  readonly #cohorts: Float64Array
  readonly #ready: Float64Array
  readonly #complete: Float64Array
  readonly #room: Float64Array
  readonly #ageing: Float64Array
  /** Means of joiners with the chance that nobody comes, by flow, then cell: mostly those of the year before. */
  readonly #means: Float64Array
  readonly #nobody: Float64Array
  readonly #rates: RunRates
  /** By band of age: who retires; and who leaves, of any age. */
  readonly #retiring: readonly FewLeave[]
  readonly #leaving: readonly FewLeave[] = [new FewLeave()]
  readonly #moves: CellMoves
  readonly #base: BaseValues = emptyBase()
  #run = 0
  #chance = false

  constructor(plan: SupplyPlan, out: SupplyRun) {
    const cells = () => new Float64Array(plan.cells.length)
    this.#plan = plan
    this.#out = out
    this.#size = plan.cells.length
    this.#ages = plan.start.ages.length
    this.#persons = new Float64Array(plan.persons.length)
    this.#cohorts = new Float64Array(plan.cohorts.length)
    this.#returned = cells()
    this.#away = cells()
    this.#lost = cells()
    this.#chances = cells()
    this.#ready = cells()
    this.#complete = cells()
    this.#room = cells()
    this.#means = new Float64Array(2 * plan.cells.length)
    this.#nobody = new Float64Array(2 * plan.cells.length)
    this.#ageing = Float64Array.from(plan.start.ages, ({ years }, b) =>
      years === null || b === this.#ages - 1 ? 0 : 1 / years,
    )
    this.#rates = new RunRates(plan, this.#base)
    this.#retiring = plan.start.ages.map(() => new FewLeave())
    this.#moves = new CellMoves(plan, out, this.#persons)
  }

  /** Fills the run that the constructor was given. */
  run(kind: RunKind): void {
    const { years, keys, cohorts } = this.#plan
    setBase(this.#plan, kind, this.#base)
    this.#rates.begin(this.#base)
    this.#run = kind.kind === 'random' ? kind.run : 0
    this.#chance = kind.kind === 'random' && kind.chance
    this.#persons.set(this.#plan.persons)
    this.#returned.fill(0)
    this.#away.fill(0)
    for (let k = 0; k < trainingYears; k += 1)
      for (let c = 0; c < this.#size; c += 1)
        this.#cohorts[c * trainingYears + k] = this.#whole(cohorts[c * trainingYears + k] ?? 0, keys.cohort[c] ?? 0, k)
    this.#moves.begin(this.#run, this.#chance)
    this.#note(0, this.#plan.participation)
    for (let y = 0; y < years.length; y += 1) {
      this.#exits(y)
      this.#moves.year(y, this.#rates)
      this.#entries(y)
      this.#note(y + 1, this.#rates.participation(y))
    }
  }

  /** Converts a quantity to whole persons; in the middle line leaves it as it is. */
  #whole(quantity: number, key: number, place: number): number {
    return this.#chance && quantity > 0 ? wholeFlow(quantity, uniform(key, this.#run, place)) : quantity
  }

  /**
   * Of the persons of each cell, those to whom something happens with the cell’s chance.
   * @param keys of the flow’s streams; @param at where the year begins in `keys`
   */
  #happen(
    persons: Float64Array,
    from: number,
    chances: Float64Array,
    keys: Int32Array,
    at: number,
    to: Float64Array,
    into: number,
  ): void {
    const [run, chance] = [this.#run, this.#chance]
    for (let c = 0; c < chances.length; c += 1) {
      const heads = persons[from + c] ?? 0
      const share = chances[c] ?? 0
      if (heads <= 0 || share <= 0) to[into + c] = 0
      else to[into + c] = chance ? binomialFlow(heads, share, uniform(keys[at + c] ?? 0, run, 0)) : heads * share
    }
  }

  /** Age, retire, return, leave, come back. */
  #exits(y: number): void {
    const { keys, start } = this.#plan
    const { flows } = this.#out
    const at = y * this.#size
    const rates = this.#rates
    this.#age(at)
    this.#go(rates.hazards(y), this.#retiring, keys.retire, at, flows.retired)
    const leaving = rates.shares('leaving', y)
    this.#go(leaving, this.#leaving, keys.leave, at, flows.left)
    this.#happen(flows.retired, at, rates.shares('retire-and-return', y), keys.return, at, flows.returned, at)
    const oldest = rates.oldest()
    for (let c = 0; c < this.#size; c += 1)
      this.#chances[c] = Math.max(0, Math.min(1, (leaving[c] ?? 0) + (oldest[c] ?? 0)))
    this.#happen(this.#returned, 0, this.#chances, keys.gone, at, this.#lost, 0)
    this.#happen(this.#away, 0, rates.shares('coming-back', y), keys.back, at, flows['came back'], at)
    for (let c = 0; c < this.#size; c += 1) {
      const [left, lost] = [flows.left[at + c] ?? 0, this.#lost[c] ?? 0]
      this.#returned[c] = (this.#returned[c] ?? 0) - lost + (flows.returned[at + c] ?? 0)
      this.#away[c] = left
      flows.left[at + c] = left + lost
    }
    this.#enter(start.enters.joiners, flows['came back'], at)
  }

  /** Puts persons of each cell into a band of age. */
  #enter(band: number, persons: Float64Array, at: number): void {
    const first = Math.min(band, this.#ages - 1)
    for (let c = 0; c < this.#size; c += 1) {
      const to = c * this.#ages + first
      this.#persons[to] = (this.#persons[to] ?? 0) + (persons[at + c] ?? 0)
    }
  }

  /** A part of each band moves up, from the top down. */
  #age(at: number): void {
    const [ages, persons, ageing, keys] = [this.#ages, this.#persons, this.#ageing, this.#plan.keys.age]
    for (let c = 0; c < this.#size; c += 1) {
      const draws = drawsOf(keys[at + c] ?? 0, this.#run)
      for (let b = ages - 2; b >= 0; b -= 1) {
        const from = c * ages + b
        const heads = persons[from] ?? 0
        if (heads === 0) continue
        const up = heads * (ageing[b] ?? 0)
        const moved = this.#chance ? wholeFlow(up, drawAt(draws, b)) : up
        persons[from] = heads - moved
        persons[from + 1] = (persons[from + 1] ?? 0) + moved
      }
    }
  }

  /**
   * Persons of every band who go for good.
   * @param chances by cell, or by cell, then age where there is a table of `few` for each band
   */
  #go(chances: Float64Array, few: readonly FewLeave[], keys: Int32Array, at: number, to: Float64Array): void {
    const [ages, persons, run] = [this.#ages, this.#persons, this.#run]
    const byAge = chances.length > this.#size || ages === 1
    for (let c = 0; c < this.#size; c += 1) {
      const draws = drawsOf(keys[at + c] ?? 0, run)
      let sum = 0
      for (let b = 0; b < ages; b += 1) {
        const heads = persons[c * ages + b] ?? 0
        const chance = chances[byAge ? c * ages + b : c] ?? 0
        const table = few[byAge ? b : 0]
        if (heads <= 0 || chance <= 0 || !table) continue
        const out = this.#chance ? table.of(heads, chance, drawAt(draws, b)) : heads * chance
        persons[c * ages + b] = heads - out
        sum += out
      }
      to[at + c] = sum
    }
  }

  /** Complete training, take a post, join, start training; the residual comes last. */
  #entries(y: number): void {
    const { keys, start, joiners, international } = this.#plan
    const { flows } = this.#out
    const at = y * this.#size
    for (let c = 0; c < this.#size; c += 1) this.#ready[c] = this.#cohorts[(c + 1) * trainingYears - 1] ?? 0
    this.#happen(this.#ready, 0, this.#rates.shares('completion', y), keys.complete, at, this.#complete, 0)
    this.#happen(this.#complete, 0, this.#rates.shares('taking-a-post', y), keys.take, at, flows.trained, at)
    this.#enter(start.enters.trainees, flows.trained, at)
    this.#makeRoom(y)
    this.#come(leverPlace['qualified-joiners'], joiners, keys.join, at, flows.joined, 0)
    for (let c = 0; c < this.#size; c += 1) this.#room[c] = (this.#room[c] ?? 0) - (flows.joined[at + c] ?? 0)
    this.#come(
      leverPlace['international-joiners'],
      international,
      keys.arrive,
      at,
      flows['came from abroad'],
      this.#size,
    )
    this.#joinAndTrain(y)
  }

  /** Persons who come from outside, as far as there is room. @param lever its place among the base values; @param slots where the flow’s means begin */
  #come(lever: number, path: LeverPath, keys: Int32Array, at: number, to: Float64Array, slots: number): void {
    const [base, run, means, nobody] = [this.#base[lever] ?? 0, this.#run, this.#means, this.#nobody]
    for (let c = 0; c < this.#size; c += 1) {
      const mean = leverAt(path, at + c, base)
      let coming = Math.max(0, mean)
      if (this.#chance && mean > 0) {
        const slot = slots + c
        if (means[slot] !== mean) {
          means[slot] = mean
          nobody[slot] = chanceOfNone(mean)
        }
        coming = poissonFlow(mean, uniform(keys[at + c] ?? 0, run, 0), nobody[slot] ?? 0)
      }
      to[at + c] = Math.min(this.#room[c] ?? 0, coming)
    }
  }

  #joinAndTrain(y: number): void {
    const { keys, start, training, knownPlaces, residual } = this.#plan
    const { flows, started, dropped } = this.#out
    const [size, cohorts] = [this.#size, this.#cohorts]
    const inService = this.#rates.shares('in-service', y)
    const band = Math.min(start.enters.joiners, this.#ages - 1)
    const base = this.#base[leverPlace['training-places']] ?? 0
    for (let c = 0; c < size; c += 1) {
      const place = y * size + c
      const to = c * this.#ages + band
      const joined = (flows.joined[place] ?? 0) + (flows['came from abroad'][place] ?? 0)
      const unexplained = this.#whole(residual[c] ?? 0, keys.gone[place] ?? 0, 1)
      this.#persons[to] = (this.#persons[to] ?? 0) + joined + unexplained
      flows.residual[place] = unexplained
      const first = c * trainingYears
      for (let k = first + trainingYears - 1; k > first; k -= 1) cohorts[k] = cohorts[k - 1] ?? 0
      const known = knownPlaces[place] ?? Number.NaN
      const places = Math.max(0, leverAt(training, place, Number.isNaN(known) ? base : known))
      const starting = this.#whole(places * (1 - (inService[c] ?? 0)), keys.train[place] ?? 0, 0)
      cohorts[first] = starting
      started[place] = starting
      dropped[place] = (this.#ready[c] ?? 0) - (flows.trained[place] ?? 0)
    }
  }

  /** Persons for whom there is a funded post that stands empty; no limit where that is not asked or posts are not known. */
  #makeRoom(y: number): void {
    const { spec, posts, rates } = this.#plan
    this.#room.fill(Number.POSITIVE_INFINITY)
    if (spec.posts === 'no-limit') return
    const each = this.#rates.participation(y)
    const given = this.#rates.shares('hours-given-up', y)
    const base = this.#base[leverPlace['funded-posts']] ?? 0
    for (let c = 0; c < this.#size; c += 1) {
      const funded = (posts[c] ?? Number.NaN) * (leverAt(rates['funded-posts'], y * this.#size + c, base) / 100)
      if (Number.isNaN(funded)) continue
      const [wte, own] = [this.#wteOf(c, given, each), each[c] ?? 0]
      const room = own > 0 ? Math.max(0, (funded - wte) / own) : 0
      this.#room[c] = this.#chance ? Math.floor(room) : room
    }
  }

  /** @param given share of hours that those give up who came back; @param each WTE of a person; both by cell */
  #wteOf(c: number, given: Float64Array, each: Float64Array): number {
    return (this.#heads(c) + (this.#returned[c] ?? 0) * (1 - (given[c] ?? 0))) * (each[c] ?? 0)
  }

  #heads(c: number): number {
    let heads = 0
    for (let b = c * this.#ages; b < (c + 1) * this.#ages; b += 1) heads += this.#persons[b] ?? 0
    return heads
  }

  /** Writes down the stock after a step. @param each WTE of a person, by cell */
  #note(step: number, each: Float64Array): void {
    const at = step * this.#size
    const { persons, wte, trainees } = this.#out
    const given = this.#rates.shares('hours-given-up', Math.max(0, step - 1))
    for (let c = 0; c < this.#size; c += 1) {
      let learning = 0
      for (let k = c * trainingYears; k < (c + 1) * trainingYears; k += 1) learning += this.#cohorts[k] ?? 0
      persons[at + c] = this.#heads(c) + (this.#returned[c] ?? 0)
      wte[at + c] = this.#wteOf(c, given, each)
      trainees[at + c] = learning
    }
  }
}
