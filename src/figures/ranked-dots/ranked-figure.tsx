import type { FigureProps } from '../figure-props.ts'
import { Frame } from '../frame.tsx'
import { layRanked, RankedGroup } from './ranked-dots.tsx'

/** The ranking as a picture that stands by itself. */
export function RankedFigure({ plate, theme, sheet, imprint }: FigureProps) {
  const selected = sheet.parts.labels ? plate.view.selected : []
  return (
    <Frame
      plate={plate}
      theme={theme}
      sheet={sheet}
      imprint={imprint}
      content={{ height: (width) => layRanked(plate, width).height, least: null }}
      draw={({ width }) => (
        <RankedGroup
          plate={plate}
          theme={theme}
          width={width}
          selected={selected}
          prefix="ranked"
          layout={layRanked(plate, width)}
        />
      )}
    />
  )
}
