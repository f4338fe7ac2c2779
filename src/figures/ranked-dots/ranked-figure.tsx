import type { Plate } from '#core/plate/plate.ts'
import { Frame, type Imprint, layFrame } from '../frame.tsx'
import type { Theme } from '../theme.ts'
import { layRanked, RankedGroup } from './ranked-dots.tsx'

/** The ranking as a picture that stands by itself. */
export function RankedFigure({
  plate,
  theme,
  width,
  imprint,
}: {
  readonly plate: Plate
  readonly theme: Theme
  readonly width: number
  readonly imprint: Imprint
}) {
  const { inner } = layFrame(plate, width, 0, imprint)
  const layout = layRanked(plate, inner)
  return (
    <Frame plate={plate} theme={theme} width={width} imprint={imprint} contentHeight={layout.height}>
      <RankedGroup
        plate={plate}
        theme={theme}
        width={inner}
        selected={plate.view.selected}
        prefix="ranked"
        layout={layout}
      />
    </Frame>
  )
}
