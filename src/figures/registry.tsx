import type { ReactElement } from 'react'
import type { Comparison, PanelId } from '#core/compare/comparison.ts'
import { type CoveragePage, type CoveragePanelId, coveragePanelIds } from '#core/coverage/page.ts'
import type { Series } from '#core/plate/series.ts'
import { chartOf, panelIds } from './compare/charts.ts'
import { PanelFigure } from './compare/panel-figure.tsx'
import { CoverageFigure } from './coverage/coverage-figure.tsx'
import { panelLabels } from './coverage/panel-chart.tsx'
import type { FigureProps } from './figure-props.ts'
import { MapFigure } from './map/map-figure.tsx'
import type { Shapes } from './map/shapes.ts'
import { type OwnFigureId, ownFigureIds, ownFigures } from './own-figures.ts'
import { RankedFigure } from './ranked-dots/ranked-figure.tsx'
import { TrendFigure } from './trend/trend-figure.tsx'

/** The input of all figures. */
export type FigureInput = FigureProps & {
  readonly shapes: Shapes
  readonly series: readonly Series[]
  /** Present on the Compare screen. */
  readonly comparison?: Comparison
  /** Present on the Coverage screen. */
  readonly coverage?: CoveragePage
}

type FigureSpec = {
  readonly label: string
  readonly draw: (input: FigureInput) => ReactElement
  /** Why the figure cannot be drawn, or null. */
  readonly lacks: (input: Pick<FigureInput, 'plate' | 'series' | 'comparison' | 'coverage'>) => string | null
}

const ofPanel = (id: PanelId): FigureSpec => ({
  label: chartOf(id).label,
  draw: ({ comparison, ...input }) => {
    if (!comparison) throw new RangeError('a comparison is drawn from a comparison')
    return <PanelFigure {...input} id={id} comparison={comparison} />
  },
  lacks: ({ comparison }) => (comparison ? comparison[id].lacks : 'The comparison is not composed'),
})

const ofCoverage = (id: CoveragePanelId): FigureSpec => ({
  label: panelLabels[id],
  draw: ({ coverage, ...input }) => {
    if (!coverage) throw new RangeError('a figure of coverage is drawn from a coverage page')
    return <CoverageFigure {...input} id={id} page={coverage} />
  },
  lacks: ({ coverage }) => (coverage ? coverage.panels[id].lacks : 'The coverage is not composed'),
})

const drawings: Readonly<Record<OwnFigureId, FigureSpec['draw']>> = {
  map: (input) => <MapFigure {...input} />,
  ranked: (input) => <RankedFigure {...input} />,
  trend: (input) => <TrendFigure {...input} />,
}

export type FigureId = OwnFigureId | `compare-${PanelId}` | `coverage-${CoveragePanelId}`

/**
 * Every stand-alone figure: those of a plate, and one for each panel of a comparison or of a coverage page. The export menu follows from this list.
 */
export const figures = Object.fromEntries([
  ...ownFigureIds.map((id) => [id, { ...ownFigures[id], draw: drawings[id] }]),
  ...panelIds.map((id) => [`compare-${id}`, ofPanel(id)]),
  ...coveragePanelIds.map((id) => [`coverage-${id}`, ofCoverage(id)]),
]) as Readonly<Record<FigureId, FigureSpec>>
