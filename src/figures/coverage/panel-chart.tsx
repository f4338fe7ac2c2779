import type { CoveragePage, CoveragePanelId } from '#core/coverage/page.ts'
import type { Theme } from '../theme.ts'
import { BarsChart, barsHeight } from './bars-chart.tsx'
import { LorenzChart, lorenzHeight } from './lorenz-chart.tsx'

/** What each panel is called in menus and files. */
export const panelLabels: Readonly<Record<CoveragePanelId, string>> = {
  bands: 'Reach by distance',
  regions: 'Reach by area',
  catchments: 'Natural catchments',
  gaps: 'Gaps',
  staff: 'Staff that it takes',
  equity: 'How evenly shared',
}

type Props = {
  readonly page: CoveragePage
  readonly id: CoveragePanelId
  readonly theme: Theme
  readonly width: number
}

export function panelHeight({ page, id, theme, width }: Props): number {
  const { body } = page.panels[id]
  if (!body) return 0
  return body.kind === 'bars' ? barsHeight({ body, theme, width }) : lorenzHeight({ body, theme, width })
}

/** The drawing of one panel of a coverage page, as part of a larger one. */
export function PanelChart({ page, id, theme, width }: Props) {
  const { body } = page.panels[id]
  if (!body) return null
  return body.kind === 'bars' ? (
    <BarsChart body={body} theme={theme} width={width} selected={page.plate.view.selected} />
  ) : (
    <LorenzChart body={body} theme={theme} width={width} />
  )
}
