import type { Comparison, PanelId } from '#core/compare/comparison.ts'
import { panelDescription } from '#core/compare/panel.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { FigureProps } from '../figure-props.ts'
import { Frame } from '../frame.tsx'
import type { Shapes } from '../map/shapes.ts'
import { chartOf } from './charts.ts'

/** The plate under the titles of one of its panels, with what that panel rests on: its own sources, notes, periods and marks. */
export function panelPlate(plate: Plate, comparison: Comparison, id: PanelId): Plate {
  const panel = comparison[id]
  const { title, subtitle, sentences } = panel
  const { trust, marks, partlyMarked, measure, showsMain } = panel.ground()
  return {
    ...plate,
    title,
    subtitle,
    sentences,
    description: panelDescription(panel),
    trust,
    marks,
    partlyMarked,
    measure: { ...plate.measure, ...measure },
    // Classes are a matter of maps, and withheld cells are counted for the measure of the map alone.
    classNote: id === 'certainty' ? plate.classNote : null,
    absences: showsMain ? plate.absences : [],
  }
}

type PanelFigureProps = FigureProps & {
  readonly id: PanelId
  readonly comparison: Comparison
  readonly shapes: Shapes
}

/** A chart of a comparison as a picture that stands by itself. */
export function PanelFigure({ id, plate, comparison, shapes, theme, sheet, imprint }: PanelFigureProps) {
  const { chart } = chartOf(id)
  const { body } = comparison[id]
  const selected = sheet.parts.labels ? plate.view.selected : []
  const props = (width: number) => ({ body, plate, shapes, theme, width, prefix: id, selected })
  return (
    <Frame
      plate={panelPlate(plate, comparison, id)}
      theme={theme}
      sheet={sheet}
      imprint={imprint}
      content={{ height: (width) => (body ? chart.height(props(width)) : 0), least: null }}
      draw={({ width }) => (body ? chart.draw(props(width)) : null)}
    />
  )
}
