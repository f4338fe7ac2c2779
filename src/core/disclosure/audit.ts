import type { Figure, Part } from './figures.ts'
import type { DisclosurePolicy } from './policy.ts'
import { type Protection, primaryReasons, protectionOf, roundedProtectionOf } from './primary.ts'
import { type Ground, Solver } from './solver.ts'

/** A withheld figure that can be narrowed down too far. */
export type Exposure = { readonly layer: string; readonly cell: string; readonly figure: string }

/** Cells that are not shown, layer by layer. */
export type Hidden = ReadonlyMap<string, ReadonlySet<string>>

const hundred = 100
/** Two different quotients of the whole numbers that walks come to are further apart than this. */
const least = 1e-9

/** How far a figure can be from the truth, in hundredths. */
type Span = { readonly lower: number; readonly upper: number }

/** Whether a span gives a figure the protection that it needs: strictly wider than the sliding level, not only as wide. */
const isWide = ({ lower, upper }: Span, need: Protection): boolean =>
  upper >= hundred * need.upper - least &&
  upper - lower > hundred * need.sliding + least &&
  lower <= -hundred * need.lower + least

/**
 * The audit: for every withheld figure it looks for two tables of all measures together that could both be true and in which the figure is far enough
 * apart. A figure for which there are none is exposed. Tables are found in whole numbers and checked place by place, so that a figure that is passed is
 * proved to be protected. What was proved stays true when more is withheld, and is kept.
 * @see Hundepool et al., Statistical Disclosure Control (Wiley, 2012), section 4.4: the feasibility interval, or attacker's problem
 */
export class Audit {
  readonly #ground: Ground
  readonly #parts: readonly Part[]
  readonly #figures: readonly Figure[]
  readonly #policy: DisclosurePolicy
  readonly #spans = new Map<string, Span>()

  constructor(ground: Ground, parts: readonly Part[], figures: readonly Figure[], policy: DisclosurePolicy) {
    this.#ground = ground
    this.#parts = parts
    this.#figures = figures
    this.#policy = policy
  }

  /** @param hidden cells that are not shown; a set that only grows from call to call */
  exposed(hidden: Hidden): readonly Exposure[] {
    const solver = new Solver(this.#parts, this.#ground, hidden)
    return this.#figures.flatMap((figure) =>
      [...(hidden.get(figure.layer) ?? []), ...this.#rounded(figure, hidden)].flatMap((cell) =>
        this.#isProtected(solver, figure, cell, hidden.get(figure.layer)?.has(cell) ?? false)
          ? []
          : [{ layer: figure.layer, cell, figure: figure.id }],
      ),
    )
  }

  /** Places that are shown rounded because they may not be shown as they are. */
  #rounded({ id, layer }: Figure, hidden: Hidden): readonly string[] {
    if (!this.#parts.some((part) => part.layer === layer && this.#ground.roundings.has(part.id))) return []
    return [...this.#ground.behind].flatMap(([cell, { supports }]) => {
      const support = supports[id]
      const isDue = support && !hidden.get(layer)?.has(cell) && primaryReasons(support, this.#policy).length > 0
      return isDue ? [cell] : []
    })
  }

  #needOf(figure: Figure, cell: string, isHidden: boolean): Protection | null {
    const behind = this.#ground.behind.get(cell)
    const support = behind?.supports[figure.id]
    if (!support) return null
    const need = (isHidden ? protectionOf : roundedProtectionOf)(support, figure.unit, this.#policy)
    const { width, above } = behind.limitsOf(figure.id)
    // What is bounded by another figure cannot be spread wider than that.
    if (width <= 0) return null
    const most = this.#mostOf(figure)
    // Nobody asks of a bounded figure that it could be anything between its bounds.
    return most === null
      ? { ...need, upper: Math.min(need.upper, above), sliding: Math.min(need.sliding, width - 1) }
      : { ...need, upper: 0, sliding: Math.min(Math.max(need.sliding, 2 * need.upper), most, Math.max(0, width - 2)) }
  }

  /** Where other places are shown rounded, a withheld figure is as uncertain as those: no range is asked for that rounding would not leave. */
  #mostOf({ layer }: Figure): number | null {
    const most = this.#parts.flatMap(({ id, layer: own }) => {
      const rounding = own === layer ? this.#ground.roundings.get(id) : undefined
      return rounding ? [(rounding.base - 2 * rounding.step) / hundred] : []
    })
    return most.length > 0 ? Math.min(...most) : null
  }

  #isProtected(solver: Solver, figure: Figure, cell: string, isHidden: boolean): boolean {
    const need = this.#needOf(figure, cell, isHidden)
    if (!need) return true
    const name = `${figure.id} ${cell}`
    let span = this.#spans.get(name) ?? { lower: 0, upper: 0 }
    const holder = this.#figures.find(({ holds }) => holds !== undefined && holds !== figure.id)
    for (const direction of [1, -1] as const) {
      if (isWide(span, need)) return true
      const before = span
      const after = (reached: number): Span =>
        direction > 0
          ? { ...before, upper: Math.max(before.upper, reached) }
          : { ...before, lower: Math.min(before.lower, -reached) }
      span = after(solver.seek(figure, holder, cell, direction, (reached) => isWide(after(reached), need)))
      this.#spans.set(name, span)
    }
    return isWide(span, need)
  }
}
