import { type Ranking, spanText } from '#core/compare/ranking.ts'
import type { Drawing, DrawingProps } from '../panel/drawing.ts'
import { layRanked, RankedGroup } from '../ranked-dots/ranked-dots.tsx'

const remarksOf = ({ spans }: Ranking): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(spans).map(([code, span]) => [code, spanText(span)]))

const layout = ({ body, plate, width }: DrawingProps<Ranking>) =>
  layRanked(plate, width, { rows: body.areas, remarks: remarksOf(body) })

/** Dots with intervals, the benchmark, and the places that each area could have. */
export const rankingDrawing: Drawing<Ranking> = {
  room: 420,
  rows: ({ areas }) => areas.length,
  height: (props) => layout(props).height,
  draw: (props) => (
    <RankedGroup {...props} rows={props.body.areas} remarks={remarksOf(props.body)} layout={layout(props)} />
  ),
}
