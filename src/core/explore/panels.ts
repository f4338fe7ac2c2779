import { comparePeriods, periodText } from '#core/domain/period.ts'
import type { Protected } from '#core/domain/protected.ts'
import { emptyTable, type PanelContent } from '#core/panel/panel.ts'
import { composePanels, type PanelSpec, type PanelSpecs } from '#core/panel/spec.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { AreaSeries } from '#core/plate/series.ts'

/** What the panels of one plate are composed from. */
export type ExploreInput = {
  readonly plate: Protected<Plate>
  /** The selected areas over the years. */
  readonly series: readonly AreaSeries[]
}

/** A panel with the titles and the table of the plate itself. */
function ofPlate<Body>({ title, subtitle, sentences }: Plate, body: Body, lacks: string | null): PanelContent<Body> {
  return { title, subtitle, sentences, table: emptyTable, body: lacks === null ? body : null, lacks }
}

const mapPanel: PanelSpec<ExploreInput, Plate> = {
  label: 'Map',
  compose: ({ plate }) =>
    ofPlate(plate, plate, plate.geography.hasShapes ? null : `No boundaries are held for ${plate.geography.name}`),
}

const rankedPanel: PanelSpec<ExploreInput, Plate> = {
  label: 'Ranking',
  ordersAreas: true,
  compose: ({ plate }) => ofPlate(plate, plate, plate.areas.length > 1 ? null : 'A ranking needs two areas'),
}

/** "2014 to 2019" */
const spanOf = (series: readonly AreaSeries[]): string => {
  const periods = series.flatMap(({ points }) => points.map(({ period }) => period)).sort(comparePeriods)
  return [...new Set([periods[0], periods[periods.length - 1]])]
    .flatMap((one) => (one ? periodText(one) : []))
    .join(' to ')
}

const trendPanel: PanelSpec<ExploreInput, readonly AreaSeries[]> = {
  label: 'Trend of the selection',
  compose: ({ plate, series }) => ({
    ...ofPlate(plate, series, series.length > 0 ? null : 'Select an area that is held for more than one period'),
    // The finding of the map is on one period.
    title: `${plate.measure.name} over time`,
    subtitle: `${plate.measure.name}, ${plate.geography.name}, ${spanOf(series)}`,
    sentences: [],
  }),
  ground: ({ plate }) => ({ ...plate, showsMain: true, severalPeriods: true }),
}

/** The panels of one plate, as menus list them. A panel is added by one line. */
export const explorePanels = {
  map: mapPanel,
  ranked: rankedPanel,
  trend: trendPanel,
} as const satisfies PanelSpecs<ExploreInput>

/** The panels of a plate without anything beside it. */
export const panelsOf = (plate: Protected<Plate>, series: readonly AreaSeries[] = []) =>
  composePanels('explore', explorePanels, { plate, series })
