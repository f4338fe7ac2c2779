import type { Comparison, PanelId } from '#core/compare/comparison.ts'
import { panelDescription } from '#core/compare/panel.ts'
import type { Plate } from '#core/plate/plate.ts'
import { Frame, type Imprint, layFrame } from '../frame.tsx'
import type { Shapes } from '../map/shapes.ts'
import type { Theme } from '../theme.ts'
import { chartOf } from './charts.ts'

/** The plate under the titles of one of its panels. */
export function panelPlate(plate: Plate, comparison: Comparison, id: PanelId): Plate {
  const panel = comparison[id]
  const { title, subtitle, sentences } = panel
  return { ...plate, title, subtitle, sentences, description: panelDescription(panel) }
}

/** A chart of a comparison as a picture that stands by itself. */
export function PanelFigure({
  id,
  plate,
  comparison,
  shapes,
  theme,
  width,
  imprint,
}: {
  readonly id: PanelId
  readonly plate: Plate
  readonly comparison: Comparison
  readonly shapes: Shapes
  readonly theme: Theme
  readonly width: number
  readonly imprint: Imprint
}) {
  const titled = panelPlate(plate, comparison, id)
  const { inner } = layFrame(titled, width, 0, imprint)
  const { chart } = chartOf(id)
  const { body } = comparison[id]
  const props = { body, plate, shapes, theme, width: inner, prefix: id, selected: plate.view.selected }
  return (
    <Frame plate={titled} theme={theme} width={width} imprint={imprint} contentHeight={body ? chart.height(props) : 0}>
      {body ? chart.draw(props) : null}
    </Frame>
  )
}
