import { panelDescription } from '#core/compare/panel.ts'
import type { CoveragePage, CoveragePanelId } from '#core/coverage/page.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { FigureProps } from '../figure-props.ts'
import { Frame } from '../frame.tsx'
import { PanelChart, panelHeight } from './panel-chart.tsx'

/** The plate of a coverage page under the titles of one of its panels, with what that panel rests on. */
export function titledPlate({ plate, panels, ground }: CoveragePage, id: CoveragePanelId): Plate {
  const panel = panels[id]
  const { title, subtitle, sentences } = panel
  return {
    ...plate,
    title,
    subtitle,
    sentences,
    description: panelDescription(panel),
    ...ground(id),
  }
}

type CoverageFigureProps = Omit<FigureProps, 'plate'> & { readonly id: CoveragePanelId; readonly page: CoveragePage }

/** One figure of a coverage page as a picture that stands by itself. */
export function CoverageFigure({ id, page, theme, sheet, imprint }: CoverageFigureProps) {
  return (
    <Frame
      plate={titledPlate(page, id)}
      theme={theme}
      sheet={sheet}
      imprint={imprint}
      content={{ height: (width) => panelHeight({ page, id, theme, width }), least: null }}
      draw={({ width }) => <PanelChart page={page} id={id} theme={theme} width={width} />}
    />
  )
}
