import { useMemo } from 'react'
import { type Panel, panelIdText } from '#core/panel/panel.ts'
import { shapesOf } from '#figures/map/shapes.ts'
import { PanelFigure } from '#figures/panel/panel-figure.tsx'
import { drawingOf } from '#figures/panel/registry.ts'
import { plainSheet } from '#figures/sheet.ts'
import { themes } from '#figures/theme.ts'
import { useThemeId } from '#state/use-theme.ts'
import { useView } from '#state/view-context.ts'
import { PanelsOfView, type ViewPanels } from '#state/view-panels.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { useWidth } from '#ui/use-size.ts'
import { NotYet, Page } from './page.tsx'

type FramedProps = ViewPanels & { readonly wanted: string }

function Table({ panel: { title, table } }: { readonly panel: Panel }) {
  return (
    <details>
      <summary>Table</summary>
      <DataTable
        caption={title}
        columns={table.columns.map(({ id, name, numeric }, at) => ({
          id,
          name,
          numeric,
          cell: (row: (typeof table.rows)[number]) => row.cells[at]?.text ?? '',
        }))}
        rows={table.rows}
        keyOf={({ key }) => key}
      />
    </details>
  )
}

/** One of the panels of a page, or the reason why it is not there. */
export function Framed({ panels, wanted, plate, topology, geography, areas, busy }: FramedProps) {
  const [ref, width] = useWidth<HTMLDivElement>()
  const theme = themes[useThemeId()]
  const view = useView()
  const shapes = useMemo(() => shapesOf(topology, geography, areas), [topology, geography, areas])
  const panel = panels.find(({ id }) => panelIdText(id) === wanted)
  const lacks = panel ? panel.lacks : `There is no figure “${wanted}”.`
  return (
    <Page plate={panel?.titled() ?? plate} view={view} busy={busy}>
      <div className="embed-picture" ref={ref}>
        {panel && lacks === null && width !== null ? (
          <PanelFigure
            panel={panel}
            drawing={drawingOf(panel.id)}
            plate={plate}
            shapes={shapes}
            theme={theme}
            imprint={{ date: '', permalink: '' }}
            sheet={{ ...plainSheet(width), bare: true }}
          />
        ) : null}
        {lacks === null ? null : <p role="status">{lacks}</p>}
      </div>
      {panel && panel.table.rows.length > 0 ? <Table panel={panel} /> : null}
    </Page>
  )
}

/** Any panel of any screen, for another site's page. @param panel its id as text */
export function PanelView({ panel }: { readonly panel: string }) {
  return (
    <PanelsOfView waiting={(faults, retry) => <NotYet faults={faults} retry={retry} />}>
      {(loaded) => <Framed {...loaded} wanted={panel} />}
    </PanelsOfView>
  )
}
