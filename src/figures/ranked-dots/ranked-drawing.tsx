import type { Plate } from '#core/plate/plate.ts'
import type { Drawing } from '../panel/drawing.ts'
import { RankedGroup } from './ranked-dots.tsx'
import { layRanked } from './ranked-layout.ts'
import { columnsLeast, RankingColumns } from './ranking-column.tsx'

/** The areas of a plate in their order: on an axis where there is room, else in columns. */
export const rankedDrawing: Drawing<Plate> = {
  rows: ({ areas }) => areas.length,
  height: ({ body, width }) => layRanked(body, width).height,
  least: ({ body, width }) => Math.min(columnsLeast(body, width), layRanked(body, width).height),
  draw: (props, height) => {
    const layout = layRanked(props.body, props.width)
    return layout.height <= height + 1 ? (
      <RankedGroup {...props} plate={props.body} layout={layout} />
    ) : (
      <RankingColumns {...props} plate={props.body} height={height} />
    )
  },
}
