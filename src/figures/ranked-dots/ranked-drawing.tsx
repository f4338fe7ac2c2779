import type { Plate } from '#core/plate/plate.ts'
import type { Drawing } from '../panel/drawing.ts'
import { layRanked, RankedGroup } from './ranked-dots.tsx'

/** The areas of a plate in their order. */
export const rankedDrawing: Drawing<Plate> = {
  rows: ({ areas }) => areas.length,
  height: ({ body, width }) => layRanked(body, width).height,
  draw: (props) => <RankedGroup {...props} layout={layRanked(props.body, props.width)} />,
}
