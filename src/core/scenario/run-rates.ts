import type { LeverPath } from './levers.ts'
import { type RateLever, rateLevers, type SupplyPlan } from './supply-plan.ts'
import type { BaseValues } from './supply-tally.ts'

const clamp = (value: number): number => Math.max(0, Math.min(1, value))
export const leverAt = ({ slope, offset }: LeverPath, place: number, base: number): number =>
  (slope[place] ?? 0) * base + (offset[place] ?? 0)

const isFlat = ({ slope, offset }: LeverPath): boolean =>
  slope.every((one) => one === 1) && offset.every((one) => one === 0)

/** Rates of one run by year and cell. What no lever moves is worked out once a run, which is most of it. */
export class RunRates {
  readonly #plan: SupplyPlan
  readonly #moved: Readonly<Record<RateLever, boolean>>
  readonly #shares: Record<RateLever, number>
  readonly #hazards: Float64Array
  readonly #participation: Float64Array
  #base: BaseValues

  constructor(plan: SupplyPlan, base: BaseValues) {
    this.#plan = plan
    const of = <T>(make: (lever: RateLever) => T) =>
      Object.fromEntries(rateLevers.map((lever) => [lever, make(lever)])) as Record<RateLever, T>
    this.#moved = of((lever) => !isFlat(plan.rates[lever]))
    this.#shares = of(() => 0)
    this.#hazards = new Float64Array(plan.start.ages.length)
    this.#participation = new Float64Array(plan.years.length)
    this.#base = base
  }

  /** Takes the base values of a run. */
  begin(base: BaseValues): void {
    this.#base = base
    for (const lever of rateLevers) this.#shares[lever] = clamp(base[lever] / 100)
    for (let b = 0; b < this.#hazards.length; b += 1)
      this.#hazards[b] = clamp((base.retirement / 100) * this.#shape(b, base['retirement-age'] / 5))
    const middle = this.#plan.levers.participation.value ?? 1
    // A run's own value comes over five years: at the start the WTE of a person is as observed.
    for (let y = 0; y < this.#participation.length; y += 1)
      this.#participation[y] = middle + (Math.min(5, y + 1) / 5) * (base.participation - middle)
  }

  /** From 0 to 1. */
  share(lever: RateLever, place: number): number {
    return this.#moved[lever]
      ? clamp(leverAt(this.#plan.rates[lever], place, this.#base[lever]) / 100)
      : this.#shares[lever]
  }

  /** Chance to retire in a band of age. */
  hazard(b: number, place: number): number {
    if (!this.#moved.retirement && !this.#moved['retirement-age']) return this.#hazards[b] ?? 0
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
    const now = this.#moved.participation ? leverAt(rates.participation, place, own) : own
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
