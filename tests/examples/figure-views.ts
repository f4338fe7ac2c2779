import type { OverlayMode, View } from '#core/view/view.ts'
import type { KnownPanelId } from '#figures/panel/registry.ts'

const perCases = { indicator: 'machines', per: 'cases' } as const
const over = (mode: OverlayMode): Partial<View> => ({ ...perCases, overlay: { indicator: 'vacancy', dims: {}, mode } })
const againstNeed = over('symbols')
const ratesOfCases = { indicator: 'cases', per: 'people' } as const
const ofMine = {
  ...perCases,
  mine: 'itl1!E12000002',
  selected: ['E12000003', 'W92000004'],
  rows: 'machines!cases,cases!people,vacancy!-',
} as const
const years = { indicator: 'cases', per: null } as const

type TextOf<Id> = Id extends { readonly screen: infer Screen extends string; readonly panel: infer Name extends string }
  ? Screen extends 'explore'
    ? Name
    : `${Screen}-${Name}`
  : never

/** The id of a panel as in a file name. */
export type PanelText = TextOf<KnownPanelId>

/** The view of each panel's example. The type requires an entry for every registered panel. */
export const figureViews: Readonly<Record<PanelText, Partial<View>>> = {
  map: perCases,
  ranked: perCases,
  trend: { ...years, selected: ['E12000001', 'E12000002'] },
  'compare-ranking': perCases,
  'compare-ledger': perCases,
  'compare-certainty': ratesOfCases,
  'compare-funnel': ratesOfCases,
  'compare-scatter': againstNeed,
  'compare-corner': againstNeed,
  'compare-trends': years,
  'compare-change': years,
  'compare-spread': perCases,
  'compare-profile': perCases,
  'compare-years': years,
  'compare-measures': perCases,
  'area-table': ofMine,
  'area-held': ofMine,
  'coverage-bands': perCases,
  'coverage-regions': perCases,
  'coverage-catchments': perCases,
  'coverage-gaps': perCases,
  'coverage-farthest': perCases,
  'coverage-staff': perCases,
  'coverage-equity': perCases,
  'scenario-fan': perCases,
  'scenario-gap': perCases,
  'scenario-areas': perCases,
  'scenario-sign': perCases,
  'scenario-steps': perCases,
  'scenario-beside': perCases,
  'scenario-paths': perCases,
  'scenario-swings': perCases,
  'scenario-wave': perCases,
  'scenario-work': perCases,
  'scenario-fit': perCases,
}

/** Further pictures of figures that look different with a second variable: circles, hatching, two colours at once. */
export const furtherViews = {
  'map-symbols': { figure: 'map', view: over('symbols') },
  'map-hatch': { figure: 'map', view: over('hatch') },
  'map-bivariate': { figure: 'map', view: over('bivariate') },
} as const satisfies Record<string, { readonly figure: PanelText; readonly view: Partial<View> }>
