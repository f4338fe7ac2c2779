import './explore.css'
import { memo, Suspense, useCallback } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Bounds } from '#core/domain/area.ts'
import { toggleSelected } from '#core/plate/choices.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import { withoutMine } from '#core/plate/tell-mine.ts'
import { decodeView } from '#core/view/codec.ts'
import { themes } from '#figures/theme.ts'
import { Controls } from '#parts/controls.tsx'
import { NextSteps } from '#parts/next-steps.tsx'
import { Notices } from '#parts/notices.tsx'
import { Rail } from '#parts/rail.tsx'
import { FindingTitle, PlateReading } from '#parts/reading.tsx'
import { Failure, Skeleton } from '#parts/states.tsx'
import { ViewLink } from '#parts/view-link.tsx'
import { lazyPart } from '#state/lazy-part.ts'
import { type LoadedPlate, usePlate } from '#state/use-plate.ts'
import { useGo, useView, useViewStore } from '#state/view-context.ts'
import { useDeferredToNextFrame } from '#ui/use-after-frame.ts'
import { useNarrow } from '#ui/use-narrow.ts'
import { ExportMenu } from './export-menu.tsx'
import { MapCard } from './map-card.tsx'
import { Side } from './side.tsx'

// What the first map can do without until it is there.
const TrustStrip = lazyPart('Sources', async () => (await import('#parts/trust-strip.tsx')).TrustStrip)
const FindPlace = lazyPart('The search for places', async () => (await import('./find-place.tsx')).FindPlace)
const SelectedAreas = lazyPart('The selected areas', async () => (await import('./selected-areas.tsx')).SelectedAreas)
const ChosenSheet = lazyPart('The selected area', async () => (await import('./selected-areas.tsx')).ChosenSheet)
const SitesTable = lazyPart('The table of sites', async () => (await import('./sites-table.tsx')).SitesTable)
const Relations = lazyPart('Where areas lie', async () => (await import('./relations.tsx')).Relations)
const MapLayout = lazyPart('The layout of the map in words', async () => (await import('./relations.tsx')).MapLayout)
const ClassControls = lazyPart('Classes and colours', async () => (await import('./class-controls.tsx')).ClassControls)
const MyArea = lazyPart('My area', async () => (await import('#parts/my-area.tsx')).MyArea)
const Questions = lazyPart('Ready-made maps', async () => (await import('./questions.tsx')).Questions)
const WhatIsReal = lazyPart('What is real', async () => (await import('./what-is-real.tsx')).WhatIsReal)

/** Placeholder of a section that is folded by default. */
const foldedClasses = (
  <details className="class-controls">
    <summary>Classes and colours</summary>
  </details>
)

/** What the figures rest on, and the map in words. */
const Below = memo(function Below({ plate, resolved }: { readonly plate: Plate; readonly resolved: Resolved }) {
  const { main, per, overlay } = resolved
  const indicators = [main.indicator, ...(per ? [per.indicator] : []), ...(overlay ? [overlay.indicator] : [])]
  return (
    <>
      <Suspense>
        <TrustStrip plate={plate} resolved={resolved} indicators={indicators} />
      </Suspense>
      <p className="quiet" role="note" aria-label="Description of the map">
        {plate.description}
      </p>
    </>
  )
})

/** The way to what the map alone does not answer. */
function ToCompare({ plate }: { readonly plate: Plate }) {
  return plate.change ? null : (
    <p className="to-compare">
      {'Is it more than chance? How many would close the gap? '}
      <ViewLink view={{ ...plate.view, screen: 'compare' }}>Compare answers</ViewLink>
    </p>
  )
}

/** What can be chosen. */
const Choices = memo(function Choices(props: { catalogue: Catalogue; resolved: Resolved; shown: LoadedPlate | null }) {
  return (
    <Rail what="shown" fields={<Controls {...props} />}>
      <Suspense>
        <Questions view={props.resolved.view} />
      </Suspense>
    </Rail>
  )
})

