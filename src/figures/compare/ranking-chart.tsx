import { type Ranking, spanText } from '#core/compare/ranking.ts'
import type { Drawing, DrawingProps } from '../panel/drawing.ts'
import { RankedGroup } from '../ranked-dots/ranked-dots.tsx'
import { layRanked } from '../ranked-dots/ranked-layout.ts'
import { columnsLeast, RankingColumns } from '../ranked-dots/ranking-column.tsx'

const remarksOf = ({ spans }: Ranking): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(spans).map(([code, span]) => [code, spanText(span)]))

const layout = ({ body, plate, width }: DrawingProps<Ranking>) =>
  layRanked(plate, width, { rows: body.areas, remarks: remarksOf(body) })

/** Dots with intervals, the benchmark, and the places that each area could have. */
export const rankingDrawing: Drawing<Ranking> = {
  room: 420,
  rows: ({ areas }) => areas.length,
  height: (props) => layout(props).height,
  least: (props) => Math.min(columnsLeast(props.plate, props.width), layout(props).height),
  draw: (props, height) => {
    const { areas } = props.body
    const laid = layout(props)
    return laid.height <= height + 1 ? (
      <RankedGroup {...props} rows={areas} remarks={remarksOf(props.body)} layout={laid} />
    ) : (
      <RankingColumns {...props} rows={areas} remarks={remarksOf(props.body)} height={height} />
    )
  },
}
