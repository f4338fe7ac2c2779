import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { panelsOf } from '#core/explore/panels.ts'
import { type Panel, panelIdText } from '#core/panel/panel.ts'
import type { Plate } from '#core/plate/plate.ts'
import { selectedSeries } from '#core/plate/series.ts'
import { type MapShapes, shapesOf } from '#figures/map/shapes.ts'
import { PanelFigure } from '#figures/panel/panel-figure.tsx'
import { drawingOf } from '#figures/panel/registry.ts'
import { plainSheet } from '#figures/sheet.ts'
import { themes } from '#figures/theme.ts'
import { catalogueQuery } from '#state/queries.ts'
import { useAreaPage, useAreaView } from '#state/use-area-page.ts'
import { useComparison } from '#state/use-comparison.ts'
import { useCoverage } from '#state/use-coverage.ts'
import { type LoadedPlate, usePlate, usePlateOf } from '#state/use-plate.ts'
import { useThemeId } from '#state/use-theme.ts'
import { useView } from '#state/view-context.ts'
import { DataTable } from '#ui/data-table.tsx'
import { useWidth } from '#ui/use-size.ts'
import { NotYet, Page } from './page.tsx'

type FramedProps = {
  readonly panels: readonly Panel[]
  readonly wanted: string
  readonly plate: Plate
  readonly shapes: MapShapes
  readonly busy: boolean
}

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
function Framed({ panels, wanted, plate, shapes, busy }: FramedProps) {
  const [ref, width] = useWidth<HTMLDivElement>()
  const theme = themes[useThemeId()]
  const view = useView()
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

/** A panel of Explore or Compare. */
export function ComparedPanel({ shown, wanted, busy }: { shown: LoadedPlate; wanted: string; busy: boolean }) {
  const { comparison, loading } = useComparison(shown)
  const { plate, resolved, atlas, topology } = shown
  const shapes = useMemo(() => shapesOf(topology, plate.geography, atlas.areas), [topology, plate, atlas])
  const panels = useMemo(
    () => [...Object.values(panelsOf(plate, selectedSeries(plate, resolved, atlas))), ...Object.values(comparison)],
    [plate, resolved, atlas, comparison],
  )
  return <Framed panels={panels} wanted={wanted} plate={plate} shapes={shapes} busy={busy || loading} />
}

/** A panel of My area. */
function FramedArea({ shown, wanted, busy }: { shown: LoadedPlate; wanted: string; busy: boolean }) {
  const { panels, loading, held } = useAreaPage(shown)
  const { plate, atlas, topology } = shown
  const shapes = useMemo(() => shapesOf(topology, plate.geography, atlas.areas), [topology, plate, atlas])
  const waits = busy || loading || held === null
  return <Framed panels={Object.values(panels)} wanted={wanted} plate={plate} shapes={shapes} busy={waits} />
}

function AreaPanel({ wanted }: { readonly wanted: string }) {
  const catalogue = useQuery(catalogueQuery).data ?? null
  const { shown, faults, loading, retry } = usePlateOf(useAreaView(useView(), catalogue))
  return shown && catalogue ? (
    <FramedArea shown={shown} wanted={wanted} busy={loading} />
  ) : (
    <NotYet faults={faults} retry={retry} />
  )
}

function PlatePanel({ wanted }: { readonly wanted: string }) {
  const { shown, faults, loading, retry } = usePlate()
  return shown ? (
    <ComparedPanel shown={shown} wanted={wanted} busy={loading} />
  ) : (
    <NotYet faults={faults} retry={retry} />
  )
}

function CoveragePanel({ wanted }: { readonly wanted: string }) {
  const { shown, progress, faults, retry } = useCoverage()
  if (!shown) return <NotYet faults={faults} retry={retry} />
  const { page, data, topology } = shown
  const shapes = shapesOf(topology, data.geography, data.areas)
  const panels = Object.values(page.panels)
  return <Framed panels={panels} wanted={wanted} plate={page.plate} shapes={shapes} busy={progress !== null} />
}

/** Any panel of any screen, for another site's page. @param panel its id as text */
export function PanelView({ panel }: { readonly panel: string }) {
  const { screen } = useView()
  if (screen === 'area') return <AreaPanel wanted={panel} />
  return screen === 'coverage' ? <CoveragePanel wanted={panel} /> : <PlatePanel wanted={panel} />
}
