import type { AbsenceReason } from './cell.ts'
import type { Period } from './period.ts'

/**
 * The kind of number, which decides the methods that apply to it:
 * - `events`: counts of things that happen (new cases). Poisson limits hold.
 * - `people`: counts of persons from a census or estimate. No limits.
 * - `staff`: WTE or headcount. Not a count of events: never Poisson limits; coverage is its uncertainty.
 * - `things`: machines, sites, places, posts.
 * - `money`: pounds.
 * - `share`: percentage of something. Wilson limits where numerator and denominator are known.
 * - `rate`: events per people, published with or without limits.
 * - `reports`: counts of what people told of their own accord. No limits, no rates, no sums, and areas are not ranked by them: no report is not no problem.
 * - `measure`: anything else with a unit (years, km², per km²).
 */
export type IndicatorKind =
  | 'events'
  | 'people'
  | 'staff'
  | 'things'
  | 'money'
  | 'share'
  | 'rate'
  | 'reports'
  | 'measure'

export type Topic = { readonly id: string; readonly name: string; readonly about: string }

export type Unit = {
  /** "machine", "WTE", "new case" */
  readonly one: string
  /** "machines", "WTE", "new cases" */
  readonly many: string
  /** Written before the number ("£"), or after it ("%"). */
  readonly prefix?: string
  readonly suffix?: string
}

type Dimension = {
  readonly id: string
  readonly name: string
  readonly values: readonly {
    readonly id: string
    readonly name: string
    /** The words in a title: "of female breast cancer". */
    readonly phrase: string
  }[]
  readonly initial: string
}

/** Number of areas with a value by period, for one geography. Menus read it without loading cells. */
export type Extent = {
  readonly geography: string
  readonly periods: readonly { readonly period: Period; readonly areas: number }[]
}

/** The hand-written part of an indicator: `data/indicators/<id>/indicator.json`. */
export type IndicatorRecord = {
  readonly id: string
  readonly topic: string
  /** "Radiotherapy machines" */
  readonly name: string
  /** The name inside a title, lower case: "radiotherapy machines". */
  readonly phrase: string
  readonly kind: IndicatorKind
  readonly unit: Unit
  readonly decimals: number
  /** Whether a sum over areas is meaningful. */
  readonly additive: boolean
  /** Words for a comparison; judgement-free: "more machines", "fewer machines". */
  readonly polarity: { readonly higher: string; readonly lower: string }
  readonly dimensions: readonly Dimension[]
  /** The dimension with one file for each of its values; null for a single file. */
  readonly shard: string | null
  readonly definition: string
  /** Ids of the notes of every cell. */
  readonly notes: readonly string[]
  /** Denominators that suit the indicator, in menu order; `none` for the value without one. */
  readonly per: readonly string[]
  /** Denominators that suit some choices of the dimensions only: denominator → dimension → its values. */
  readonly perOnly?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
  /** The meaning of a missing row, by area code prefix or `*`: `{ "*": "not-published", "S": "not-applicable" }`. */
  readonly silence: Readonly<Record<string, AbsenceReason>>
  /** For staff in WTE: the indicator of the same staff's headcount. Only counts have limits of chance. */
  readonly heads?: string
  /** Geography and period shown first. */
  readonly initial: { readonly geography: string; readonly period: Period }
  /** Choices on which the indicator opens from a menu, where a geography has them for most areas; else the initial ones. Links mean the initial ones. */
  readonly opens?: Readonly<Record<string, string>>
  /** Periods between which the series is not comparable, each with the note that says why. */
  readonly breaks: readonly { readonly after: Period; readonly note: string }[]
}

/** One file of cells: its path, and the extents of its data. */
type HeldFile = {
  readonly path: string
  readonly extents: readonly Extent[]
  /** Choice of the other dimensions → extents, for the choices and geographies with fewer data than the file as a whole; see `held.ts`. */
  readonly choices?: Readonly<Record<string, readonly Extent[]>>
}

/** An indicator in the catalogue: its record, and the extents found in its cells. */
export type Indicator = IndicatorRecord & {
  /** Shard value (or `*`) → file and extents. */
  readonly files: Readonly<Record<string, HeldFile>>
  readonly statuses: readonly string[]
  readonly sources: readonly string[]
}

/** Whether every figure is made up: the sample that shows what a survey would add. */
export const isSample = ({ statuses }: Pick<Indicator, 'statuses'>): boolean =>
  statuses.length > 0 && statuses.every((status) => status === 'illustrative')

/** A divisor for counts: an indicator with fixed dimensions, a base, and words. */
export type Denominator = {
  readonly id: string
  readonly indicator: string
  readonly dims: Readonly<Record<string, string>>
  readonly base: number
  /** "per 1,000 new cancers" */
  readonly phrase: string
  /** For a menu: "New cancers" */
  readonly name: string
  /** Periods that would mislead as a denominator (2020: pandemic), with the reason. */
  readonly avoid: readonly Period[]
  readonly avoidReason: string | null
}