/** The map of one measure, the areas ranked beside it, and what both rest on. */
export function Explore({ theme: id }: { readonly theme: 'light' | 'dark' }) {
  const theme = themes[id]
  const state = usePlate()
  const go = useGo()
  const { shown, catalogue } = state
  // The map, its legend and its words come first; what stands beside and below them follows in frames of its own.
  const later = useDeferredToNextFrame(shown)
  const { asked } = state
  const menus = useDeferredToNextFrame(asked)
  const narrow = useNarrow()
  const store = useViewStore()
  const select = useCallback((code: string) => go(toggleSelected(store.getState().view, code)), [go, store])
  const choosePanel = useCallback((panel: 'ranked' | 'table') => go({ panel }), [go])
  const zoomTo = useCallback((bounds: Bounds | null, how: 'push' | 'replace' = 'push') => go({ bounds }, how), [go])
  const zoomToArea = useCallback((_: Plate, { area }: PlateArea) => zoomTo(area.bounds), [zoomTo])
  const { theme: chosenTheme, mine } = useView()
  const stepLink = useCallback(
    (query: string, name: string) => (
      <ViewLink view={{ ...decodeView(query).view, theme: chosenTheme, mine }}>{name}</ViewLink>
    ),
    [chosenTheme, mine],
  )
  const chooseGeography = useCallback(
    (geography: string) => go({ geography, selected: [], bounds: null, period: null }),
    [go],
  )
  if (!shown || !catalogue)
    return state.faults.length > 0 ? <Failure faults={state.faults} onRetry={state.retry} /> : <Skeleton />
  const { plate } = shown
  const beside = later ?? shown
  const busy = state.loading || later !== shown || menus !== asked
  // It stays until what was selected is there, so that nothing below moves up and down again.
  const unselected = later ? (
    <>
      <p className="hint">Areas that you select are shown here.</p>
      <Suspense>
        <WhatIsReal catalogue={catalogue} view={plate.view} />
      </Suspense>
    </>
  ) : null
  return (
    <main className="explore" id="main" tabIndex={-1} aria-busy={busy} aria-labelledby="finding">
      <Notices state={state} />
      <Choices catalogue={catalogue} resolved={menus ?? asked ?? shown.resolved} shown={later} />
      <div className="centre">
        <FindingTitle plate={plate} />
        {later ? (
          <Suspense>
            <MapLayout shown={later} catalogue={catalogue} />
          </Suspense>
        ) : null}
        <MapCard shown={shown} theme={theme} onSelect={select} onBounds={zoomTo} onGeography={chooseGeography} />
        {(plate.mine ?? plate.view.selected[0]) ? (
          <Suspense>
            <ChosenSheet {...shown} />
          </Suspense>
        ) : null}
        {/* On a phone the reader's own area is told in its box: here it would push away what is being chosen. */}
        <PlateReading plate={plate} sentences={narrow ? withoutMine(beside.plate) : beside.plate.sentences}>
          <NextSteps plate={plate} link={stepLink} />
        </PlateReading>
        {narrow ? <ToCompare plate={plate} /> : null}
        <Suspense fallback={foldedClasses}>
          <ClassControls plate={beside.plate} />
        </Suspense>
        {later ? (
          <Suspense>
            <Relations shown={later} catalogue={catalogue} />
          </Suspense>
        ) : null}
        {beside.plate.sites ? (
          <Suspense>
            <SitesTable sites={beside.plate.sites} />
          </Suspense>
        ) : null}
      </div>
      <div className="side">
        <div className="toolbar">
          <Suspense fallback={<div className="combobox" />}>
            <FindPlace shown={shown} catalogue={catalogue} />
          </Suspense>
          <ExportMenu shown={beside} settled={!busy} theme={theme} />
        </div>
        {later ? (
          <Suspense fallback={<div className="my-area" />}>
            <MyArea shown={later} catalogue={catalogue} />
          </Suspense>
        ) : null}
        {later ? <Side shown={later} theme={theme} onSelect={select} onPanel={choosePanel} /> : null}
        {narrow || !later ? null : <ToCompare plate={plate} />}
        {plate.view.selected.length > 0 ? (
          <Suspense fallback={unselected}>
            <SelectedAreas shown={shown} theme={theme} onDeselect={select} onZoom={zoomToArea} />
          </Suspense>
        ) : (
          unselected
        )}
      </div>
      {later ? <Below plate={later.plate} resolved={later.resolved} /> : null}
    </main>
  )
}
