import type { ReactElement } from 'react'
import type { Comparison, PanelId } from '#core/compare/comparison.ts'
import type { Series } from '#core/plate/series.ts'
import { chartOf, panelIds } from './compare/charts.ts'
import { PanelFigure } from './compare/panel-figure.tsx'
import type { FigureProps } from './figure-props.ts'
import { MapFigure } from './map/map-figure.tsx'
import type { Shapes } from './map/shapes.ts'
import { type OwnFigureId, ownFigureIds, ownFigures } from './own-figures.ts'
import { RankedFigure } from './ranked-dots/ranked-figure.tsx'
import { TrendFigure } from './trend/trend-figure.tsx'

/** Everything that a figure may draw. */
export type FigureInput = FigureProps & {
  readonly shapes: Shapes
  readonly series: readonly Series[]
  /** Where the screen compares. */
  readonly comparison?: Comparison
}

type FigureSpec = {
  readonly label: string
  readonly draw: (input: FigureInput) => ReactElement
  /** Why the figure cannot be drawn, or null. */
  readonly lacks: (input: Pick<FigureInput, 'plate' | 'series' | 'comparison'>) => string | null
}

const ofPanel = (id: PanelId): FigureSpec => ({
  label: chartOf(id).label,
  draw: ({ comparison, ...input }) => {
    if (!comparison) throw new RangeError('a comparison is drawn from a comparison')
    return <PanelFigure {...input} id={id} comparison={comparison} />
  },
  lacks: ({ comparison }) => (comparison ? comparison[id].lacks : 'The comparison is not composed'),
})

const drawings: Readonly<Record<OwnFigureId, FigureSpec['draw']>> = {
  map: (input) => <MapFigure {...input} />,
  ranked: (input) => <RankedFigure {...input} />,
  trend: (input) => <TrendFigure {...input} />,
}

export type FigureId = OwnFigureId | `compare-${PanelId}`

/** Every figure that stands by itself: those of a plate, and one for each panel of a comparison. Exports follow. */
export const figures = Object.fromEntries([
  ...ownFigureIds.map((id) => [id, { ...ownFigures[id], draw: drawings[id] }]),
  ...panelIds.map((id) => [`compare-${id}`, ofPanel(id)]),
]) as Readonly<Record<FigureId, FigureSpec>>
