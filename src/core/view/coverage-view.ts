import type { LonLat } from '#core/domain/area.ts'

/** Content of the coverage map: distance, nearest site, or supply within reach. */
export const coverageMaps = ['reach', 'nearest', 'access'] as const
type CoverageMap = (typeof coverageMaps)[number]

/** Measure of distance: along a great circle, or by the reader's table of travel times in minutes. */
export const costKinds = ['crow', 'minutes'] as const
type CostKind = (typeof costKinds)[number]

export const accessMethods = ['2sfca', 'e2sfca', '3sfca'] as const
export type AccessMethod = (typeof accessMethods)[number]

export const supplies = ['machines', 'staff'] as const
type Supply = (typeof supplies)[number]

export const needs = ['people', 'older', 'cancers'] as const
export type Need = (typeof needs)[number]

/** Geographies for which reach can be summed. */
export const groupings = ['itl1', 'nation', 'nhs_region', 'health_board', 'utla'] as const
export type Grouping = (typeof groupings)[number]

/** All settings of the Coverage screen except the edits of the what-if. */
export type CoverageView = {
  readonly map: CoverageMap
  /** The distance in the headline, in kilometres, or in minutes with a table of travel times. */
  readonly within: number
  /** Upper limits of the bands in the same unit, ascending, 1 to 6. */
  readonly bands: readonly number[]
  /** Circuity factor: travel distance over straight-line distance, 1 to 2. */
  readonly detour: number
  /** Whether a catchment may cross the sea between an island without a bridge and the mainland. */
  readonly sea: boolean
  /** Whether only sites of the NHS count, where the list of sites tells them apart. */
  readonly nhsOnly: boolean
  readonly cost: CostKind
  /** Id of the table of travel times; null for the one that was brought last. */
  readonly times: string | null
  /** Id of the table of people; null for the towns of the atlas. */
  readonly people: string | null
  readonly method: AccessMethod
  /** Size of the floating catchment, in the unit of the distance. */
  readonly catchment: number
  /** Distance decay over the catchment, 0 to 2; see `zoneWeights`. */
  readonly decay: number
  readonly supply: Supply
  readonly need: Need
  readonly grouping: Grouping
  /** Patients treated for each 100 new cancers, 1 to 100: the reader's assumption, needed for norms per patient. */
  readonly treated: number
}

export const defaultCoverage: CoverageView = {
  map: 'reach',
  within: 45,
  bands: [15, 30, 45, 60],
  detour: 1,
  sea: false,
  nhsOnly: false,
  cost: 'crow',
  times: null,
  people: null,
  method: 'e2sfca',
  catchment: 60,
  decay: 0.38,
  supply: 'machines',
  need: 'people',
  grouping: 'itl1',
  treated: 52,
}

/** One change of a what-if: of sites, machines or staff. */
export type WhatIfEdit =
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
  /** Change in machines or WTE; negative for fewer. */
  | { readonly kind: 'machines' | 'staff'; readonly site: string; readonly by: number }

/** Most edits that fit a link of 1,200 characters. */
export const mostEdits = 24
export const longestSiteName = 40
