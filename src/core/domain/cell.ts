import type { Period } from './period.ts'

/**
 * How a value came to be. `observed`: counted or measured by its publisher. `derived`: arithmetic on observed values.
 * `rounded`: moved from what was counted to protect those who gave it, or made from such values; a note says to what base. `modelled`: estimated by a model. `illustrative`: made up to show how real data would look.
 */
export type Status = 'observed' | 'derived' | 'rounded' | 'modelled' | 'illustrative'

/** The reason for a missing number. An absence never becomes a number. */
export type AbsenceReason = 'suppressed' | 'not-published' | 'not-applicable' | 'not-collected'

/** Limits around a value, in the value's own unit. */
export type Interval = {
  readonly lower: number
  readonly upper: number
  /** 0.95 or 0.998 */
  readonly level: number
  readonly method: 'published' | 'exact Poisson' | 'Byar' | 'Wilson' | 'Dobson' | 'normal approximation'
}

/** How many of those asked have answered: 31 of 36 departments. */
export type Coverage = { readonly part: number; readonly whole: number; readonly of: string }

export type Value = {
  readonly kind: 'value'
  readonly value: number
  readonly status: Status
  readonly interval?: Interval
  readonly numerator?: number
  readonly denominator?: number
  readonly coverage?: Coverage
}

export type Absence = {
  readonly kind: 'absent'
  readonly reason: AbsenceReason
  /** The particular cause, when it is not plain: "Wales is suppressed". */
  readonly because?: string
  readonly coverage?: Coverage
}

/** One indicator, one area, one period. Zero is a value; an absence is never a number. */
export type Cell = Value | Absence

/** A cell with its indicator choices, area, period, basis, source and notes. */
export type Observation = {
  readonly area: string
  readonly period: Period
  /** Dimension id → value id, for every dimension of the indicator. */
  readonly dims: Readonly<Record<string, string>>
  /** The publisher's boundary when it differs from the area's own: `ccg-2021` for best-fit regions. Else null. */
  readonly basis: string | null
  readonly cell: Cell
  readonly source: string
  readonly notes: readonly string[]
}

/** In the order in which a figure of several takes their status, the last first. */
export const statusWords: Readonly<Record<Status, string>> = {
  observed: 'observed',
  derived: 'derived',
  rounded: 'rounded to protect departments',
  modelled: 'modelled',
  illustrative: 'illustrative',
}

const order = Object.keys(statusWords) as readonly Status[]

/** The status of a figure computed from several. Arithmetic gives at best `derived`; one rounded part makes the result rounded, and one illustrative part makes it illustrative. */
export function combinedStatus(statuses: readonly Status[]): Status {
  return order[Math.max(1, ...statuses.map((status) => order.indexOf(status)))] ?? 'derived'
}

/** Order in which a group inherits its members' absences, the last first: suppression outranks missing data. */
const gravity: readonly AbsenceReason[] = ['not-applicable', 'not-collected', 'not-published', 'suppressed']
export function strongestReason(reasons: readonly AbsenceReason[]): AbsenceReason {
  return gravity[Math.max(0, ...reasons.map((reason) => gravity.indexOf(reason)))] ?? 'not-published'
}

/** Figures that must be marked wherever they appear: those that nobody has counted, and what the reader imagines or sets going. */
export type Mark = Exclude<Status, 'observed' | 'derived' | 'rounded'> | 'what-if' | 'scenario'

/** The words across every picture, chart, table and file of marked figures. */
export const markWords: Readonly<Record<Mark, string>> = {
  scenario: 'Scenario, never a forecast',
  'what-if': 'What if: not as things are',
  illustrative: 'Illustrative sample: made-up returns, not real data',
  modelled: 'Modelled estimates',
}

export const absenceWords: Readonly<Record<AbsenceReason, string>> = {
  suppressed: 'suppressed',
  'not-published': 'not published',
  'not-applicable': 'not applicable',
  'not-collected': 'not collected',
}

/** Shorthand for tables, after the Government Analysis Function's guidance on symbols. */
export const absenceShorthand: Readonly<Record<AbsenceReason, string>> = {
  suppressed: '[c]',
  'not-published': '[x]',
  'not-applicable': '[z]',
  'not-collected': '[x]',
}
