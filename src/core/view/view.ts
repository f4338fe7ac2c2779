import type { Bounds } from '#core/domain/area.ts'
import type { Period } from '#core/domain/period.ts'
import { type CoverageView, type Edit, firstCoverage } from './coverage-view.ts'

export const screens = ['explore', 'compare', 'coverage', 'import', 'data'] as const
export type ScreenId = (typeof screens)[number]

export const methods = ['ckmeans', 'quantile', 'equal', 'diverging'] as const
export type MethodId = (typeof methods)[number]

export const overlayModes = ['symbols', 'hatch', 'bivariate'] as const
export type OverlayMode = (typeof overlayModes)[number]

/** Dimension id → value id. What is not named stands at the indicator's initial value. */
export type Dims = Readonly<Record<string, string>>

/** A second indicator drawn over the first. */
export type Overlay = { readonly mode: OverlayMode; readonly indicator: string; readonly dims: Dims }

export const sorts = ['value', 'name', 'nation'] as const
export type SortId = (typeof sorts)[number]

/**
 * What areas are compared with: `all` of them together, their own `nation`, a `group` of the reader's, a published staffing `norm`, or the
 * reader's `own` number in the unit of the measure.
 */
export type BenchmarkChoice =
  | { readonly kind: 'all' | 'none' | 'nation' }
  | { readonly kind: 'group' | 'norm'; readonly id: string }
  | { readonly kind: 'own'; readonly value: number }

/** Areas that the reader has put together and named; used like an area, and as a benchmark. */
export type Group = {
  /** `g1`, `g2` … unique in a view. */
  readonly id: string
  readonly name: string
  readonly codes: readonly string[]
}

/** Longest name of a group, in characters. */
export const longestGroupName = 60

/**
 * Everything that decides what is seen. Plain and small: its codec turns it into a link and back, and the link is the truth.
 * `null` stands for "as the data suggest", so that a short link keeps meaning the same thing.
 */
export type View = {
  readonly screen: ScreenId
  readonly indicator: string
  readonly dims: Dims
  /** Denominator id, or null for the indicator as it is. */
  readonly per: string | null
  readonly period: Period | null
  /** Period of the denominator, where the user has chosen one. */
  readonly perPeriod: Period | null
  readonly geography: string
  readonly overlay: Overlay | null
  /** Set of service sites drawn as points. */
  readonly sites: string | null
  readonly method: MethodId
  /** 1 to 9 */
  readonly classes: number
  /** Classes made from every period at once, so that colours keep their meaning while the period moves. */
  readonly fixed: boolean
  readonly benchmark: BenchmarkChoice
  readonly groups: readonly Group[]
  readonly sort: SortId
  /** Funnel limits that allow for differences beyond chance that have nothing to do with any one area. */
  readonly overdispersed: boolean
  /** Codes, first the one that was selected first. */
  readonly selected: readonly string[]
  /** What the map shows; null for all of it. Kept as bounds so that the same regions fill a laptop and a projector. */
  readonly bounds: Bounds | null
  /** What the coverage screen shows. */
  readonly coverage: CoverageView
  /** What the reader imagines to be otherwise, in the order of imagining. */
  readonly edits: readonly Edit[]
  /** Whether made-up figures of the sample stand among published ones, where several measures are shown together. */
  readonly sample: boolean
  readonly theme: 'system' | 'light' | 'dark'
  /** Figure beside the map. */
  readonly panel: 'ranked' | 'table'
}

/** The first screen: qualified MPCE staff per million people by English region, from official workforce statistics. */
export const firstView: View = {
  screen: 'explore',
  indicator: 'mpce-staff',
  dims: {},
  per: 'people',
  period: null,
  perPeriod: null,
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
  bounds: null,
  coverage: firstCoverage,
  edits: [],
  sample: false,
  theme: 'system',
  panel: 'ranked',
}
