import type { areaPanels } from '#core/area/panels.ts'
import type { comparePanels } from '#core/compare/comparison.ts'
import type { coveragePanels } from '#core/coverage/page.ts'
import type { explorePanels } from '#core/explore/panels.ts'
import type { PanelId } from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import type { scenarioPanels } from '#core/scenario-page/page.ts'
import type { PanelScreen } from '#core/view/screens.ts'
import { gridDrawing } from '../area/grid-chart.tsx'
import { certaintyDrawing } from '../compare/certainty-chart.tsx'
import { cornerDrawing } from '../compare/corner-chart.tsx'
import { funnelDrawing } from '../compare/funnel-chart.tsx'
import { ledgerDrawing } from '../compare/ledger-chart.tsx'
import { profileDrawing } from '../compare/profile-chart.tsx'
import { rankingDrawing } from '../compare/ranking-chart.tsx'
import { scatterDrawing } from '../compare/scatter-chart.tsx'
import { slopeDrawing } from '../compare/slope-chart.tsx'
import { smallMapsDrawing } from '../compare/small-maps-chart.tsx'
import { spreadDrawing } from '../compare/spread-chart.tsx'
import { trendsDrawing } from '../compare/trends-chart.tsx'
import { CatchmentKey, catchmentKeyHeight } from '../coverage/catchment-key.tsx'
import { CatchmentLayer } from '../coverage/catchment-layer.tsx'
import { lorenzDrawing } from '../coverage/lorenz-chart.tsx'
import { insetParts } from '../map/insets.tsx'
import { keyedParts } from '../map/keyed-layer.tsx'
import { mapAndRanking } from '../map/map-and-ranking.tsx'
import { mapDrawingWith } from '../map/map-drawing.tsx'
import type { MapExtras } from '../map/map-extras.ts'
import { singleParts } from '../map/single-drawing.tsx'
import { rankedDrawing } from '../ranked-dots/ranked-drawing.tsx'
import { columnsDrawing } from '../scenario/columns-chart.tsx'
import { fanDrawing } from '../scenario/fan-chart.tsx'
import { smallFansDrawing } from '../scenario/small-fans-chart.tsx'
import { spanDrawing } from '../scenario/span-chart.tsx'
import type { SheetUse } from '../sheet.ts'
import { trendDrawing } from '../trend/trend-drawing.tsx'
import { barsDrawing } from './bars-chart.tsx'
import type { Drawing } from './drawing.ts'

/** Where a screen with panels is missing, the compiler names it. */
type OfEachScreen<All extends Readonly<Record<PanelScreen, unknown>>> = All

type Specs = OfEachScreen<{
  readonly explore: typeof explorePanels
  readonly compare: typeof comparePanels
  readonly area: typeof areaPanels
  readonly coverage: typeof coveragePanels
  readonly scenario: typeof scenarioPanels
}>

type DrawingOf<Spec> = Spec extends PanelSpec<infer _, infer Body> ? Drawing<Body> : never

const mapExtras: MapExtras = {
  catchments: { Layer: CatchmentLayer, Key: CatchmentKey, keyHeight: catchmentKeyHeight },
  names: keyedParts,
  single: singleParts,
  insets: insetParts,
}

/** The map of Explore, which is that of Coverage too. */
const anyMapDrawing = mapDrawingWith(mapExtras)

/** The map with its ranking as one figure, which only pictures have. */
const mapWithRanking = mapAndRanking(anyMapDrawing, mapExtras)

/** How each panel of each screen is drawn. A panel without its line here, or with the drawing of another body, does not compile. */
export const drawings: {
  readonly [S in PanelScreen]: { readonly [P in keyof Specs[S]]: DrawingOf<Specs[S][P]> }
} = {
  explore: { map: anyMapDrawing, ranked: rankedDrawing, trend: trendDrawing },
  compare: {
    ranking: rankingDrawing,
    ledger: ledgerDrawing,
    certainty: certaintyDrawing,
    funnel: funnelDrawing,
    scatter: scatterDrawing,
    corner: cornerDrawing,
    trends: trendsDrawing,
    change: slopeDrawing,
    spread: spreadDrawing,
    profile: profileDrawing,
    years: smallMapsDrawing,
    measures: smallMapsDrawing,
  },
  area: { table: gridDrawing, held: gridDrawing },
  coverage: {
    bands: barsDrawing,
    regions: barsDrawing,
    catchments: barsDrawing,
    gaps: barsDrawing,
    farthest: barsDrawing,
    staff: barsDrawing,
    equity: lorenzDrawing,
  },
  scenario: {
    fan: fanDrawing,
    gap: anyMapDrawing,
    areas: smallFansDrawing,
    sign: anyMapDrawing,
    steps: spanDrawing,
    beside: spanDrawing,
    paths: smallFansDrawing,
    swings: spanDrawing,
    wave: columnsDrawing,
    work: columnsDrawing,
    fit: columnsDrawing,
  },
}

/** The id of a panel that is registered. */
export type KnownPanelId = {
  readonly [S in keyof Specs]: { readonly screen: S; readonly panel: keyof Specs[S] }
}[keyof Specs]

/** @throws RangeError for a panel without a drawing, which does not compile where the panel is registered */
export function drawingOf({ screen, panel }: PanelId): Drawing<unknown> {
  const all: Readonly<Record<string, Readonly<Record<string, Drawing<unknown>>>>> = drawings
  const drawing = all[screen]?.[panel]
  if (!drawing) throw new RangeError(`no drawing of “${panel}” on “${screen}”`)
  return drawing
}

/** How a panel is drawn in a picture: a map with its ranking where that is wanted, and on a slide with its words beside it. */
export function pictureDrawing(id: PanelId, use: SheetUse, isRanked: boolean): Drawing<unknown> {
  const drawing = drawingOf(id)
  // A map's body is its plate, whichever screen it is of.
  return drawing === (anyMapDrawing as Drawing<unknown>) && (isRanked || use === 'slide')
    ? (mapWithRanking as Drawing<unknown>)
    : drawing
}
