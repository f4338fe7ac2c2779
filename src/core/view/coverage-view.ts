import type { LonLat } from '#core/domain/area.ts'

/** What the coverage map shows: how far it is, whose nearest site it is, or how much of a service there is within reach. */
export const coverageMaps = ['reach', 'nearest', 'access'] as const
type CoverageMap = (typeof coverageMaps)[number]

/** How distance is measured: along a great circle, or by a table of minutes that the reader has. */
export const costKinds = ['crow', 'minutes'] as const
type CostKind = (typeof costKinds)[number]

export const accessMethods = ['2sfca', 'e2sfca', '3sfca'] as const
export type AccessMethod = (typeof accessMethods)[number]

export const supplies = ['machines', 'staff'] as const
type Supply = (typeof supplies)[number]

export const needs = ['people', 'older', 'cancers'] as const
export type Need = (typeof needs)[number]

/** The areas that reach is added up for. */
export const groupings = ['itl1', 'nation', 'nhs_region', 'health_board', 'utla'] as const
export type Grouping = (typeof groupings)[number]

/** Everything that decides what the coverage screen shows, apart from what-if edits. */
export type CoverageView = {
  readonly map: CoverageMap
  /** Kilometres, or minutes with a table of minutes: the distance that the headline is about. */
  readonly within: number
  /** Upper limits of the bands in the same unit, ascending, 1 to 6. */
  readonly bands: readonly number[]
  /** By how much the way is longer than the crow's, 1 to 2. */
  readonly detour: number
  /** Whether a catchment may cross the sea to or from an island without a bridge. */
  readonly sea: boolean
  readonly cost: CostKind
  readonly method: AccessMethod
  /** Size of the floating catchment, in the unit of the distance. */
  readonly catchment: number
  /** How steeply a service loses its worth over the catchment, 0 to 2; see `zoneWeights`. */
  readonly decay: number
  readonly supply: Supply
  readonly need: Need
  readonly grouping: Grouping
  /** Patients treated for each 100 new cancers, 1 to 100: the reader’s assumption, which norms per patient need. */
  readonly treated: number
}

export const firstCoverage: CoverageView = {
  map: 'reach',
  within: 45,
  bands: [15, 30, 45, 60],
  detour: 1,
  sea: false,
  cost: 'crow',
  method: 'e2sfca',
  catchment: 60,
  decay: 0.38,
  supply: 'machines',
  need: 'people',
  grouping: 'itl1',
  treated: 52,
}

/** One thing that the reader imagines to be otherwise. */
export type Edit =
  | {
      readonly kind: 'add'
      /** `n1`, `n2` … unique in a view. */
      readonly id: string
      readonly name: string
      readonly at: LonLat
      readonly machines: number
      readonly staff: number
    }
  | { readonly kind: 'close'; readonly site: string }
  /** `by` machines or WTE more, or fewer when below 0. */
  | { readonly kind: 'machines' | 'staff'; readonly site: string; readonly by: number }

/** As many edits as a link of 1,200 characters carries. */
export const mostEdits = 24
export const longestSiteName = 40
