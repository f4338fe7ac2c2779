import './explore.css'
import { memo, useCallback } from 'react'
import type { Bounds } from '#core/domain/area.ts'
import { toggleSelected } from '#core/plate/choices.ts'
import type { Plate } from '#core/plate/plate.ts'
import { decodeView } from '#core/view/codec.ts'
import { themes } from '#figures/theme.ts'
import { Controls } from '#parts/controls.tsx'
import { Notices } from '#parts/notices.tsx'
import { Reading } from '#parts/reading.tsx'
import { Failure, Skeleton } from '#parts/states.tsx'
import { TrustStrip } from '#parts/trust-strip.tsx'
import { useAfterFrame } from '#stage/use-after-frame.ts'
import { usePlate } from '#state/use-plate.ts'
import { useGo, useView, useViewStore } from '#state/view-context.ts'
import { ClassControls } from './class-controls.tsx'
import { ExportMenu } from './export-menu.tsx'
import { MapCard } from './map-card.tsx'
import { questions } from './questions.ts'
import { PlaceSearch } from './search.tsx'
import { SelectedAreas } from './selected-areas.tsx'
import { Side } from './side.tsx'
import { SitesTable } from './sites-table.tsx'

/** Questions with their answers one click away; links, so that they open in a tab of their own as well. */
function Questions() {
  const go = useGo()
  const view = useView()
  return (
    <nav className="questions" aria-label="Ready-made maps">
      <h2>Start from</h2>
      <ul>
        {questions.map(({ name, query }) => (
          <li key={name}>
            <a
              href={query === '' ? '.' : `?${query}`}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return
                event.preventDefault()
                go({ ...decodeView(query).view, theme: view.theme })
              }}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** What the figures rest on, and the map in words. */
const Below = memo(function Below({ plate }: { readonly plate: Plate }) {
  return (
    <>
      <TrustStrip plate={plate} />
      <p className="quiet" role="note" aria-label="Description of the map">
        {plate.description}
      </p>
    </>
  )
})

/** The map of one measure, the areas ranked beside it, and what both rest on. */
export function Explore({ theme: id }: { readonly theme: 'light' | 'dark' }) {
  const theme = themes[id]
  const state = usePlate()
  const go = useGo()
  const view = useView()
  const { shown, catalogue } = state
  // The map, its legend and its words come first; what stands beside and below them follows in frames of its own.
  const later = useAfterFrame(shown)
  const store = useViewStore()
  const select = useCallback((code: string) => go(toggleSelected(store.getState().view, code)), [go, store])
  const choosePanel = useCallback((panel: 'ranked' | 'table') => go({ panel }), [go])
  if (!shown || !catalogue)
    return state.faults.length > 0 ? <Failure faults={state.faults} onRetry={state.retry} /> : <Skeleton />
  const { plate, atlas } = shown
  const zoomTo = (bounds: Bounds | null, how: 'push' | 'replace' = 'push') => go({ bounds }, how)
  return (
    <main
      className="explore"
      id="main"
      tabIndex={-1}
      aria-busy={state.loading || later !== shown}
      aria-labelledby="finding"
    >
      <Notices state={state} />
      <aside className="rail" aria-label="What is shown">
        <details className="rail-fold" open={window.matchMedia('(min-width: 721px)').matches}>
          <summary>Choose what is shown</summary>
          <div className="rail-fields">
            <Controls catalogue={catalogue} resolved={state.asked ?? shown.resolved} />
          </div>
        </details>
        <Questions />
      </aside>
      <div className="centre">
        <Reading plate={plate} />
        <MapCard
          shown={shown}
          theme={theme}
          onSelect={select}
          onBounds={zoomTo}
          onGeography={(geography) => go({ geography, selected: [], bounds: null, period: null })}
        />
        <ClassControls plate={plate} />
        <SitesTable plate={plate} />
      </div>
      <div className="side">
        <div className="toolbar">
          <PlaceSearch
            areas={atlas.areas}
            singular={plate.geography.singular}
            onPick={(code) => {
              const bounds = atlas.areas.find((area) => area.code === code)?.bounds ?? null
              const selected = [code, ...view.selected.filter((one) => one !== code)].slice(0, 8)
              go({ selected, bounds })
            }}
          />
          <ExportMenu shown={shown} theme={theme} />
        </div>
        {later ? <Side shown={later} theme={theme} onSelect={select} onPanel={choosePanel} /> : null}
        <SelectedAreas shown={shown} theme={theme} onDeselect={select} onZoom={(_, one) => zoomTo(one.area.bounds)} />
      </div>
      {later ? <Below plate={later.plate} /> : null}
    </main>
  )
}
