import './sharing.css'
import { useMemo, useState } from 'react'
import type { Comparison } from '#core/compare/comparison.ts'
import { seriesOf } from '#core/plate/series.ts'
import { encodeView } from '#core/view/codec.ts'
import { panelRows } from '#exports/export-panel.ts'
import { tableRows } from '#exports/table-rows.ts'
import { panelIds } from '#figures/compare/charts.ts'
import { shapesOf } from '#figures/map/shapes.ts'
import { ownFigureIds } from '#figures/own-figures.ts'
import type { FigureId } from '#figures/registry.tsx'
import { permalink } from '#io/address.ts'
import type { Shown } from '#state/use-plate.ts'
import { Segmented } from '#ui/choice.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { BriefTab } from './brief-tab.tsx'
import { CiteTab } from './cite-tab.tsx'
import { DataTab } from './data-tab.tsx'
import { LinkTab } from './link-tab.tsx'
import { PictureTab } from './picture-tab.tsx'
import type { Shared } from './shared.ts'

const tabs = {
  picture: { name: 'Picture', Tab: PictureTab },
  brief: { name: 'Brief', Tab: BriefTab },
  data: { name: 'Data', Tab: DataTab },
  link: { name: 'Link and embed', Tab: LinkTab },
  cite: { name: 'Cite', Tab: CiteTab },
} as const

export type TabId = keyof typeof tabs
const tabList = (Object.keys(tabs) as TabId[]).map((id) => ({ id, name: tabs[id].name }))

/** Everything that can be taken away from what is shown. */
export function ExportDialog({
  shown,
  comparison,
  figure,
  tab: first,
  about,
  look,
  onClose,
}: {
  readonly shown: Shown
  readonly comparison: Comparison | null
  readonly figure: FigureId
  readonly tab: TabId
  readonly about: string | null
  readonly look: 'light' | 'dark'
  readonly onClose: () => void
}) {
  const [tab, setTab] = useState<TabId>(first)
  const shared = useMemo((): Shared => {
    const { plate, topology, atlas, resolved } = shown
    const link = permalink(window.location, encodeView(plate.view))
    const panel = panelIds.find((id) => figure === `compare-${id}`)
    return {
      shown,
      plate,
      shapes: shapesOf(topology, plate.geography, atlas.areas),
      series: plate.view.selected
        .map((code) => seriesOf(resolved, atlas, code))
        .filter(({ points }) => points.length > 1),
      comparison,
      figureIds: [...ownFigureIds, ...(comparison ? panelIds.map((id) => `compare-${id}` as const) : [])],
      figure,
      about,
      look,
      permalink: link,
      holdsPrivate: false,
      table: () => (panel && comparison ? panelRows(comparison[panel], plate, link) : tableRows(plate, link)),
    }
  }, [shown, comparison, figure, about, look])
  const { Tab } = tabs[tab]
  return (
    <Dialog title="Export and share" wide onClose={onClose}>
      <div className="sharing">
        <Segmented label="Take away" showLabel={false} value={tab} list={tabList} onChange={setTab} />
        <Tab shared={shared} />
      </div>
    </Dialog>
  )
}
