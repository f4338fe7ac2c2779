import type { Bounds } from '#core/domain/area.ts'
import type { Period } from '#core/domain/period.ts'
import { type CoverageView, defaultCoverage, type WhatIfEdit } from './coverage-view.ts'
import type { ScreenId } from './screens.ts'

export const methods = ['ckmeans', 'quantile', 'equal', 'diverging'] as const
export type MethodId = (typeof methods)[number]

export const overlayModes = ['symbols', 'hatch', 'bivariate'] as const
export type OverlayMode = (typeof overlayModes)[number]

/** Dimension id → value id. A dimension that is not named takes the indicator's initial value. */
export type Dims = Readonly<Record<string, string>>

/** A second indicator drawn over the map. */
export type Overlay = { readonly mode: OverlayMode; readonly indicator: string; readonly dims: Dims }

export const sorts = ['value', 'name', 'nation'] as const
export type SortId = (typeof sorts)[number]

export const changeForms = ['difference', 'percent'] as const
export type ChangeForm = (typeof changeForms)[number]

/** Change since another period, in the unit of the measure or in per cent of the earlier figure. */
export type ChangeChoice = { readonly from: Period; readonly form: ChangeForm }

/**
 * Choice of the benchmark: `all` areas together, each area's `nation`, a `group` of the reader's, a published staffing `norm`, or the reader's `own`
 * number in the unit of the measure.
 */
export type BenchmarkChoice =
  | { readonly kind: 'all' | 'none' | 'nation' }
  | { readonly kind: 'group' | 'norm'; readonly id: string }
  | { readonly kind: 'own'; readonly value: number }

/** A named group of areas made by the reader; used like an area, and as a benchmark. */
export type Group = {
  /** `g1`, `g2` … unique in a view. */
  readonly id: string
  readonly name: string
  readonly codes: readonly string[]
}

/** Longest name of a group, in characters. */
export const longestGroupName = 60

/** Maximum number of areas that stay selected: a ninth line in a chart is unreadable. */
export const mostSelected = 8

/**
 * The complete state of the screen. Plain and small: the link encodes all of it and is its only source. `null` means "as the data suggest", which
 * keeps links short and their meaning stable.
 */
export type View = {
  readonly screen: ScreenId
  readonly indicator: string
  readonly dims: Dims
  /** Denominator id, or null for the value without one. */
  readonly per: string | null
  readonly period: Period | null
  /** Period of the denominator, if the reader has chosen one. */
  readonly perPeriod: Period | null
  /** The period with which `period` is compared; null for the figures of one period. */
  readonly change: ChangeChoice | null
  readonly geography: string
  readonly overlay: Overlay | null
  /** Id of the set of service sites drawn as points. */
  readonly sites: string | null
  readonly method: MethodId
  /** 1 to 9 */
  readonly classes: number
  /** Whether classes are computed from all periods, which keeps the colours' meaning while the period changes. */
  readonly fixed: boolean
  readonly benchmark: BenchmarkChoice
  readonly groups: readonly Group[]
  readonly sort: SortId
  /** Whether funnel limits allow for overdispersion: differences between areas beyond chance. */
  readonly overdispersed: boolean
  /** Area codes in the order of selection. */
  readonly selected: readonly string[]
  /** The reader's own area, which every figure marks, as its geography and code: "itl1!E12000004"; null for none. */
  readonly mine: string | null
  /** The measures, larger areas and periods that stand side by side in the table of My area and on the small maps of Compare, as `core/compare/choice.ts` writes them; null as the data suggest. */
  readonly rows: string | null
  /** Whether the map says the value of each area that has room for it. */
  readonly values: boolean
  /** Extent of the map; null for all of it. Bounds instead of a zoom level fill a laptop and a projector with the same regions. */
  readonly bounds: Bounds | null
  /** Settings of the Coverage screen. */
  readonly coverage: CoverageView
  /** Changes of the what-if, in the order they were made. */
  readonly edits: readonly WhatIfEdit[]
  /** Whether the sample's made-up figures are shown among published ones on screens with several measures. */
  readonly sample: boolean
  /** The story that is open, where in it and how it is shown, as `core/story/place.ts` writes it; null for none. */
  readonly story: string | null
  /** The question and the levers of a scenario, as `core/scenario/question.ts` writes them; null for none. */
  readonly scenario: string | null
  readonly theme: 'system' | 'light' | 'dark'
  /** The figure beside the map. */
  readonly panel: 'ranked' | 'table'
}

/** The first screen: qualified MPCE staff per million people by English region, from official workforce statistics. */
export const defaultView: View = {
  screen: 'explore',
  indicator: 'mpce-staff',
  dims: {},
  per: 'people',
  period: null,
  perPeriod: null,
  change: null,
  geography: 'itl1',
  overlay: null,
  sites: null,
  method: 'ckmeans',
  classes: 5,
  fixed: false,
  benchmark: { kind: 'all' },
  groups: [],
  sort: 'value',
  overdispersed: false,
  selected: [],
  mine: null,
  rows: null,
  values: false,
  bounds: null,
  coverage: defaultCoverage,
  edits: [],
  sample: false,
  story: null,
  scenario: null,
  theme: 'system',
  panel: 'ranked',
}
