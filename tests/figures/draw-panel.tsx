import { renderToStaticMarkup } from 'react-dom/server'
import type { Panel } from '#core/panel/panel.ts'
import type { Plate } from '#core/plate/plate.ts'
import { PanelFigure, type PanelFigureProps } from '#figures/panel/panel-figure.tsx'
import { drawingOf } from '#figures/panel/registry.ts'
import { plainSheet } from '#figures/sheet.ts'
import { themes } from '#figures/theme.ts'
import { smallShapes } from '../fixtures/small-shapes.ts'

const imprint = { date: '1 January 2026', permalink: 'https://example.org/?v=1' }

type Change = Partial<Omit<PanelFigureProps<unknown>, 'panel' | 'plate' | 'drawing'>>

/** A panel as a picture, in light colours on a sheet of 900 pixels unless told. */
export const drawPanel = (panel: Panel, plate: Plate, change: Change = {}): string =>
  renderToStaticMarkup(
    <PanelFigure
      panel={panel}
      drawing={drawingOf(panel.id)}
      plate={plate}
      shapes={smallShapes}
      theme={themes.light}
      sheet={plainSheet(900)}
      imprint={imprint}
      {...change}
    />,
  )
