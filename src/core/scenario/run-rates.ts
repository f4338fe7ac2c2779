import type { LeverPath } from './levers.ts'
import { type RateLever, rateLevers, type SupplyPlan } from './supply-plan.ts'
import type { BaseValues } from './supply-tally.ts'

const clamp = (value: number): number => Math.max(0, Math.min(1, value))
export const leverAt = ({ slope, offset }: LeverPath, place: number, base: number): number =>
  (slope[place] ?? 0) * base + (offset[place] ?? 0)

const isFlat = ({ slope, offset }: LeverPath): boolean =>
  slope.every((one) => one === 1) && offset.every((one) => one === 0)

/** Position of each lever among those that act on rates: numbers are looked up quicker than names. */
export const rateAt = Object.fromEntries(rateLevers.map((lever, at) => [lever, at])) as Readonly<
  Record<RateLever, number>
>

/** Rates of one run by year and cell. What no lever moves is worked out once a run, which is most of it. */
export class RunRates {
  readonly #plan: SupplyPlan
  /** By lever: whether one moves it, its share in this run where none does, and its path. */
  readonly #moved: Uint8Array
  readonly #shares: Float64Array
  readonly #paths: readonly LeverPath[]
  readonly #retires: boolean
  readonly #participates: boolean
  readonly #hazards: Float64Array
  readonly #participation: Float64Array
  #base: BaseValues

  constructor(plan: SupplyPlan, base: BaseValues) {
    this.#plan = plan
    this.#paths = rateLevers.map((lever) => plan.rates[lever])
    this.#moved = Uint8Array.from(this.#paths, (path) => (isFlat(path) ? 0 : 1))
    this.#shares = new Float64Array(rateLevers.length)
    this.#participates = this.#isMoved('participation')
    this.#retires = this.#isMoved('retirement') || this.#isMoved('retirement-age')
    this.#hazards = new Float64Array(plan.start.ages.length)
    this.#participation = new Float64Array(plan.years.length)
    this.#base = base
  }

  #isMoved(lever: RateLever): boolean {
    return this.#moved[rateAt[lever]] === 1
  }

  /** Takes the base values of a run. */
  begin(base: BaseValues): void {
    this.#base = base
    for (const lever of rateLevers) this.#shares[rateAt[lever]] = clamp(base[lever] / 100)
    for (let b = 0; b < this.#hazards.length; b += 1)
      this.#hazards[b] = clamp((base.retirement / 100) * this.#shape(b, base['retirement-age'] / 5))
    const middle = this.#plan.levers.participation.value ?? 1
    // A run's own value comes over five years: at the start the WTE of a person is as observed.
    for (let y = 0; y < this.#participation.length; y += 1)
      this.#participation[y] = middle + (Math.min(5, y + 1) / 5) * (base.participation - middle)
  }

  /** From 0 to 1. @param lever its position, from `rateAt` */
  share(lever: number, place: number): number {
    return this.#moved[lever] === 0 ? (this.#shares[lever] ?? 0) : this.#movedShare(lever, place)
  }

  #movedShare(lever: number, place: number): number {
    const path = this.#paths[lever]
    return path ? clamp(leverAt(path, place, this.#base[rateLevers[lever] ?? 'leaving']) / 100) : 0
  }

  /** Chance to retire in a band of age. */
  hazard(b: number, place: number): number {
    return this.#retires ? this.#movedHazard(b, place) : (this.#hazards[b] ?? 0)
  }

  #movedHazard(b: number, place: number): number {
    const { rates } = this.#plan
    const rate = leverAt(rates.retirement, place, this.#base.retirement) / 100
    return clamp(rate * this.#shape(b, leverAt(rates['retirement-age'], place, this.#base['retirement-age']) / 5))
  }

  /** Chance that somebody who came back after retiring goes for good. */
  oldest(leaving: number, place: number): number {
    const { rates, start } = this.#plan
    const rate = leverAt(rates.retirement, place, this.#base.retirement) / 100
    const later = leverAt(rates['retirement-age'], place, this.#base['retirement-age']) / 5
    return clamp(leaving + rate * this.#shape(start.ages.length - 1, later))
  }

  /** WTE of a person. @param y position of the year */
  participation(place: number, c: number, y: number): number {
    const { levers, rates, participation } = this.#plan
    const own = this.#participation[y] ?? 0
    const now = this.#participates ? leverAt(rates.participation, place, own) : own
    return ((participation[c] ?? 0) * Math.max(0, now)) / (levers.participation.value ?? 1)
  }

  /** The hazard’s shape, moved up the ages by a part of a band of five years. */
  #shape(b: number, later: number): number {
    const { retireShape } = this.#plan
    const ages = this.#hazards.length
    const own = retireShape[b] ?? 0
    if (later === 0 || ages === 1) return own
    const other = retireShape[Math.max(0, Math.min(ages - 1, b - Math.sign(later)))] ?? 0
    return own + Math.min(1, Math.abs(later)) * (other - own)
  }
}
