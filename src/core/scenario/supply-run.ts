import { binomialFlow, chanceOfNone, poissonFlow, wholeFlow } from './flows.ts'
import { type Draws, drawAt, drawsOf, uniform } from './random.ts'
import { leverAt, RunRates, rateAt } from './run-rates.ts'
import { trainingYears } from './supply-file.ts'
import type { SupplyPlan } from './supply-plan.ts'
import { type BaseValues, baseValues, type RunKind, type SupplyRun } from './supply-tally.ts'

/** A cell and its weight. */
type Weighted = readonly [cell: number, weight: number]

/** One run, from the start to the horizon. */
export class SupplyStepper {
  readonly #plan: SupplyPlan
  readonly #out: SupplyRun
  readonly #ages: number
  readonly #persons: Float64Array
  readonly #returned: Float64Array
  readonly #cohorts: Float64Array
  readonly #away: Float64Array
  readonly #ageing: Float64Array
  readonly #means: Float64Array
  readonly #nobody: Float64Array
  readonly #rates: RunRates
  #base: BaseValues
  #run = 0
  #chance = false

  constructor(plan: SupplyPlan, out: SupplyRun) {
    this.#plan = plan
    this.#out = out
    this.#ages = plan.start.ages.length
    this.#persons = new Float64Array(plan.persons.length)
    this.#returned = new Float64Array(plan.cells.length)
    this.#cohorts = new Float64Array(plan.cohorts.length)
    this.#away = new Float64Array(plan.cells.length)
    this.#means = new Float64Array(2 * plan.cells.length)
    this.#nobody = new Float64Array(2 * plan.cells.length)
    this.#ageing = Float64Array.from(plan.start.ages, ({ years }, b) =>
      years === null || b === this.#ages - 1 ? 0 : 1 / years,
    )
    this.#base = baseValues(plan, { kind: 'middle' })
    this.#rates = new RunRates(plan, this.#base)
  }

  /** Fills the run that the constructor was given. */
  run(kind: RunKind): void {
    const { cells, years, keys } = this.#plan
    this.#base = baseValues(this.#plan, kind)
    this.#rates.begin(this.#base)
    this.#run = kind.kind === 'random' ? kind.run : 0
    this.#chance = kind.kind === 'random' && kind.chance
    this.#persons.set(this.#plan.persons)
    this.#returned.fill(0)
    this.#away.fill(0)
    for (let place = 0; place < this.#cohorts.length; place += 1) {
      const key = keys.cohort[Math.floor(place / trainingYears)] ?? 0
      this.#cohorts[place] = this.#whole(this.#plan.cohorts[place] ?? 0, key, place % trainingYears)
    }
    for (const one of Object.values(this.#out.flows)) one.fill(0)
    for (let c = 0; c < cells.length; c += 1) this.#note(0, c)
    for (let y = 0; y < years.length; y += 1) {
      for (let c = 0; c < cells.length; c += 1) this.#exits(y * cells.length + c, c)
      this.#betweenCells(y)
      for (let c = 0; c < cells.length; c += 1) this.#entries(y * cells.length + c, c)
      for (let c = 0; c < cells.length; c += 1) this.#note(y + 1, c)
    }
  }

  /** Of `persons`, those to whom something happens with a chance. */
  #of(persons: number, chance: number, key: number, place: number): number {
    if (persons <= 0 || chance <= 0) return 0
    return this.#chance ? binomialFlow(persons, chance, uniform(key, this.#run, place)) : persons * chance
  }

  /** The same with the draws of one stream and run, which several bands of age share. */
  #ofThese(persons: number, chance: number, draws: Draws, place: number): number {
    if (persons <= 0 || chance <= 0) return 0
    return this.#chance ? binomialFlow(persons, chance, drawAt(draws, place)) : persons * chance
  }

  /** Converts a quantity to whole persons; in the middle line leaves it as it is. */
  #whole(quantity: number, key: number, place: number): number {
    return this.#chance && quantity > 0 ? wholeFlow(quantity, uniform(key, this.#run, place)) : quantity
  }

  /** Persons who are expected to come. @param slot of the cell and flow, whose mean mostly is that of the year before */
  #coming(mean: number, key: number, slot: number): number {
    if (mean <= 0) return 0
    if (!this.#chance) return mean
    if (this.#means[slot] !== mean) {
      this.#means[slot] = mean
      this.#nobody[slot] = chanceOfNone(mean)
    }
    return poissonFlow(mean, uniform(key, this.#run, 0), this.#nobody[slot])
  }

  /** Age, retire, return, leave, come back. */
  #exits(place: number, c: number): void {
    const { keys } = this.#plan
    const { flows } = this.#out
    const [first, persons] = [c * this.#ages, this.#persons]
    this.#age(keys.age[place] ?? 0, first)
    const leaving = this.#rates.share(rateAt.leaving, place)
    const retires = drawsOf(keys.retire[place] ?? 0, this.#run)
    const leaves = drawsOf(keys.leave[place] ?? 0, this.#run)
    let retired = 0
    let left = 0
    for (let b = 0; b < this.#ages; b += 1) {
      const heads = persons[first + b] ?? 0
      if (heads === 0) continue
      const out = this.#ofThese(heads, this.#rates.hazard(b, place), retires, b)
      const gone = this.#ofThese(heads - out, leaving, leaves, b)
      persons[first + b] = heads - out - gone
      retired += out
      left += gone
    }
    const again = this.#of(retired, this.#rates.share(rateAt['retire-and-return'], place), keys.return[place] ?? 0, 0)
    const before = this.#returned[c] ?? 0
    const lost = before > 0 ? this.#of(before, this.#rates.oldest(leaving, place), keys.gone[place] ?? 0, 0) : 0
    this.#returned[c] = before - lost + again
    const back = this.#of(this.#away[c] ?? 0, this.#rates.share(rateAt['coming-back'], place), keys.back[place] ?? 0, 0)
    this.#away[c] = left
    this.#enter(c, this.#plan.start.enters.joiners, back)
    flows.retired[place] = retired
    flows.returned[place] = again
    flows.left[place] = left + lost
    flows['came back'][place] = back
  }

  #enter(c: number, band: number, persons: number): void {
    const to = c * this.#ages + Math.min(band, this.#ages - 1)
    this.#persons[to] = (this.#persons[to] ?? 0) + persons
  }

  /** A part of each band moves up, from the top down. */
  #age(key: number, first: number): void {
    const draws = drawsOf(key, this.#run)
    for (let b = this.#ages - 2; b >= 0; b -= 1) {
      const heads = this.#persons[first + b] ?? 0
      if (heads === 0) continue
      const up = heads * (this.#ageing[b] ?? 0)
      const moved = this.#chance ? wholeFlow(up, drawAt(draws, b)) : up
      this.#persons[first + b] = heads - moved
      this.#persons[first + b + 1] = (this.#persons[first + b + 1] ?? 0) + moved
    }
  }

  /** Moves between areas and promotion between professions: what leaves one cell comes to another. */
  #betweenCells(y: number): void {
    const { cells, keys, above } = this.#plan
    for (let c = 0; c < cells.length; c += 1) {
      const place = y * cells.length + c
      const promoted = (above[c] ?? -1) >= 0 ? this.#rates.share(rateAt.promotion, place) : 0
      const moving = this.#rates.share(rateAt.moving, place)
      if (promoted === 0 && moving === 0) continue
      const others = moving > 0 ? this.#like(c) : []
      for (let b = 0; b < this.#ages; b += 1) {
        const from = c * this.#ages + b
        const up = this.#of(this.#persons[from] ?? 0, promoted, keys.promote[place] ?? 0, b)
        if (up > 0) this.#shift(y, c, above[c] ?? 0, b, up, 'promoted')
        const away = this.#of(this.#persons[from] ?? 0, moving, keys.move[place] ?? 0, b * 64)
        if (away > 0) this.#spread(y, c, b, away, others, keys.move[place] ?? 0)
      }
    }
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
  #spread(y: number, c: number, b: number, away: number, others: readonly Weighted[], key: number): void {
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
    const size = this.#plan.cells.length
    const { flows } = this.#out
    const [a, z] = [from * this.#ages + b, to * this.#ages + b]
    this.#persons[a] = (this.#persons[a] ?? 0) - persons
    this.#persons[z] = (this.#persons[z] ?? 0) + persons
    const [out, into] = [flows[`${how} out`], flows[`${how} in`]]
    out[y * size + from] = (out[y * size + from] ?? 0) + persons
    into[y * size + to] = (into[y * size + to] ?? 0) + persons
  }

  /** Complete training, take a post, join, start training; the residual comes last. */
  #entries(place: number, c: number): void {
    const { keys, start, training, knownPlaces, joiners, international, residual } = this.#plan
    const { flows } = this.#out
    const last = c * trainingYears + trainingYears - 1
    const ready = this.#cohorts[last] ?? 0
    const complete =
      ready > 0 ? this.#of(ready, this.#rates.share(rateAt.completion, place), keys.complete[place] ?? 0, 0) : 0
    const taking =
      complete > 0 ? this.#of(complete, this.#rates.share(rateAt['taking-a-post'], place), keys.take[place] ?? 0, 0) : 0
    this.#enter(c, start.enters.trainees, taking)
    const room = this.#room(place, c)
    const joined = Math.min(
      room,
      this.#coming(leverAt(joiners, place, this.#base['qualified-joiners']), keys.join[place] ?? 0, 2 * c),
    )
    const abroad = Math.min(
      room - joined,
      this.#coming(
        leverAt(international, place, this.#base['international-joiners']),
        keys.arrive[place] ?? 0,
        2 * c + 1,
      ),
    )
    this.#enter(c, start.enters.joiners, joined + abroad)
    const extra = residual[c] ?? 0
    const unexplained = this.#whole(extra, keys.gone[place] ?? 0, 1)
    this.#enter(c, start.enters.joiners, unexplained)
    for (let k = trainingYears - 1; k > 0; k -= 1)
      this.#cohorts[c * trainingYears + k] = this.#cohorts[c * trainingYears + k - 1] ?? 0
    const known = knownPlaces[place] ?? Number.NaN
    const places = leverAt(training, place, Number.isNaN(known) ? this.#base['training-places'] : known)
    const direct = Math.max(0, places) * (1 - this.#rates.share(rateAt['in-service'], place))
    const starting = this.#whole(direct, keys.train[place] ?? 0, 0)
    this.#cohorts[c * trainingYears] = starting
    this.#out.started[place] = starting
    this.#out.dropped[place] = ready - taking
    flows.trained[place] = taking
    flows.joined[place] = joined
    flows['came from abroad'][place] = abroad
    flows.residual[place] = unexplained
  }

  /** Persons for whom there is a funded post that stands empty; no limit where that is not asked or posts are not known. */
  #room(place: number, c: number): number {
    const { spec, posts } = this.#plan
    const funded =
      (posts[c] ?? Number.NaN) * (leverAt(this.#plan.rates['funded-posts'], place, this.#base['funded-posts']) / 100)
    if (spec.posts === 'no-limit' || Number.isNaN(funded)) return Number.POSITIVE_INFINITY
    const wte = this.#wteOf(this.#heads(c), place, c)
    const each = this.#each(place, c)
    const room = each > 0 ? Math.max(0, (funded - wte) / each) : 0
    return this.#chance ? Math.floor(room) : room
  }

  /** @param heads staff without those who came back after retiring */
  #wteOf(heads: number, place: number, c: number): number {
    const kept = 1 - this.#rates.share(rateAt['hours-given-up'], place)
    return (heads + (this.#returned[c] ?? 0) * kept) * this.#each(place, c)
  }

  /** WTE of a person. */
  #each(place: number, c: number): number {
    return this.#rates.participation(place, c, Math.floor(place / this.#plan.cells.length))
  }

  #heads(c: number): number {
    let heads = 0
    for (let b = 0; b < this.#ages; b += 1) heads += this.#persons[c * this.#ages + b] ?? 0
    return heads
  }

  #note(step: number, c: number): void {
    const size = this.#plan.cells.length
    const heads = this.#heads(c)
    let trainees = 0
    for (let k = 0; k < trainingYears; k += 1) trainees += this.#cohorts[c * trainingYears + k] ?? 0
    this.#out.persons[step * size + c] = heads + (this.#returned[c] ?? 0)
    this.#out.wte[step * size + c] =
      step === 0 ? heads * (this.#plan.participation[c] ?? 0) : this.#wteOf(heads, (step - 1) * size + c, c)
    this.#out.trainees[step * size + c] = trainees
  }
}
