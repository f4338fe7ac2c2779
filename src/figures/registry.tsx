import type { ReactElement } from 'react'
import type { Comparison, PanelId } from '#core/compare/comparison.ts'
import type { Series } from '#core/plate/series.ts'
import { chartOf, panelIds } from './compare/charts.ts'
import { PanelFigure } from './compare/panel-figure.tsx'
import type { FigureProps } from './figure-props.ts'
import { MapFigure } from './map/map-figure.tsx'
import type { Shapes } from './map/shapes.ts'
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
  /** Width in pixels at which the figure looks its best. */
  readonly width: number
  readonly draw: (input: FigureInput) => ReactElement
  /** Why the figure cannot be drawn, or null. */
  readonly lacks: (input: Pick<FigureInput, 'plate' | 'series' | 'comparison'>) => string | null
}

const ofPanel = (id: PanelId): FigureSpec => ({
  label: chartOf(id).label,
  width: 860,
  draw: ({ comparison, ...input }) => {
    if (!comparison) throw new RangeError('a comparison is drawn from a comparison')
    return <PanelFigure {...input} id={id} comparison={comparison} />
  },
  lacks: ({ comparison }) => (comparison ? comparison[id].lacks : 'The comparison is not composed'),
})

/** Figures that stand by themselves. A figure is added by one line; menus and exports follow. */
const ownFigures = {
  map: {
    label: 'Map',
    width: 1000,
    draw: (input) => <MapFigure {...input} />,
    lacks: ({ plate }) => (plate.geography.hasShapes ? null : `No boundaries are held for ${plate.geography.name}`),
  },
  ranked: {
    label: 'Ranking',
    width: 860,
    draw: (input) => <RankedFigure {...input} />,
    lacks: ({ plate }) => (plate.areas.length > 1 ? null : 'A ranking needs two areas'),
  },
  trend: {
    label: 'Trend of the selection',
    width: 860,
    draw: (input) => <TrendFigure {...input} />,
    lacks: ({ series }) => (series.length > 0 ? null : 'Select an area that is held for more than one period'),
  },
} as const satisfies Record<string, FigureSpec>

export type OwnFigureId = keyof typeof ownFigures
export type FigureId = OwnFigureId | `compare-${PanelId}`

/** The figures of a single plate. */
export const ownFigureIds = Object.keys(ownFigures) as readonly OwnFigureId[]

/** Every figure: those of a plate, and one for each panel of a comparison. */
export const figures = {
  ...ownFigures,
  ...Object.fromEntries(panelIds.map((id) => [`compare-${id}`, ofPanel(id)])),
} as Readonly<Record<FigureId, FigureSpec>>
