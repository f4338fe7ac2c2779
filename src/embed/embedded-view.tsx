import { Suspense, useMemo, useState } from 'react'
import { periodText } from '#core/domain/period.ts'
import { geographiesFor } from '#core/plate/geographies-for.ts'
import type { Plate } from '#core/plate/plate.ts'
import { plainMapDrawing } from '#figures/map/map-drawing.tsx'
import { shapesOf } from '#figures/map/shapes.ts'
import { PanelFigure, type PanelFigureProps } from '#figures/panel/panel-figure.tsx'
import { plainSheet } from '#figures/sheet.ts'
import { type Theme, themes } from '#figures/theme.ts'
import { lazyPart } from '#state/lazy-part.ts'
import { type LoadedPlate, usePlate } from '#state/use-plate.ts'
import { useThemeId } from '#state/use-theme.ts'
import { useGo, useView } from '#state/view-context.ts'
import { Choice, Segmented } from '#ui/choice.tsx'
import { useSize } from '#ui/use-size.ts'
import type { FrameOptions } from './options.ts'
import { NotYet, Page } from './page.tsx'

const figureList = [
  { id: 'map', name: 'Map' },
  { id: 'ranked', name: 'Ranking' },
  { id: 'table', name: 'Table' },
] as const

type Drawing = PanelFigureProps<Plate>['drawing']

/** A figure whose drawing is loaded when it is first shown. */
const drawnLater = (name: string, load: () => Promise<Drawing>) =>
  lazyPart(name, async () => {
    const drawing = await load()
    return (props: Omit<PanelFigureProps<Plate>, 'drawing'>) => <PanelFigure {...props} drawing={drawing} />
  })

/** Loaded where there is no map, or on a click. */
const RankedFigure = drawnLater(
  'The ranking',
  async () => (await import('#figures/ranked-dots/ranked-drawing.tsx')).rankedDrawing,
)

/** The map with its names, which the first picture does not wait for. */
const NamedMap = drawnLater('The map', async () => (await import('#figures/map/map-with-names.ts')).mapDrawing)

/** Any other panel, with what composes and draws it. */
const PanelView = lazyPart('The figure', async () => (await import('./panel-view.tsx')).PanelView)

const Table = lazyPart('The table', async () => (await import('./table.tsx')).Table)

type FigureChoice = (typeof figureList)[number]['id']

/** The drawing alone; titles and sources are page text around it. */
function Picture({ shown, theme, figure }: { shown: LoadedPlate; theme: Theme; figure: 'map' | 'ranked' }) {
  const [ref, size] = useSize<HTMLDivElement>()
  const { plate, topology, atlas } = shown
  const shapes = useMemo(
    () => shapesOf(topology, plate.geography, atlas.areas),
    [topology, plate.geography, atlas.areas],
  )
  const width = size?.width ?? 0
  const sheet = plainSheet(width, figure === 'map' ? Math.max(300, size?.height ?? 0) : null)
  const panel = { id: { screen: 'explore', panel: figure }, body: plate, titled: () => plate } as const
  const picture = { panel, plate, shapes, theme, imprint: { date: '', permalink: '' }, sheet: { ...sheet, bare: true } }
  return (
    <div className="embed-picture" ref={ref}>
      {width === 0 ? null : figure === 'map' ? (
        <Suspense fallback={<PanelFigure {...picture} drawing={plainMapDrawing} />}>
          <NamedMap {...picture} />
        </Suspense>
      ) : (
        <Suspense fallback={null}>
          <RankedFigure {...picture} />
        </Suspense>
      )}
    </div>
  )
}

function Controls({
  shown,
  locked,
  figure,
  onFigure,
}: {
  readonly shown: LoadedPlate
  readonly locked: boolean
  readonly figure: FigureChoice
  readonly onFigure: (figure: FigureChoice) => void
}) {
  const go = useGo()
  const { resolved, atlas, plate } = shown
  const geographies = geographiesFor(atlas.catalogue, resolved).filter(({ areas }) => areas > 0)
  return (
    <div className="embed-controls">
      <Segmented label="Figures as" showLabel={false} value={figure} list={figureList} onChange={onFigure} />
      {plate.period !== null && plate.periods.length > 1 ? (
        <Choice
          label="When"
          value={plate.period}
          list={plate.periods.map(({ period }) => ({ id: period, name: periodText(period) }))}
          onChange={(period) => go({ period, fixed: true })}
        />
      ) : null}
      {locked || geographies.length < 2 ? null : (
        <Choice
          label="Geography"
          value={plate.geography.id}
          list={geographies.map(({ geography }) => ({ id: geography.id, name: geography.name }))}
          onChange={(geography) => go({ geography, selected: [], bounds: null, period: null })}
        />
      )}
    </div>
  )
}

/** The map of a measure, with its ranking and table. */
function MapView({ options }: { readonly options: FrameOptions }) {
  const theme = themes[useThemeId()]
  const { shown, faults, loading, retry } = usePlate()
  const view = useView()
  const [figure, setFigure] = useState<FigureChoice>('map')
  if (!shown) return <NotYet faults={faults} retry={retry} />
  const { plate } = shown
  const drawable = figure === 'map' && !plate.geography.hasShapes ? 'ranked' : figure
  return (
    <Page plate={plate} view={{ ...view, screen: 'explore' }} busy={loading}>
      {options.controls ? (
        <Controls shown={shown} locked={options.locked} figure={figure} onFigure={setFigure} />
      ) : null}
      {drawable === 'table' ? (
        <Suspense fallback={null}>
          <Table plate={plate} />
        </Suspense>
      ) : (
        <Picture shown={shown} theme={theme} figure={drawable} />
      )}
    </Page>
  )
}

/** One view for another site's page: quiet, light, with its sources and a link to the whole atlas. */
export function EmbeddedView({ options }: { readonly options: FrameOptions }) {
  if (options.panel === null) return <MapView options={options} />
  return (
    <Suspense fallback={null}>
      <PanelView panel={options.panel} />
    </Suspense>
  )
}
