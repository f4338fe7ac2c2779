import { panelDescription } from '#core/compare/panel.ts'
import type { CoveragePage, CoveragePanelId } from '#core/coverage/page.ts'
import type { Plate } from '#core/plate/plate.ts'
import { Frame, type Imprint, layFrame } from '../frame.tsx'
import type { Theme } from '../theme.ts'
import { PanelChart, panelHeight } from './panel-chart.tsx'

/** The plate of a coverage page under the titles of one of its panels. */
export function titledPlate({ plate, panels }: CoveragePage, id: CoveragePanelId): Plate {
  const panel = panels[id]
  const { title, subtitle, sentences } = panel
  // Staff in post come from the sample baseline, whatever the map shows.
  const madeUp = id === 'staff' && !plate.marks.includes('illustrative')
  return {
    ...plate,
    title,
    subtitle,
    sentences,
    description: panelDescription(panel),
    marks: madeUp ? [...plate.marks, 'illustrative'] : plate.marks,
  }
}

/** One figure of a coverage page as a picture that stands by itself. */
export function CoverageFigure({
  id,
  page,
  theme,
  width,
  imprint,
}: {
  readonly id: CoveragePanelId
  readonly page: CoveragePage
  readonly theme: Theme
  readonly width: number
  readonly imprint: Imprint
}) {
  const titled = titledPlate(page, id)
  const { inner } = layFrame(titled, width, 0, imprint)
  const props = { page, id, theme, width: inner }
  return (
    <Frame plate={titled} theme={theme} width={width} imprint={imprint} contentHeight={panelHeight(props)}>
      <PanelChart {...props} />
    </Frame>
  )
}
