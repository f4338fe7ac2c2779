import type { LeverPath } from './levers.ts'
import { type RateLever, rateLevers, type SupplyPlan } from './supply-plan.ts'
import { type BaseValues, leverPlace } from './supply-tally.ts'

const clamp = (value: number): number => Math.max(0, Math.min(1, value))
export const leverAt = ({ slope, offset }: LeverPath, place: number, base: number): number =>
  (slope[place] ?? 0) * base + (offset[place] ?? 0)

const isFlat = ({ slope, offset }: LeverPath): boolean =>
  slope.every((one) => one === 1) && offset.every((one) => one === 0)

/** Rates of one run, a year at a time, by cell. What no lever moves is worked out once a run, which is most of it. Nothing is allocated in a run. */
export class RunRates {
  readonly #plan: SupplyPlan
  /** By lever: whether a change acts on it, and its share by cell in the year that was asked for last. */
  readonly #moved: Uint8Array
  readonly #shares: readonly Float64Array[]
  readonly #paths: readonly LeverPath[]
  readonly #retires: boolean
  /** By cell, then age. */
  readonly #hazards: Float64Array
  readonly #oldest: Float64Array
  readonly #participation: Float64Array
  readonly #ages: number
  #base: BaseValues

  constructor(plan: SupplyPlan, base: BaseValues) {
    const size = plan.cells.length
    this.#plan = plan
    this.#ages = plan.start.ages.length
    this.#paths = rateLevers.map((lever) => plan.rates[lever])
    this.#moved = Uint8Array.from(this.#paths, (path) => (isFlat(path) ? 0 : 1))
    this.#shares = rateLevers.map(() => new Float64Array(size))
    this.#retires = this.#isMoved('retirement') || this.#isMoved('retirement-age')
    this.#hazards = new Float64Array(size * this.#ages)
    this.#oldest = new Float64Array(size)
    this.#participation = new Float64Array(size)
    this.#base = base
  }

  #isMoved(lever: RateLever): boolean {
    return this.#moved[leverPlace[lever]] === 1
  }

  /** Takes the base values of a run. */
  begin(base: BaseValues): void {
    this.#base = base
    for (let lever = 0; lever < rateLevers.length; lever += 1) {
      const share = clamp((base[lever] ?? 0) / 100)
      if (this.#moved[lever] === 0) this.#shares[lever]?.fill(share)
    }
    if (!this.#retires) this.#retire(0)
  }

  /** From 0 to 1, by cell. @param y position of the year */
  shares(lever: RateLever, y: number): Float64Array {
    const at = leverPlace[lever]
    const shares = this.#shares[at] ?? noCells
    const path = this.#paths[at]
    if (this.#moved[at] === 0 || !path) return shares
    const base = this.#base[at] ?? 0
    for (let c = 0; c < shares.length; c += 1) shares[c] = clamp(leverAt(path, y * shares.length + c, base) / 100)
    return shares
  }

  /** Chance to retire, by cell, then band of age. */
  hazards(y: number): Float64Array {
    if (this.#retires) this.#retire(y)
    return this.#hazards
  }

  /** What age adds to the chance that somebody who came back after retiring goes for good, by cell; asked after `hazards` of the year. */
  oldest(): Float64Array {
    return this.#oldest
  }

  #retire(y: number): void {
    const { retirement, 'retirement-age': age } = this.#plan.rates
    const size = this.#oldest.length
    const [base, years] = [this.#base[leverPlace.retirement] ?? 0, this.#base[leverPlace['retirement-age']] ?? 0]
    for (let c = 0; c < size; c += 1) {
      const rate = leverAt(retirement, y * size + c, base) / 100
      const later = leverAt(age, y * size + c, years) / 5
      for (let b = 0; b < this.#ages; b += 1) this.#hazards[c * this.#ages + b] = clamp(rate * this.#shape(b, later))
      this.#oldest[c] = rate * this.#shape(this.#ages - 1, later)
    }
  }

  /** WTE of a person, by cell. @param y position of the year */
  participation(y: number): Float64Array {
    const { levers, rates, participation } = this.#plan
    const path = rates.participation
    const size = participation.length
    const middle = levers.participation.value ?? 1
    // A run's own value comes over five years: at the start the WTE of a person is as observed.
    const own = middle + (Math.min(5, y + 1) / 5) * ((this.#base[leverPlace.participation] ?? 0) - middle)
    for (let c = 0; c < size; c += 1)
      this.#participation[c] = ((participation[c] ?? 0) * Math.max(0, leverAt(path, y * size + c, own))) / middle
    return this.#participation
  }

  /** The hazard’s shape, moved up the ages by a part of a band of five years. */
  #shape(b: number, later: number): number {
    const { retireShape } = this.#plan
    const own = retireShape[b] ?? 0
    if (later === 0 || this.#ages === 1) return own
    const other = retireShape[Math.max(0, Math.min(this.#ages - 1, b - Math.sign(later)))] ?? 0
    return own + Math.min(1, Math.abs(later)) * (other - own)
  }
}

const noCells = new Float64Array(0)
