import type { AbsenceReason } from './cell.ts'
import type { Period } from './period.ts'

/**
 * What kind of number it is, which decides what may be done with it:
 * - `events`: counts of things that happen (new cases). Poisson limits hold.
 * - `people`: counts of persons from a census or estimate. No limits.
 * - `staff`: WTE or headcount. Not a count of events: never Poisson limits; coverage is its uncertainty.
 * - `things`: machines, sites, places, posts.
 * - `money`: pounds.
 * - `share`: percentage of something. Wilson limits where numerator and denominator are known.
 * - `rate`: events per people, published with or without limits.
 * - `measure`: anything else with a unit (years, km², per km²).
 */
export type IndicatorKind = 'events' | 'people' | 'staff' | 'things' | 'money' | 'share' | 'rate' | 'measure'

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
    /** As it stands in a title: "of female breast cancer". */
    readonly phrase: string
  }[]
  readonly initial: string
}

/** Which period counts how many areas with a value, for one geography: what menus need without loading cells. */
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
  /** As it stands inside a title, lower case: "radiotherapy machines". */
  readonly phrase: string
  readonly kind: IndicatorKind
  readonly unit: Unit
  readonly decimals: number
  /** A sum over areas means something. */
  readonly additive: boolean
  /** Words for a comparison; judgement-free: "more machines", "fewer machines". */
  readonly polarity: { readonly higher: string; readonly lower: string }
  readonly dimensions: readonly Dimension[]
  /** The dimension whose values are kept in files of their own; null for one file. */
  readonly shard: string | null
  readonly definition: string
  /** Note ids that hold for every cell. */
  readonly notes: readonly string[]
  /** Denominators that make sense, first the one offered first; `none` for the value as it is. */
  readonly per: readonly string[]
  /** Denominators that make sense for some choices of the dimensions only: denominator → dimension → its values. */
  readonly perOnly?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
  /** What no row for an area means, by area code prefix or `*`: `{ "*": "not-published", "S": "not-applicable" }`. */
  readonly silence: Readonly<Record<string, AbsenceReason>>
  /** For staff in WTE: the indicator that counts the same staff by heads, since only counts have limits of chance. */
  readonly heads?: string
  /** Geography and period shown first. */
  readonly initial: { readonly geography: string; readonly period: Period }
  /** Periods between which the series is not comparable, each with the note that says why. */
  readonly breaks: readonly { readonly after: Period; readonly note: string }[]
}

/** One file of cells: where it is, and what it holds. */
type HeldFile = {
  readonly path: string
  readonly extents: readonly Extent[]
  /** Choice of the other dimensions → extents, for the choices and geographies that hold less than the file does; see `held.ts`. */
  readonly choices?: Readonly<Record<string, readonly Extent[]>>
}

/** An indicator as the catalogue lists it: the record, and what was found in its cells. */
export type Indicator = IndicatorRecord & {
  /** Shard value (or `*`) → file and extents. */
  readonly files: Readonly<Record<string, HeldFile>>
  readonly statuses: readonly string[]
  readonly sources: readonly string[]
}

/** Every figure of it is made up: the sample that shows what a survey would add. */
export const isSample = ({ statuses }: Pick<Indicator, 'statuses'>): boolean =>
  statuses.length > 0 && statuses.every((status) => status === 'illustrative')

/** What a count can be divided by: an indicator with fixed dimensions, a base, and words. */
export type Denominator = {
  readonly id: string
  readonly indicator: string
  readonly dims: Readonly<Record<string, string>>
  readonly base: number
  /** "per 1,000 new cancers" */
  readonly phrase: string
  /** For a menu: "New cancers" */
  readonly name: string
  /** Periods that are held but misleading as a denominator (2020: pandemic), with the reason. */
  readonly avoid: readonly Period[]
  readonly avoidReason: string | null
}
