import type { Plate } from '#core/plate/plate.ts'
import type { Series } from '#core/plate/series.ts'

type OwnSpec = {
  readonly label: string
  /** Why the figure cannot be drawn, or null. */
  readonly lacks: (input: { readonly plate: Plate; readonly series: readonly Series[] }) => string | null
}

/** The figures of a single plate by menu name. Their drawing code is loaded on request. */
export const ownFigures = {
  map: {
    label: 'Map',
    lacks: ({ plate }) => (plate.geography.hasShapes ? null : `No boundaries are held for ${plate.geography.name}`),
  },
  ranked: {
    label: 'Ranking',
    lacks: ({ plate }) => (plate.areas.length > 1 ? null : 'A ranking needs two areas'),
  },
  trend: {
    label: 'Trend of the selection',
    lacks: ({ series }) => (series.length > 0 ? null : 'Select an area that is held for more than one period'),
  },
} as const satisfies Record<string, OwnSpec>

export type OwnFigureId = keyof typeof ownFigures
export const ownFigureIds = Object.keys(ownFigures) as readonly OwnFigureId[]
