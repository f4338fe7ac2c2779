import type { Plate } from '#core/plate/plate.ts'
import './coverage.css'
import { useCallback, useDeferredValue, useRef, useState } from 'react'
import { withSite } from '#core/coverage/edit-list.ts'
import { coveragePanelIds } from '#core/coverage/page.ts'
import type { Bounds, LonLat } from '#core/domain/area.ts'
import { toggleSelected } from '#core/plate/choices.ts'
import { panelLabels } from '#figures/coverage/panel-chart.tsx'
import { themes } from '#figures/theme.ts'
import { copyText } from '#io/clipboard.ts'
import { leavingLink } from '#io/leaving-link.ts'
import { Notices } from '#parts/notices.tsx'
import { Reading } from '#parts/reading.tsx'
import { Failure, Skeleton } from '#parts/states.tsx'
import { TrustStrip } from '#parts/trust-strip.tsx'
import { useAreaPointer } from '#parts/use-area-pointer.ts'
import { useCoverage } from '#state/use-coverage.ts'
import { useGo, useView, useViewStore } from '#state/view-context.ts'
import { Check } from '#ui/choice.tsx'
import { Notice } from '#ui/notice.tsx'
import { Slider } from '#ui/slider.tsx'
import { CoverageControls } from './controls.tsx'
import { CoverageMap } from './coverage-map.tsx'
import { OwnTables } from './own-tables.tsx'
import { CoverageDownloads, PanelCard } from './panel-card.tsx'
import { WhatIf } from './what-if.tsx'

/** How far a long calculation has come, and a way out of it. */
function Progress({ part, onCancel }: { readonly part: number; readonly onCancel: () => void }) {
  return (
    <div className="notice" role="status">
      <label>
        Calculating <progress value={part} max={1} />
      </label>
      <button type="button" className="button" onClick={onCancel}>
        Cancel
      </button>
    </div>
  )
}

/** The assumption that norms per patient rest on. */
function Treated() {
  const view = useView()
  const go = useGo()
  const { coverage } = view
  return (
    <Slider
      label="Patients treated for each 100 new cancers"
      value={coverage.treated}
      least={10}
      most={100}
      step={1}
      text={String(coverage.treated)}
      hint="Your assumption; the data package holds no figure. 52 is what guidelines implied for Australia (Delaney and others 2005, Cancer 104:1129)."
      onChange={(treated) => go({ coverage: { ...coverage, treated } }, 'replace')}
    />
  )
}

/** Staff in post are shown beside what norms imply only where they are asked for, as all that is held of them is made up. */
function WithSample() {
  const { sample } = useView()
  const go = useGo()
  return <Check label="Staff in post of the made-up sample" checked={sample} onChange={(on) => go({ sample: on })} />
}

const staffControls = (
  <>
    <Treated />
    <WithSample />
  </>
)

function CopyLink({ plate }: { readonly plate: Plate }) {
  const [said, setSaid] = useState('')
  const copy = async () => {
    try {
      await copyText(leavingLink(window.location, plate))
      setSaid('Link copied')
    } catch (fault) {
      setSaid(fault instanceof Error ? fault.message : String(fault))
    }
  }
  return (
    <>
      <button type="button" className="button" onClick={() => void copy()}>
        Copy link
      </button>
      <output className="said">{said}</output>
    </>
  )
}

/** Where services are, whom they reach, what staff that takes, and what would change if sites did. */
export function Coverage({ theme: id }: { readonly theme: 'light' | 'dark' }) {
  const theme = themes[id]
  const state = useCoverage()
  const store = useViewStore()
  const [placing, setPlacing] = useState(false)
  const [site, setSite] = useState('')
  const figures = useRef<HTMLDivElement>(null)
  // The view is asked for when it is needed: the map must not be drawn anew because a slider moves.
  const select = useCallback((code: string) => store.go(toggleSelected(store.getState().view, code)), [store])
  const bounds = useCallback((to: Bounds | null, how: 'push' | 'replace') => store.go({ bounds: to }, how), [store])
  useAreaPointer(figures, select)
  const { shown, progress, cancelled } = state
  const sites = shown?.page.sites
  const place = useCallback(
    (at: LonLat) => {
      setPlacing(false)
      const name = `${at[1].toFixed(2)}, ${at[0].toFixed(2)}`
      store.go({ edits: withSite(store.getState().view.edits, name, at, sites ?? []) })
    },
    [store, sites],
  )
  // The map goes first, the figures below it follow.
  const below = useDeferredValue(shown)
  if (!shown) return state.faults.length > 0 ? <Failure faults={state.faults} onRetry={state.retry} /> : <Skeleton />
  const { page } = shown
  const { plate } = page
  return (
    <main className="coverage" id="main" tabIndex={-1} aria-busy={progress !== null} aria-labelledby="finding">
      <Notices state={{ shown: { plate }, faults: state.faults, retry: state.retry }} />
      {progress === null ? null : <Progress part={progress} onCancel={state.cancel} />}
      {cancelled ? <Notice>The calculation was cancelled; what was last calculated stays.</Notice> : null}
      <aside className="rail" aria-label="What is shown">
        <details className="rail-fold" open={window.matchMedia('(min-width: 721px)').matches}>
          <summary>Choose what is shown</summary>
          <div className="rail-fields">
            <CoverageControls catalogue={shown.catalogue} />
          </div>
        </details>
        <OwnTables />
      </aside>
      <div className="centre">
        <Reading plate={plate} />
        <CoverageMap
          shown={shown}
          theme={theme}
          placing={placing}
          onPlace={place}
          onSelect={select}
          onBounds={bounds}
        />
        <CoverageDownloads shown={shown} id="map" theme={theme} label="Map" />
      </div>
      <div className="side">
        <WhatIf shown={shown} placing={placing} onPlacing={setPlacing} site={site} onSite={setSite} />
        <section className="method" aria-labelledby="method-title">
          <h2 id="method-title">How it is worked out</h2>
          {page.method.map((words) => (
            <p key={words}>{words}</p>
          ))}
          <div className="editor-buttons">
            <CopyLink plate={plate} />
          </div>
        </section>
      </div>
      <div className="coverage-figures" ref={figures}>
        <nav className="figure-nav" aria-label="Figures">
          {coveragePanelIds.map((one) => (
            <a key={one} href={`#figure-${one}`}>
              {panelLabels[one]}
            </a>
          ))}
        </nav>
        <div className="figure-grid">
          {coveragePanelIds.map((one) => (
            <PanelCard
              key={one}
              shown={below ?? shown}
              id={one}
              theme={theme}
              onSelect={select}
              controls={one === 'staff' ? staffControls : null}
            />
          ))}
        </div>
      </div>
      <TrustStrip plate={plate} />
      <p className="quiet" role="note" aria-label="Description of the map">
        {plate.description}
      </p>
    </main>
  )
}
